import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Money } from '../../kernel/money';
import type { RequestContext } from '../../platform/graphql/context';
import { productById } from '../accounts/account.loaders';
import { Product, type ProductRow } from '../accounts/product.type';
import { agentById } from '../agents/agent.loaders';
import { Agent, type AgentRow } from '../agents/agent.type';
import { contactReasonById } from '../contact-reasons/contact-reason.loaders';
import { ContactReason, type ContactReasonRow } from '../contact-reasons/contact-reason.type';
import { customerById } from '../customers/customer.loaders';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { interactionById } from '../interactions/interaction.loaders';
import { Interaction, type InteractionRow } from '../interactions/interaction.type';
import { Case, type CaseRow } from './case.type';

@Resolver(() => Case)
export class CaseResolver {
  @FieldResolver()
  redress(@Root() { redressAmount: amount, redressCurrency: currency }: CaseRow): Money | null {
    return amount === null || currency === null ? null : { amount, currency };
  }

  @FieldResolver()
  answeredInTime(@Root() { answeredInTime }: CaseRow): boolean | null {
    return answeredInTime === null ? null : answeredInTime === 1;
  }

  @FieldResolver(() => Customer, {
    nullable: true,
    description: 'Whose case it is; null when nobody could be named.',
  })
  customer(
    @Root() { customerId }: CaseRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CustomerRow | null> | null {
    return loaders.show(customerById, customerId, info);
  }

  @FieldResolver(() => Interaction, {
    nullable: true,
    description: 'The contact in which it was brought up; null when not known.',
  })
  interaction(
    @Root() { interactionId }: CaseRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<InteractionRow | null> | null {
    return loaders.show(interactionById, interactionId, info);
  }

  @FieldResolver(() => Agent, {
    nullable: true,
    description: 'Who settles it; null when nobody has taken it.',
  })
  owner(@Root() { ownerId }: CaseRow, @Ctx() { loaders }: RequestContext): Promise<AgentRow | null> | null {
    return loaders.loadOptional(agentById, ownerId);
  }

  @FieldResolver(() => ContactReason, {
    nullable: true,
    description: 'What it is about; null when not known.',
  })
  reason(
    @Root() { reasonId }: CaseRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ContactReasonRow | null> | null {
    return loaders.loadOptional(contactReasonById, reasonId);
  }

  @FieldResolver(() => Product, {
    nullable: true,
    description: 'The product that it is about; null when none or not known.',
  })
  product(
    @Root() { productId }: CaseRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ProductRow | null> | null {
    return loaders.loadOptional(productById, productId);
  }
}
