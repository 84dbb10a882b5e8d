import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { Requires } from '../authz/requires';
import type { RequestContext } from '../graphql/context';
import { badUserInput } from '../graphql/errors';
import { Weighs } from '../graphql/weight';
import { readChanges } from './change-feed';
import { ChangeFeed, MOST_EVENTS } from './change-feed.type';

@Resolver()
export class ChangeFeedResolver {
  @Requires('customer:read')
  @Weighs({ listSize: { slicingArguments: ['first'], sizedFields: ['events'] } })
  @Query(() => ChangeFeed, {
    description:
      'What was changed by mutations, in the one order in which everybody hears of it: keep `next`, and ask again from there. Nothing is missed, and what you may not see is left out. Events are kept for a week; what sources deliver by import is not among them.',
  })
  changes(
    @Arg('first', () => Int, { description: `How many events, 1 to ${String(MOST_EVENTS)}.` }) first: number,
    @Arg('after', () => String, {
      nullable: true,
      description:
        '`next` of the answer before; left out, the feed begins with the oldest event that is kept.',
    })
    after: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<ChangeFeed> {
    if (first < 1 || first > MOST_EVENTS)
      throw badUserInput(`"first" must be 1 to ${String(MOST_EVENTS)}, not ${String(first)}.`);
    return readChanges(context, after ?? null, first);
  }
}
