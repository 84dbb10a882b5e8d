import { ArgsType, Field } from 'type-graphql';
import { createTimeZone, isTimeZone } from '../../kernel/time-zone';
import { defineEnum } from '../../platform/graphql/enum';
import { badUserInput } from '../../platform/graphql/errors';
import { TimeZone } from '../../platform/graphql/scalars';
import type { PeriodCut, PeriodLength } from './domain/period';

const PeriodType = defineEnum('Period', 'A stretch of the calendar, by the clocks of one place.', {
  HOUR: 'An hour. One that the clocks show twice is two periods; one that they leap over is none.',
  DAY: 'From midnight to midnight: 23 or 25 hours when the clocks change.',
  WEEK: 'From Monday to Sunday.',
  MONTH: 'From the first of a month to the last.',
});

/** The most groups of one answer. */
export const MOST_GROUPS = 1_000;
const MOST_GROUPINGS = 2;

@ArgsType()
export class PeriodArgs {
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
}

function checkedPeriod({ period, timeZone }: PeriodArgs): PeriodCut | null {
  if (period == null) {
    if (timeZone != null) throw badUserInput('"timeZone" is given without "period". Say which period.');
    return null;
  }
  if (timeZone == null) {
    throw badUserInput('"period" needs "timeZone": the place whose clocks count, such as "Europe/Prague".');
  }
  if (!isTimeZone(timeZone)) {
    throw badUserInput(`"timeZone" is ${JSON.stringify(timeZone)}, which is no time zone of the IANA list.`);
  }
  return { length: period, zone: createTimeZone(timeZone) };
}

/** How facts are asked to be grouped, checked: at most two groupings, the period included. */
export function checkedGrouping<Grouping extends string>(
  groupBy: readonly Grouping[] | null | undefined,
  args: PeriodArgs,
): { readonly groupBy: readonly Grouping[]; readonly period: PeriodCut | null } {
  const chosen = [...new Set(groupBy ?? [])];
  const period = checkedPeriod(args);
  const count = chosen.length + (period ? 1 : 0);
  if (count > MOST_GROUPINGS) {
    throw badUserInput(
      `"groupBy" and "period" ask for ${String(count)} groupings; at most ${String(MOST_GROUPINGS)} are allowed.`,
    );
  }
  return { groupBy: chosen, period };
}

/** Refuses an answer of more groups than anybody reads. */
export function checkGroupCount(count: number): void {
  if (count > MOST_GROUPS) {
    throw badUserInput(
      `There are more than ${MOST_GROUPS.toLocaleString('en')} groups. Narrow "filter", take a longer "period" or group by less.`,
    );
  }
}
