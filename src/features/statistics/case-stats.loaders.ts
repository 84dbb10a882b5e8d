import type { LoaderDefinition } from '../../platform/graphql/loader';
import type { CaseQuestion } from './case-stats.input';
import { findCaseGroups, RESOLVING } from './case-stats.repository';
import type { CaseStatsRow } from './case-stats.type';
import { checkGroupCount } from './cut.input';
import { defineDistributionLoader } from './distribution.loaders';
import { inOrder } from './domain/group-order';

const DAY_SECONDS = 86_400;

export const caseGroups: LoaderDefinition<CaseQuestion, readonly CaseStatsRow[]> = {
  name: 'caseGroups',
  keyText: ({ text }) => text,
  load: ({ db, scope }, questions) =>
    Promise.all(
      questions.map(async (question) => {
        const groups = await findCaseGroups(db, scope, question, question.maxGroups + 1);
        checkGroupCount(groups.length, question.maxGroups);
        return inOrder(groups, ({ count }) => count);
      }),
    ),
};

export const daysToResolve = defineDistributionLoader(RESOLVING, DAY_SECONDS);
