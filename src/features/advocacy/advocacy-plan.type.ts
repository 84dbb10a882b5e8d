import { Field, Int, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { CalendarDay } from '../../platform/graphql/scalars';

@ObjectType({
  simpleResolvers: true,
  description: 'What the bank means to reach with an advocate, and by when.',
})
export class AdvocacyPlan {
  @Field(() => String, { nullable: true, description: 'What is to be reached, in words. Personal.' })
  goal!: string | null;

  @Field(() => CalendarDay, { description: 'The first day of its period.' })
  startsOn!: string;

  @Field(() => CalendarDay, { description: 'The last day of its period.' })
  endsOn!: string;

  @Field(() => Int, { description: 'Counts the changes of it, from 1 on; see `expectedVersion`.' })
  version!: number;
}

export interface AdvocacyPlanRow extends AdvocacyPlan {
  readonly id: Id;
  readonly customerId: Id;
  readonly ownerId: Id | null;
}
