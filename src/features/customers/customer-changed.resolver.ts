import { Arg, Ctx, Field, ID, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { GlobalId } from '../../kernel/global-id';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { idArgument } from '../../platform/graphql/node';
import { DateTime } from '../../platform/graphql/scalars';
import { hear, hearing } from '../../platform/live/live-events';
import type { OrderedEvent } from '../../platform/outbox/ordered-event';
import { customerById } from './customer.loaders';
import { Customer, customerName, type CustomerRow } from './customer.type';

@ObjectType({
  simpleResolvers: true,
  description: 'Something that was done to a customer, or to a fact of theirs.',
})
class CustomerChange {
  @Field(() => String, { description: 'What was done: `promise:make`, `case:resolve`.' })
  topic!: string;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  at!: Date;

  @Field(() => ID, { description: 'What it was done to: read it by `node(id)`.' })
  object!: GlobalId;

  @Field(() => Customer, { description: 'The customer as they are now.' })
  customer!: CustomerRow;
}

interface Subject {
  readonly id: GlobalId;
}

@Resolver()
export class CustomerChangedResolver {
  @Requires('customer:read')
  @Subscription(() => CustomerChange, {
    nullable: true,
    description:
      'Hears of everything that is done to a customer and their facts, from now on, and of whoever has been merged into them by now. What was missed while nobody listened is in `changes`. Of a customer who is unknown or not yours to see nothing is ever heard.',
    subscribe: hearing(async ({ id }: Subject, { loaders, events }) => {
      const customer = await loaders.load(customerById, idArgument('id', id, customerName));
      const ids: readonly string[] = customer?.ids ?? [];
      return hear(events, ({ customerId }) => customerId !== null && ids.includes(customerId));
    }),
  })
  async customerChanged(
    @Arg('id', () => ID, { description: 'Which customer.' }) id: GlobalId,
    @Root() { topic, at, object }: OrderedEvent,
    @Ctx() { loaders }: RequestContext,
  ): Promise<CustomerChange | null> {
    const customer = await loaders.load(customerById, idArgument('id', id, customerName));
    return customer && { topic, at, object, customer };
  }
}
