import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import type { Connection } from '../../platform/graphql/connection';
import type { RequestContext } from '../../platform/graphql/context';
import { answerList } from '../../platform/graphql/list';
import { parentConnection } from '../../platform/graphql/list-loader';
import type { Order } from '../../platform/graphql/order.input';
import { PageArgs } from '../../platform/graphql/paging';
import { sourceSystemById } from '../sources/source-system.loaders';
import { SourceSystem } from '../sources/source-system.type';
import { ImportRunFilter, ImportRunOrder, type ImportRunOrderField } from './import-run.input';
import { importRunList, importRunsBySource } from './import-run.loaders';
import { ImportRun, ImportRunConnection, type ImportRunRow } from './import-run.type';

const LATEST: Order<ImportRunOrderField> = { field: 'BEGUN_AT', direction: 'DESC' };

@Resolver(() => ImportRun)
export class ImportRunResolver {
  @Requires('customer:read')
  @Query(() => ImportRunConnection, {
    description: 'All imports of files, the latest begun first unless ordered otherwise.',
  })
  importRuns(
    @Arg('filter', () => ImportRunFilter, { nullable: true, description: 'Which ones; all when left out.' })
    filter: ImportRunFilter | null | undefined,
    @Arg('orderBy', () => [ImportRunOrder], { nullable: true, description: 'At most one order.' })
    orderBy: Order<ImportRunOrderField>[] | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<ImportRunRow>> {
    const list = { name: 'importRuns', loader: importRunList, unlessTold: LATEST };
    return answerList(context, list, { filter, orderBy, page });
  }

  @FieldResolver(() => SourceSystem, { nullable: true, description: 'The source that it delivers for.' })
  source(
    @Root() { sourceId }: ImportRunRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<SourceSystem | null> {
    return loaders.load(sourceSystemById, sourceId);
  }
}

/** What imports add to a source. */
@Resolver(() => SourceSystem)
export class SourceImportRunsResolver {
  @FieldResolver(() => ImportRunConnection, {
    nullable: true,
    description: 'Its imports of files, the latest begun first.',
  })
  importRuns(
    @Root() { id }: SourceSystem,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<ImportRunRow>> {
    return parentConnection(context, importRunsBySource, id, { list: 'importRunsOfSource', page });
  }
}
