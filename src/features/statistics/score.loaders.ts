import { badUserInput } from '../../platform/graphql/errors';
import type { LoaderDefinition } from '../../platform/graphql/loader';
import { checkGroupCount } from './cut.input';
import { inOrder } from './domain/group-order';
import { DEFINITIONS, distributionOn, scoreOf } from './domain/score';
import type { ScoreQuestion } from './score.input';
import { countScores, type CountedScore } from './score.repository';
import type { NoScoreReason, ScoreGroupRow } from './score.type';

/** Groups times the scores of their scales. */
const MOST_COUNTS = 20_000;

/** The counts of one group on one scale. */
function byGroup(counted: readonly CountedScore[]): (readonly [CountedScore, ...CountedScore[]])[] {
  const groups = new Map<string, [CountedScore, ...CountedScore[]]>();
  for (const one of counted) {
    const group = `${one.group} ${String(one.scaleMin)} ${String(one.scaleMax)}`;
    const counts = groups.get(group);
    if (counts) counts.push({ ...one, group });
    else groups.set(group, [{ ...one, group }]);
  }
  return [...groups.values()];
}

function toGroup(
  counts: readonly [CountedScore, ...CountedScore[]],
  { metric, minimumSample }: ScoreQuestion,
): ScoreGroupRow {
  const [{ keys, group, period, scaleMin, scaleMax }] = counts;
  const scale = { min: scaleMin, max: scaleMax };
  const { figure, mean, ...score } = scoreOf(metric, scale, counts);
  const isEnough = score.n >= minimumSample;
  const noValueBecause: NoScoreReason | null =
    figure === null ? 'OTHER_SCALE' : isEnough ? null : 'BELOW_MINIMUM_SAMPLE';
  const shown = isEnough ? figure : null;
  return {
    ...keys,
    ...score,
    group,
    period,
    metric,
    scale,
    definition: DEFINITIONS[metric],
    value: shown?.value ?? null,
    noValueBecause,
    ci95: shown?.ci95 ?? null,
    mean: isEnough ? mean : null,
    distribution: distributionOn(scale, counts),
  };
}

export const scoreGroups: LoaderDefinition<ScoreQuestion, readonly ScoreGroupRow[]> = {
  name: 'scoreGroups',
  keyText: ({ text }) => text,
  load: ({ db, scope }, questions) =>
    Promise.all(
      questions.map(async (question) => {
        const counted = await countScores(db, scope, question, MOST_COUNTS + 1);
        if (counted.length > MOST_COUNTS) {
          throw badUserInput(
            `There are more than ${MOST_COUNTS.toLocaleString('en')} scores to tell apart. Narrow "filter", take a longer "period" or group by less.`,
          );
        }
        const groups = byGroup(counted).map((counts) => toGroup(counts, question));
        checkGroupCount(groups.length, question.maxGroups);
        return inOrder(groups, ({ n }) => n);
      }),
    ),
};
