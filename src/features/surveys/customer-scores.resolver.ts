import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/context';
import { Customer, type CustomerRow } from '../customers/customer.type';
import { lastScore } from './survey.loaders';
import { CustomerScores, LastScore } from './survey.type';

/** What surveys add to a customer. */
@Resolver(() => Customer)
export class CustomerSurveysResolver {
  @FieldResolver(() => CustomerScores, {
    nullable: true,
    description: 'What the customer last answered to surveys.',
  })
  scores(@Root() customer: CustomerRow): CustomerScores {
    return customer;
  }
}

@Resolver(() => CustomerScores)
export class CustomerScoresResolver {
  @FieldResolver(() => LastScore, {
    nullable: true,
    description: 'Would the customer recommend the bank, 0 to 10.',
  })
  nps(@Root() { ids }: CustomerRow, @Ctx() { loaders }: RequestContext): Promise<LastScore | null> {
    return loaders.load(lastScore, { customerIds: ids, metric: 'NPS' });
  }

  @FieldResolver(() => LastScore, {
    nullable: true,
    description: 'How content the customer was. Not loyalty.',
  })
  csat(@Root() { ids }: CustomerRow, @Ctx() { loaders }: RequestContext): Promise<LastScore | null> {
    return loaders.load(lastScore, { customerIds: ids, metric: 'CSAT' });
  }

  @FieldResolver(() => LastScore, { nullable: true, description: 'How easy it was for the customer.' })
  ces(@Root() { ids }: CustomerRow, @Ctx() { loaders }: RequestContext): Promise<LastScore | null> {
    return loaders.load(lastScore, { customerIds: ids, metric: 'CES' });
  }
}
