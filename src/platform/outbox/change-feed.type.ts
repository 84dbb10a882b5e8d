import { Field, ID, ObjectType } from 'type-graphql';
import type { GlobalId } from '../../kernel/global-id';
import { DateTime } from '../graphql/scalars';

/** Events of one answer. */
export const MOST_EVENTS = 100;

@ObjectType({
  simpleResolvers: true,
  description: 'That something was changed: what and whose, but not how. Read it anew by `node(id)`.',
})
export class ChangeEvent {
  @Field(() => String, { description: 'What was done: `promise:make`, `case:resolve`.' })
  topic!: string;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  at!: Date;

  @Field(() => ID, { description: 'What it was done to.' })
  object!: GlobalId;

  @Field(() => ID, {
    nullable: true,
    description:
      'Whose fact that is, when it was done; of an account, which is told of once for each, one of those who hold it. Null of nobody’s, and of what is no fact of a customer, which those hear of who are there for the whole bank.',
  })
  customer!: GlobalId | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What has happened, in order, from one position to the next.',
})
export class ChangeFeed {
  @Field(() => [ChangeEvent], {
    description: `The events that you may hear of, at most ${String(MOST_EVENTS)}; there may be none, and more behind them.`,
  })
  events!: readonly ChangeEvent[];

  @Field(() => String, {
    description:
      'Where to read on: `after` of the next question. Keep it once you have dealt with the events.',
  })
  next!: string;

  @Field(() => Boolean, {
    description: 'Whether nothing waits behind `next` by now: then ask again after a while.',
  })
  isCaughtUp!: boolean;
}
