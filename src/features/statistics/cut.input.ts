import { ArgsType, Field, Int } from 'type-graphql';
import { createTimeZone, isTimeZone } from '../../kernel/time-zone';
import { defineEnum } from '../../platform/graphql/enum';
import { badUserInput, quoted } from '../../platform/graphql/errors';
import { TimeZone } from '../../platform/graphql/scalars';
import { AGGREGATE_WEIGHT, type FieldWeight } from '../../platform/graphql/weight';
import type { PeriodCut, PeriodLength } from './domain/period';

const PeriodType = defineEnum('Period', 'A stretch of the calendar, by the clocks of one place.', {
  HOUR: 'An hour. One that the clocks show twice is two periods; one that they leap over is none.',
  DAY: 'From midnight to midnight: 23 or 25 hours when the clocks change.',
  WEEK: 'From Monday to Sunday.',
  MONTH: 'From the first of a month to the last.',
});

/** The most groups that one may ask for. */
const MOST_GROUPS = 1_000;
const USUAL_GROUPS = 100;
const MOST_GROUPINGS = 2;

@ArgsType()
export class CutArgs {
  @Field(() => PeriodType, {
    nullable: true,
    description: 'Groups by period of time too. Counts as one of the two groupings; needs `timeZone`.',
  })
  period?: PeriodLength | null;

  @Field(() => TimeZone, {
    nullable: true,
    description: 'The place whose clocks the periods are cut by.',
  })
  timeZone?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Groups by an attribute too: its key, as `attributeDefinitions` has it. Counts as one of the two groupings.',
  })
  groupByAttribute?: string | null;

  @Field(() => Int, {
    defaultValue: USUAL_GROUPS,
    description:
      'How many groups there may be, 1 to 1,000: the question is weighed as if there were so many, and one that has more is refused.',
  })
  maxGroups!: number;
}

/** Without a grouping there is one group. */
export const GROUPS_WEIGHT: FieldWeight = {
  cost: AGGREGATE_WEIGHT,
  listSize: {
    slicingArguments: ['maxGroups'],
    slicedWith: ['groupBy', 'groupByAttribute', 'period'],
    requireOneSlicingArgument: false,
  },
};

/** Each scale is a group, also without a grouping. */
export const SCORES_WEIGHT: FieldWeight = {
  cost: AGGREGATE_WEIGHT,
  listSize: { slicingArguments: ['maxGroups'], requireOneSlicingArgument: false },
};

function checkedPeriod({ period, timeZone }: CutArgs): PeriodCut | null {
  if (period == null) {
    if (timeZone != null) throw badUserInput('"timeZone" is given without "period". Say which period.');
    return null;
  }
  if (timeZone == null) {
    throw badUserInput('"period" needs "timeZone": the place whose clocks count, such as "Europe/Prague".');
  }
  if (!isTimeZone(timeZone)) {
    throw badUserInput(`"timeZone" is ${quoted(timeZone)}, which is no time zone of the IANA list.`);
  }
  return { length: period, zone: createTimeZone(timeZone) };
}

/** How facts are asked to be grouped, checked: at most two groupings, attribute and period included. */
export function checkedGrouping<Grouping extends string>(
  groupBy: readonly Grouping[] | null | undefined,
  args: CutArgs,
): {
  readonly groupBy: readonly Grouping[];
  readonly period: PeriodCut | null;
  readonly maxGroups: number;
} {
  const { maxGroups } = args;
  if (maxGroups < 1 || maxGroups > MOST_GROUPS) {
    throw badUserInput(
      `"maxGroups" must be 1 to ${MOST_GROUPS.toLocaleString('en')}, not ${String(maxGroups)}.`,
    );
  }
  const chosen = [...new Set(groupBy ?? [])];
  const period = checkedPeriod(args);
  const count = chosen.length + (args.groupByAttribute == null ? 0 : 1) + (period ? 1 : 0);
  if (count > MOST_GROUPINGS) {
    throw badUserInput(
      `"groupBy", "groupByAttribute" and "period" ask for ${String(count)} groupings; at most ${String(MOST_GROUPINGS)} are allowed.`,
    );
  }
  return { groupBy: chosen, period, maxGroups };
}

/** Refuses an answer of more groups than were asked for: which of them to leave out nobody could tell. */
export function checkGroupCount(count: number, maxGroups: number): void {
  if (count <= maxGroups) return;
  const more =
    maxGroups < MOST_GROUPS ? `raise "maxGroups" (at most ${MOST_GROUPS.toLocaleString('en')}), ` : '';
  throw badUserInput(
    `There are more than ${maxGroups.toLocaleString('en')} groups: ${more}narrow "filter", take a longer "period" or group by less.`,
  );
}
