import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { defineEnum } from '../../platform/graphql/enum';
import { Node, type NodeName } from '../../platform/graphql/node';
import { CalendarDay, TimeZone } from '../../platform/graphql/scalars';
import { Weighs } from '../../platform/graphql/weight';
import type { OpeningHours, Weekday } from './domain/opening-hours';

/** Calendars of a bank. */
export const CALENDARS_CAP = 20;
/** Special days of a calendar: the holidays of some years. */
export const SPECIAL_DAYS_CAP = 100;
/** Spans of one day. */
export const SPANS_CAP = 5;

const SPANS = `spans of local time such as \`09:00-17:00\`, at most ${String(SPANS_CAP)}. One that ends before it begins ends on the day after; \`00:00-24:00\` is the whole day`;
export const HOURS = `Its hours: ${SPANS}.`;

export const WeekdayEnum = defineEnum<Weekday>('Weekday', 'A day of the week.', {
  MONDAY: 'Monday.',
  TUESDAY: 'Tuesday.',
  WEDNESDAY: 'Wednesday.',
  THURSDAY: 'Thursday.',
  FRIDAY: 'Friday.',
  SATURDAY: 'Saturday.',
  SUNDAY: 'Sunday.',
});

@ObjectType({ simpleResolvers: true, description: 'The usual hours of a day of the week.' })
export class WeekdayHours {
  @Field(() => WeekdayEnum, { description: 'Which day.' })
  weekday!: Weekday;

  @Field(() => [String], { description: `${HOURS} Empty: closed.` })
  hours!: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: 'A day whose hours are not those of its weekday.' })
export class SpecialDayHours {
  @Field(() => CalendarDay, { description: 'Which day, as the place counts days.' })
  date!: string;

  @Field(() => String, { description: 'What day it is, such as the name of the holiday.' })
  name!: string;

  @Field(() => [String], { description: `${HOURS} Empty: closed.` })
  hours!: readonly string[];
}

@ObjectType({ implements: Node, simpleResolvers: true, description: 'When people are there, at one place.' })
export class BusinessCalendar extends Node {
  @Field(() => ID, { description: 'Begins with `cal_`.' })
  override id!: Id;

  @Field(() => String, { description: 'Short, unique, stable: what `dueWithin` names it by.' })
  code!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => TimeZone, { description: 'The zone whose clocks its hours and days are told by.' })
  timeZone!: string;

  @Weighs({ listSize: { assumedSize: 7 } })
  @Field(() => [WeekdayHours], { description: 'The usual hours, from Monday on; at most 7 days.' })
  week!: readonly WeekdayHours[];

  @Weighs({ listSize: { assumedSize: SPECIAL_DAYS_CAP } })
  @Field(() => [SpecialDayHours], {
    description: `Holidays and shortened days, in their order; at most ${String(SPECIAL_DAYS_CAP)}.`,
  })
  specialDays!: readonly SpecialDayHours[];

  @Field(() => Int, { description: 'Counts the changes, from 1.' })
  version!: number;
}

/** A calendar as its row has it. */
export interface StoredCalendar extends OpeningHours {
  readonly id: Id;
  readonly code: string;
  readonly name: string;
  readonly timeZone: string;
  readonly version: number;
}

export const calendarName: NodeName = { typeName: 'BusinessCalendar', prefix: 'cal' };
