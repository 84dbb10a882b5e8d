import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { parseGlobalId } from '../../kernel/global-id';
import { Requires } from '../authz/requires';
import type { Connection } from '../graphql/connection';
import type { RequestContext } from '../graphql/context';
import { badUserInput, quoted } from '../graphql/errors';
import { answerList } from '../graphql/list';
import { PageArgs } from '../graphql/paging';
import { AuditEventFilter } from './audit-event.input';
import { auditEventList } from './audit-event.loaders';
import { AuditEventConnection, type AuditEvent } from './audit-event.type';
import { recordAuditRead } from './record-audit-read';

@Resolver()
export class AuditEventResolver {
  @Requires('audit:read')
  @Query(() => AuditEventConnection, {
    description:
      'Who has read and done what, the latest first: one event for each operation that read somebody’s data, and one for each unmasking, export and change. Reads appear within a second or two. For auditors.',
  })
  async auditEvents(
    @Arg('filter', () => AuditEventFilter, { nullable: true, description: 'Which ones; all when left out.' })
    filter: AuditEventFilter | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<AuditEvent>> {
    const list = {
      name: 'auditEvents',
      loader: auditEventList,
      unlessTold: { field: 'AT', direction: 'DESC' },
    } as const;
    if (filter?.subject != null && parseGlobalId(filter.subject) === null)
      throw badUserInput(`"filter.subject" holds ${quoted(filter.subject)}, which is no id of this graph.`);
    await recordAuditRead(context, filter?.subject ? [filter.subject] : []);
    return answerList(context, list, { filter, orderBy: null, page });
  }
}
