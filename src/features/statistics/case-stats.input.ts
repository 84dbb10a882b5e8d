import { defineEnum } from '../../platform/graphql/enum';
import type { CaseFilter } from '../cases/case.input';
import type { AskedCut } from './asked-cut';

export const CaseGrouping = defineEnum('CaseGrouping', 'What cases may be grouped by.', {
  KIND: 'What kind of matter they are.',
  STATUS: 'Where they stand.',
  PRIORITY: 'How soon they want attention.',
  CHANNEL: 'The channel that they came by.',
  REASON: 'What they are about, exactly: a node of the reason tree.',
  PRODUCT: 'The product that they are about.',
  OWNER: 'Who settles them.',
});
export type CaseGrouping = keyof typeof CaseGrouping;

/** What is asked about cases. Two questions with the same text are the same. */
export interface CaseQuestion extends AskedCut<CaseFilter, CaseGrouping> {
  readonly text: string;
}
