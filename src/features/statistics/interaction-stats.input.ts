import { defineEnum } from '../../platform/graphql/enum';
import type { InteractionFilter } from '../interactions/interaction.input';
import type { AskedCut } from './asked-cut';

export const InteractionGrouping = defineEnum('InteractionGrouping', 'What contacts may be grouped by.', {
  CHANNEL: 'The way that they took.',
  DIRECTION: 'Who reached out.',
  OUTCOME: 'How they came to their end.',
  SETTLEMENT: 'Whether the matter was settled.',
  LANGUAGE: 'The language.',
  REASON: 'What they were about, exactly: a node of the reason tree.',
  AGENT: 'Who had them.',
  TEAM: 'The team of who had them, as it is now.',
  QUEUE: 'The queue that they waited in.',
});
export type InteractionGrouping = keyof typeof InteractionGrouping;

/** What is asked about contacts. Two questions with the same text are the same. */
export interface InteractionQuestion extends AskedCut<InteractionFilter, InteractionGrouping> {
  readonly text: string;
  readonly withinSeconds: number;
}
