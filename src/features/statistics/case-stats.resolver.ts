import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { AGGREGATE_WEIGHT, Weighs } from '../../platform/graphql/weight';
import { productById } from '../accounts/account.loaders';
import { Product, type ProductRow } from '../accounts/product.type';
import { agentById } from '../agents/agent.loaders';
import { Agent, type AgentRow } from '../agents/agent.type';
import { CaseFilter } from '../cases/case.input';
import { contactReasonById } from '../contact-reasons/contact-reason.loaders';
import { ContactReason, type ContactReasonRow } from '../contact-reasons/contact-reason.type';
import { askedCut } from './asked-cut';
import { CaseGrouping } from './case-stats.input';
import { caseGroups, daysToResolve } from './case-stats.loaders';
import { CaseStats, type CaseStatsRow } from './case-stats.type';
import { GROUPS_WEIGHT, CutArgs } from './cut.input';
import { distributionOf } from './distribution-of-group';
import { Distribution } from './distribution.type';

@Resolver(() => CaseStats)
export class CaseStatsResolver {
  @Requires('statistics:read')
  @Weighs(GROUPS_WEIGHT)
  @Query(() => [CaseStats], {
    description:
      'Exact figures about cases, those of nobody included: by period in order, else the largest group first. Without a grouping one group; else at most `maxGroups`, none of them empty.',
  })
  async caseStats(
    @Arg('filter', () => CaseFilter, { nullable: true, description: 'Which ones; all when left out.' })
    filter: CaseFilter | null | undefined,
    @Arg('groupBy', () => [CaseGrouping], {
      nullable: true,
      description: 'What to group by: at most 2, attribute and period included.',
    })
    groupBy: CaseGrouping[] | null | undefined,
    @Args(() => CutArgs) cutArgs: CutArgs,
    @Ctx() context: RequestContext,
  ): Promise<readonly CaseStatsRow[]> {
    const cut = await askedCut(context, 'CASE', filter, groupBy, cutArgs);
    return context.loaders.load(caseGroups, {
      text: JSON.stringify([cut.filter, groupBy, cutArgs]),
      ...cut,
    });
  }

  @Weighs({ cost: AGGREGATE_WEIGHT })
  @FieldResolver(() => Distribution, {
    description:
      'Days of 24 hours from opening to the last resolution, of those that were resolved. Cases whose source does not tell when are left out.',
  })
  daysToResolve(@Root() group: CaseStatsRow, @Ctx() context: RequestContext): Promise<Distribution> {
    return distributionOf(context, daysToResolve, group);
  }

  @FieldResolver(() => ContactReason, {
    nullable: true,
    description: 'What they are about; null unless grouped by it, or not known.',
  })
  reason(
    @Root() { reasonId = null }: CaseStatsRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ContactReasonRow | null> | null {
    return loaders.loadOptional(contactReasonById, reasonId);
  }

  @FieldResolver(() => Product, {
    nullable: true,
    description: 'The product that they are about; null unless grouped by it, or about none.',
  })
  product(
    @Root() { productId = null }: CaseStatsRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ProductRow | null> | null {
    return loaders.loadOptional(productById, productId);
  }

  @FieldResolver(() => Agent, {
    nullable: true,
    description: 'Who settles them; null unless grouped by it, or nobody.',
  })
  owner(
    @Root() { ownerId = null }: CaseStatsRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<AgentRow | null> | null {
    return loaders.loadOptional(agentById, ownerId);
  }
}
