import type { ListRequest } from '../db/whole-list';
import type { AskedFields } from './asked-fields';
import { checkFilter } from './check-filter';
import type { Connection } from './connection';
import type { RequestContext } from './context';
import { rootConnection, type Named, type RootListLoader } from './list-loader';
import { onlyOrder, type Order } from './order.input';
import { pageRequest, type PageArgs } from './paging';

/** What a list is asked for with, as the arguments bring it. */
export interface ListArguments<Filter, SortField> {
  readonly filter: Filter | null | undefined;
  readonly orderBy: readonly Order<SortField>[] | null | undefined;
  readonly page: PageArgs;
  /** What is shown of its rows; whole ones are read where it is left out. */
  readonly fields?: AskedFields;
}

/** Checks what was asked, and names the list for its cursors: `name` and whatever else changes which rows come in which order. */
export function listRequest<Filter extends object, SortField extends string>(
  context: RequestContext,
  { name, unlessTold }: { readonly name: string; readonly unlessTold: Order<SortField> },
  { filter, orderBy, page, fields }: ListArguments<Filter, SortField>,
): Named<ListRequest<Filter | Record<string, never>, SortField>> {
  const chosen = filter ?? {};
  checkFilter(chosen);
  const { field, direction } = onlyOrder(orderBy, unlessTold);
  const list = `${name} ${field} ${direction} ${JSON.stringify(chosen)}`;
  const asked = pageRequest(page, list, context);
  const shown = fields && { fields };
  return { list, request: { filter: chosen, field, descending: direction === 'DESC', ...asked, ...shown } };
}

/** Answers a list of the whole graph: checks what was asked, names the list for its cursors, loads the page. */
export function answerList<
  Row extends { readonly id: string },
  Filter extends object,
  SortField extends string,
>(
  context: RequestContext,
  {
    name,
    loader,
    unlessTold,
  }: {
    readonly name: string;
    readonly loader: RootListLoader<Row, ListRequest<Filter | Record<string, never>, SortField>>;
    readonly unlessTold: Order<SortField>;
  },
  asked: ListArguments<Filter, SortField>,
): Promise<Connection<Row>> {
  return rootConnection(context, loader, listRequest(context, { name, unlessTold }, asked));
}
