import { Field, InputType, Int } from 'type-graphql';
import { Duration } from '../../platform/graphql/scalars';

/** Beyond that nobody counts in working time. */
export const MOST_HOURS = 2_000;
export const MOST_DAYS = 500;

@InputType({
  description: 'So much time in which people are there: hours or days, one of both.',
})
export class WorkingTimeInput {
  @Field(() => String, { description: 'Code of the calendar that says when people are there.' })
  calendar!: string;

  @Field(() => Int, {
    nullable: true,
    description: `Hours of real time within its openings, 1 to ${String(MOST_HOURS)}.`,
  })
  hours?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Days on which people are there, after the day of the request, 1 to ${String(MOST_DAYS)}: until the end of the last one.`,
  })
  days?: number | null;
}

@InputType({
  description: 'How long from the moment of the request on: exactly one of the fields.',
})
export class DueWithinInput {
  @Field(() => Duration, {
    nullable: true,
    description: 'So long by the calendar of UTC, whoever is there or not: `PT24H`, `P3D`.',
  })
  duration?: string;

  @Field(() => WorkingTimeInput, {
    nullable: true,
    description: 'So long while people are there.',
  })
  workingTime?: WorkingTimeInput;
}
