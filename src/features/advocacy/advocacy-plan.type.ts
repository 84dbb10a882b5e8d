import { Field, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';

@ObjectType({
  simpleResolvers: true,
  description: 'What the bank means to reach with an advocate, and by when.',
})
export class AdvocacyPlan {
  @Field(() => String, { description: 'What is to be reached.' })
  goal!: string;

  @Field(() => String, { description: 'The first day of its period, as `YYYY-MM-DD`.' })
  startsOn!: string;

  @Field(() => String, { description: 'The last day of its period, as `YYYY-MM-DD`.' })
  endsOn!: string;
}

export interface AdvocacyPlanRow extends AdvocacyPlan {
  readonly id: Id;
  readonly ownerId: Id | null;
}
