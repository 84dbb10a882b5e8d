import { Arg, Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import type { Context } from './facts';
import {
  AccountConnection,
  CaseConnection,
  CustomerScores,
  InteractionConnection,
  Money,
  PromiseConnection,
} from './shapes';
import {
  Account,
  AdvocacyStatus,
  Agent,
  ContactReason,
  Customer,
  Interaction,
  Product,
  PromiseToCustomer,
  SurveyAnswer,
  Team,
} from './tables';
import { PromiseState } from './words';

const first = (): ReturnType<typeof Arg> => Arg('first', () => Int, { defaultValue: 10 });

@Resolver(() => Customer)
export class CustomerResolver {
  @FieldResolver(() => ID)
  id(@Root() { id }: Customer): string {
    return `cus_${id}`;
  }

  @FieldResolver(() => AccountConnection)
  async accounts(
    @Root() root: Customer,
    @first() first: number,
    @Ctx() { facts }: Context,
  ): Promise<AccountConnection> {
    return { nodes: await facts.accounts(root, first) };
  }

  @FieldResolver(() => InteractionConnection)
  async interactions(
    @Root() root: Customer,
    @first() first: number,
    @Ctx() { facts }: Context,
  ): Promise<InteractionConnection> {
    return { nodes: await facts.interactions(root, first) };
  }

  /** Of the state that the bench asks for. */
  @FieldResolver(() => PromiseConnection)
  async promises(
    @Root() root: Customer,
    @Arg('state', () => PromiseState) _state: string,
    @first() first: number,
    @Ctx() { facts }: Context,
  ): Promise<PromiseConnection> {
    return { nodes: await facts.openPromises(root, first) };
  }

  @FieldResolver(() => CaseConnection)
  async openCases(
    @Root() root: Customer,
    @first() first: number,
    @Ctx() { facts }: Context,
  ): Promise<CaseConnection> {
    return { nodes: await facts.openCases(root, first) };
  }

  @FieldResolver(() => CustomerScores)
  scores(@Root() customer: Customer): CustomerScores {
    return { customer };
  }

  @FieldResolver(() => AdvocacyStatus, { nullable: true })
  advocacy(@Root() root: Customer, @Ctx() { facts }: Context): Promise<AdvocacyStatus | null> {
    return facts.advocacy(root);
  }
}

@Resolver(() => AdvocacyStatus)
export class AdvocacyStatusResolver {
  @FieldResolver(() => Boolean)
  vip(@Root() { isVip }: AdvocacyStatus): boolean {
    return isVip === 1;
  }
}

@Resolver(() => CustomerScores)
export class ScoresResolver {
  @FieldResolver(() => SurveyAnswer, { nullable: true })
  nps(@Root() { customer }: CustomerScores, @Ctx() { facts }: Context): Promise<SurveyAnswer | null> {
    return facts.lastAnswer(customer, 'NPS');
  }

  @FieldResolver(() => SurveyAnswer, { nullable: true })
  csat(@Root() { customer }: CustomerScores, @Ctx() { facts }: Context): Promise<SurveyAnswer | null> {
    return facts.lastAnswer(customer, 'CSAT');
  }

  @FieldResolver(() => SurveyAnswer, { nullable: true })
  ces(@Root() { customer }: CustomerScores, @Ctx() { facts }: Context): Promise<SurveyAnswer | null> {
    return facts.lastAnswer(customer, 'CES');
  }
}

@Resolver(() => Account)
export class AccountResolver {
  @FieldResolver(() => Product, { nullable: true })
  product(@Root() { productId }: Account, @Ctx() { facts }: Context): Promise<Product | null> {
    return facts.product(productId);
  }

  @FieldResolver(() => String, { nullable: true })
  maskedNumber(@Root() { number }: Account): string | null {
    return number && `••••${number.slice(number.length - Math.min(4, Math.floor(number.length / 2)))}`;
  }

  @FieldResolver(() => Money, { nullable: true })
  balance(@Root() { balance, currency }: Account): Money | null {
    return balance === null ? null : { amount: balance, currency };
  }
}

@Resolver(() => Product)
export class ProductResolver {
  @FieldResolver(() => String)
  name(@Root() { names }: Product): string {
    return names['en'] ?? '';
  }
}

@Resolver(() => Interaction)
export class InteractionResolver {
  @FieldResolver(() => ContactReason, { nullable: true })
  async reason(@Root() { reasonId }: Interaction, @Ctx() { facts }: Context): Promise<ContactReason | null> {
    return reasonId === null ? null : facts.reason(reasonId);
  }

  @FieldResolver(() => Agent, { nullable: true })
  async agent(@Root() { agentId }: Interaction, @Ctx() { facts }: Context): Promise<Agent | null> {
    return agentId === null ? null : facts.agent(agentId);
  }
}

@Resolver(() => ContactReason)
export class ContactReasonResolver {
  @FieldResolver(() => String)
  async path(@Root() reason: ContactReason, @Ctx() { facts }: Context): Promise<string> {
    const names: string[] = [];
    for (let step: ContactReason | null = reason; step !== null;) {
      names.unshift(step.names['en'] ?? '');
      step = step.parentId === null ? null : await facts.reason(step.parentId);
    }
    return names.join(' › ');
  }
}

@Resolver(() => Agent)
export class AgentResolver {
  @FieldResolver(() => Team, { nullable: true })
  async team(@Root() { teamId }: Agent, @Ctx() { facts }: Context): Promise<Team | null> {
    return teamId === null ? null : facts.team(teamId);
  }
}

@Resolver(() => PromiseToCustomer)
export class PromiseResolver {
  @FieldResolver(() => Agent, { nullable: true })
  async owner(@Root() { ownerId }: PromiseToCustomer, @Ctx() { facts }: Context): Promise<Agent | null> {
    return ownerId === null ? null : facts.agent(ownerId);
  }
}
