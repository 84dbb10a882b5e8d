import type { Page, PageRequest } from '../../kernel/page';
import type { RowOrder } from '../db/keyset';
import type { CustomerIds, CustomerPage } from '../db/page-per-customer';
import type { RequestContext } from './context';
import type { LoaderDefinition } from './loader';
import { pageRequest, type PageArgs } from './paging';
import { connectionOf, type Connection } from './connection';

/** Loads one kind of list that belongs to a customer, for many customers at once. */
export interface CustomerListLoader<Row, Narrowing> extends LoaderDefinition<
  CustomerPage<Narrowing>,
  Page<Row>
> {
  readonly sortValueOf: RowOrder<Row>['sortValueOf'];
}

/** `find` answers in the order of the requests. */
export function defineCustomerListLoader<Row, Narrowing = undefined>(
  name: string,
  { sortValueOf }: Pick<RowOrder<Row>, 'sortValueOf'>,
  find: (
    context: RequestContext,
    requests: readonly CustomerPage<Narrowing>[],
  ) => Promise<readonly Page<Row>[]>,
): CustomerListLoader<Row, Narrowing> {
  return {
    name,
    keyText: ({ customerIds, page, narrowing }) => JSON.stringify([customerIds, page, narrowing]),
    load: find,
    sortValueOf,
  };
}

/** Loads pages of a list of the whole graph. */
export interface RootListLoader<Request, Row> extends LoaderDefinition<Request, Page<Row>> {
  readonly orderOf: (request: Request) => Pick<RowOrder<Row>, 'sortValueOf'>;
}

/** Each page is a statement of its own; fields that ask for the same page share it. */
export function defineRootListLoader<Request extends { readonly page: PageRequest }, Row>(
  name: string,
  orderOf: RootListLoader<Request, Row>['orderOf'],
  find: (context: RequestContext, request: Request) => Promise<Page<Row>>,
): RootListLoader<Request, Row> {
  return {
    name,
    orderOf,
    keyText: (request) => JSON.stringify(request),
    load: (context, requests) => Promise.all(requests.map((request) => find(context, request))),
  };
}

/** A list of the whole graph as the graph shows it. `list` names it for its cursors. */
export async function rootConnection<Row extends { readonly id: string }, Request>(
  context: RequestContext,
  loader: RootListLoader<Request, Row>,
  list: string,
  request: Request,
): Promise<Connection<Row>> {
  const { sortValueOf } = loader.orderOf(request);
  return connectionOf(await context.loaders.load(loader, request), { list, sortValueOf }, context);
}

/** Plain lists are short; this is the most that one shows. Published in the description of each. */
export const PLAIN_LIST_CAP = 100;

/** The whole of a plain list. */
const wholeList: PageRequest = { limit: PLAIN_LIST_CAP, fromEnd: false, after: null, before: null };

/** A customer's list as the graph shows it. `list` names it for its cursors: whatever narrows it down is part of the name. */
export async function customerConnection<Row extends { readonly id: string }, Narrowing>(
  context: RequestContext,
  loader: CustomerListLoader<Row, Narrowing>,
  customerIds: CustomerIds,
  {
    list,
    page,
    narrowing,
  }: { readonly list: string; readonly page: PageArgs; readonly narrowing: Narrowing },
): Promise<Connection<Row>> {
  const request = { customerIds, page: pageRequest(page, list, context), narrowing };
  return connectionOf(await context.loaders.load(loader, request), { list, ...loader }, context);
}

/** A customer's plain list, whole. */
export async function customerPlainList<Row>(
  context: RequestContext,
  loader: CustomerListLoader<Row, undefined>,
  customerIds: CustomerIds,
): Promise<readonly Row[]> {
  return (await context.loaders.load(loader, { customerIds, page: wholeList, narrowing: undefined })).rows;
}
