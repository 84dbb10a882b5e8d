import { Field, Int, ObjectType } from 'type-graphql';
import type { Id } from '../../kernel/id';
import type { CustomerIds } from '../../platform/db/page-per-customer';
import { DateTime } from '../../platform/graphql/scalars';
import { Settlement } from './interaction.type';

@ObjectType({
  simpleResolvers: true,
  description:
    'Contacts of one customer about one reason, on whatever channel, each within the operator’s window of the one before (14 days unless set). Records of outcome PHANTOM and MISSED are no contacts.',
})
export class ContactChain {
  @Field(() => DateTime, { description: 'When its first contact started.' })
  startedAt!: Date;

  @Field(() => DateTime, { description: 'When its last contact started.' })
  lastContactAt!: Date;

  @Field(() => Int, { description: 'How many contacts it has, 1 or more.' })
  contacts!: number;

  @Field(() => Settlement, {
    description: 'Whether its last contact settled the matter; UNKNOWN while that runs.',
  })
  settlement!: Settlement;
}

export interface ContactChainRow extends ContactChain {
  readonly customerIds: CustomerIds;
  /** The reason that all of it is about, as deep in the tree as the operator has set. */
  readonly topicId: Id;
}
