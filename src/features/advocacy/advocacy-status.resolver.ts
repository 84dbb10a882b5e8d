import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/context';
import { customerPlainList } from '../../platform/graphql/list-loader';
import { Weighs, type FieldWeight } from '../../platform/graphql/weight';
import { agentById } from '../agents/agent.loaders';
import { Agent, type AgentRow } from '../agents/agent.type';
import { AdvocacyAsk, type AdvocacyAskRow } from '../asks/advocacy-ask.type';
import { AskBudgetType } from '../asks/ask-budget.type';
import { askBudgetOf, asksByCustomer, ASKS_CAP } from '../asks/ask.loaders';
import { customerById } from '../customers/customer.loaders';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { lastAnswer } from '../surveys/survey.loaders';
import { AdvocacyPlan, type AdvocacyPlanRow } from './advocacy-plan.type';
import {
  AdvocacyEvidence,
  AdvocacyStageChange,
  AdvocacyStatus,
  type AdvocacyStatusRow,
} from './advocacy-status.type';
import { actsByCustomer, lastPlan, lastVipMembership, stageChangesByCustomer } from './advocacy.loaders';
import { evidenceOfStatus } from './evidence-of-status';
import { VipMembership, type VipMembershipRow } from './vip-membership.type';

/** A year of acts and changes of stage is less; lower than other plain lists, so that a page of advocates may show them. */
const CAP = 20;
const CAPPED: FieldWeight = { listSize: { assumedSize: CAP } };
/** So many things done, and an answer. */
const EVIDENCE_CAP = CAP + 1;

/** What stands behind the stage of a customer, and what follows from it. */
@Resolver(() => AdvocacyStatus)
export class AdvocacyStatusResolver {
  @FieldResolver(() => Customer, { nullable: true, description: 'Whose status it is.' })
  customer(
    @Root() { id }: AdvocacyStatusRow,
    @Ctx() { loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CustomerRow | null> | null {
    return loaders.show(customerById, id, info);
  }

  @FieldResolver(() => Agent, {
    nullable: true,
    description: 'Who looks after the customer as an advocate; null when nobody does.',
  })
  owner(
    @Root() { ownerId }: AdvocacyStatusRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<AgentRow | null> | null {
    return loaders.loadOptional(agentById, ownerId);
  }

  @FieldResolver(() => Agent, {
    nullable: true,
    description: 'Who last put them forward as an advocate; null when nobody did.',
  })
  nominatedBy(
    @Root() { nominatedById }: AdvocacyStatusRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<AgentRow | null> | null {
    return loaders.loadOptional(agentById, nominatedById);
  }

  @Weighs({ listSize: { assumedSize: EVIDENCE_CAP } })
  @FieldResolver(() => [AdvocacyEvidence], {
    nullable: true,
    description: `What the stage rests on, the latest first; at most ${String(EVIDENCE_CAP)}: ${String(CAP)} things that the customer did, and their last answer to "would you recommend us?".`,
  })
  async evidence(
    @Root() { customerIds }: AdvocacyStatusRow,
    @Ctx() context: RequestContext,
  ): Promise<AdvocacyEvidence[]> {
    const [acts, answer] = await Promise.all([
      customerPlainList(context, actsByCustomer, customerIds, CAP),
      context.loaders.load(lastAnswer, { customerIds, metric: 'NPS' }),
    ]);
    return evidenceOfStatus(acts, answer, context.now);
  }

  @Weighs(CAPPED)
  @FieldResolver(() => [AdvocacyStageChange], {
    nullable: true,
    description: `How the stage changed, the latest first; at most ${String(CAP)} changes.`,
  })
  history(
    @Root() { id }: AdvocacyStatusRow,
    @Ctx() context: RequestContext,
  ): Promise<readonly AdvocacyStageChange[]> {
    return customerPlainList(context, stageChangesByCustomer, [id], CAP);
  }

  @FieldResolver(() => VipMembership, {
    nullable: true,
    description: 'The latest membership in the VIP programme, ended or not; null when there never was one.',
  })
  vipMembership(
    @Root() { customerIds }: AdvocacyStatusRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<VipMembershipRow | null> {
    return loaders.load(lastVipMembership, customerIds);
  }

  @FieldResolver(() => AdvocacyPlan, {
    nullable: true,
    description: 'The plan that starts last, over or not; null when there never was one.',
  })
  plan(
    @Root() { customerIds }: AdvocacyStatusRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<AdvocacyPlanRow | null> {
    return loaders.load(lastPlan, customerIds);
  }

  @Weighs({ listSize: { assumedSize: ASKS_CAP } })
  @FieldResolver(() => [AdvocacyAsk], {
    nullable: true,
    description: `What the customer was asked for, the latest first; at most ${String(ASKS_CAP)} asks.`,
  })
  asks(
    @Root() { customerIds }: AdvocacyStatusRow,
    @Ctx() context: RequestContext,
  ): Promise<readonly AdvocacyAskRow[]> {
    return customerPlainList(context, asksByCustomer, customerIds, ASKS_CAP);
  }

  @FieldResolver(() => AskBudgetType, {
    nullable: true,
    description:
      'Whether the customer may be asked for something, as of the moment of the request. Invitations to surveys that were sent, or wait to be sent, count as asks.',
  })
  askBudget(
    @Root() { customerIds }: AdvocacyStatusRow,
    @Ctx() context: RequestContext,
  ): Promise<AskBudgetType> {
    return askBudgetOf(context, customerIds);
  }
}

@Resolver(() => VipMembership)
export class VipMembershipResolver {
  @FieldResolver(() => Agent, {
    nullable: true,
    description: 'Who enrolled the customer; null when not known.',
  })
  enrolledBy(
    @Root() { enrolledById }: VipMembershipRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<AgentRow | null> | null {
    return loaders.loadOptional(agentById, enrolledById);
  }
}

@Resolver(() => AdvocacyPlan)
export class AdvocacyPlanResolver {
  @FieldResolver(() => Agent, { nullable: true, description: 'Who answers for it; null when nobody does.' })
  owner(
    @Root() { ownerId }: AdvocacyPlanRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<AgentRow | null> | null {
    return loaders.loadOptional(agentById, ownerId);
  }
}
