import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { CalendarDay, TimeZone } from '../../platform/graphql/scalars';
import { Weighs } from '../../platform/graphql/weight';
import { MutationInput } from '../../platform/mutations/mutation.input';
import type { ChangeRefusal } from '../../platform/mutations/refusal';
import { defineUserError } from '../../platform/mutations/user-error';
import { BusinessCalendar, HOURS, SPECIAL_DAYS_CAP, WeekdayEnum } from './business-calendar.type';
import { LONGEST_NAME } from './define-calendar';
import type { Weekday } from './domain/opening-hours';

@InputType({ description: 'The usual hours of a day of the week.' })
export class WeekdayHoursInput {
  @Field(() => WeekdayEnum, { description: 'Which day.' })
  weekday!: Weekday;

  @Field(() => [String], { description: HOURS })
  hours!: string[];
}

@InputType({ description: 'A day whose hours are not those of its weekday.' })
export class SpecialDayInput {
  @Field(() => CalendarDay, { description: 'Which day, as the place counts days.' })
  date!: string;

  @Field(() => String, {
    description: `What day it is, such as the name of the holiday: 1 to ${String(LONGEST_NAME)} characters.`,
  })
  name!: string;

  @Field(() => [String], { defaultValue: [], description: `${HOURS} Closed when left out.` })
  hours!: string[];
}

@InputType({ description: 'A calendar to make, or to put in the place of that of the same code.' })
export class DefineCalendarInput extends MutationInput {
  @Field(() => String, {
    description: 'Short, unique, stable: 1 to 64 small letters, digits and hyphens between them.',
  })
  code!: string;

  @Field(() => String, {
    description: `What people call it: 1 to ${String(LONGEST_NAME)} characters.`,
  })
  name!: string;

  @Field(() => TimeZone, { description: 'The zone whose clocks its hours and days are told by.' })
  timeZone!: string;

  @Field(() => [WeekdayHoursInput], {
    description: 'The usual hours, each day once at most. Closed on days that are left out.',
  })
  week!: WeekdayHoursInput[];

  @Field(() => [SpecialDayInput], {
    defaultValue: [],
    description: `Holidays and shortened days, each date once, at most ${String(SPECIAL_DAYS_CAP)}. All there are: what is left out is forgotten.`,
  })
  specialDays!: SpecialDayInput[];

  @Field(() => Int, {
    nullable: true,
    description:
      'The `version` that you have seen of what is there: refused with CONFLICT when another has taken its place. Whatever is there, or is not, when left out.',
  })
  expectedVersion?: number | null;
}

const BusinessCalendarError = defineUserError('BusinessCalendar');

@ObjectType({ simpleResolvers: true, description: 'The calendar that was made or changed.' })
export class DefineCalendarPayload {
  @Field(() => BusinessCalendar, {
    nullable: true,
    description: 'The calendar as it is now; null when refused.',
  })
  businessCalendar!: BusinessCalendar | null;

  @Weighs({ listSize: { assumedSize: 1 } })
  @Field(() => [BusinessCalendarError], {
    description: 'Why nothing was done, at most 1; empty when it was.',
  })
  userErrors!: readonly ChangeRefusal[];
}
