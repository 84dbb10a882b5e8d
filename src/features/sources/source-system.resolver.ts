import { Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { PLAIN_LIST_CAP } from '../../platform/graphql/list-loader';
import { sourceSystemList } from './source-system.loaders';
import { SourceSystem } from './source-system.type';

@Resolver(() => SourceSystem)
export class SourceSystemResolver {
  @Requires('bank:read')
  @Query(() => [SourceSystem], {
    description: `The systems that deliver, the most trusted first; at most ${String(PLAIN_LIST_CAP)}.`,
  })
  sourceSystems(@Ctx() { loaders }: RequestContext): Promise<readonly SourceSystem[]> {
    return loaders.load(sourceSystemList, 'ALL');
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Whole seconds since it last delivered, at the moment of the request, 0 or more; null when it never has.',
  })
  secondsSinceSync(@Root() { lastSyncedAt }: SourceSystem, @Ctx() { now }: RequestContext): number | null {
    if (lastSyncedAt === null) return null;
    // The clock of whoever wrote it may be ahead of ours.
    return Math.max(0, Math.floor((now.getTime() - lastSyncedAt.getTime()) / 1_000));
  }
}
