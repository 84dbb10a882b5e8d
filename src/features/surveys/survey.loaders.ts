import type { LoaderDefinition } from '../../platform/graphql/loader';
import { findLastScores, type LastScoreRequest } from './survey-answer.repository';
import type { LastScore } from './survey.type';

export const lastScore: LoaderDefinition<LastScoreRequest, LastScore | null> = {
  name: 'lastScore',
  keyText: ({ customerIds, metric }) => `${metric} ${customerIds.join()}`,
  load: ({ db, scope }, requests) => findLastScores(db, scope, requests),
};
