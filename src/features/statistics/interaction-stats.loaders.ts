import type { LoaderDefinition } from '../../platform/graphql/loader';
import { checkGroupCount } from './cut.input';
import { defineDistributionLoader } from './distribution.loaders';
import { inOrder } from './domain/group-order';
import type { InteractionQuestion } from './interaction-stats.input';
import { findInteractionGroups, HANDLING, WAITS } from './interaction-stats.repository';
import type { InteractionStatsRow } from './interaction-stats.type';

export const interactionGroups: LoaderDefinition<InteractionQuestion, readonly InteractionStatsRow[]> = {
  name: 'interactionGroups',
  keyText: ({ text }) => text,
  load: ({ db, scope }, questions) =>
    Promise.all(
      questions.map(async (question) => {
        const groups = await findInteractionGroups(db, scope, question, question.maxGroups + 1);
        checkGroupCount(groups.length, question.maxGroups);
        return inOrder(groups, ({ count }) => count);
      }),
    ),
};

export const waits = defineDistributionLoader(WAITS);
export const handling = defineDistributionLoader(HANDLING);
