import type { Id } from '../../kernel/id';
import type { Page, PageRequest } from '../../kernel/page';
import type { TotalCount } from '../../kernel/total-count';
import type { SubjectOf } from '../audit/subject-of-row';
import { writtenSortValue, type RowOrder } from '../db/keyset';
import {
  countPerCustomer,
  shownPerCustomer,
  textOfIds,
  type Asked,
  type CustomerIds,
  type CustomerList,
  type CustomerPage,
  type ListOfCustomer,
} from '../db/page-per-customer';
import { countList, pageOfList, type WholeList } from '../db/whole-list';
import { textOfFields, type AskedFields, type ShownOfList } from './asked-fields';
import { checkFilter } from './check-filter';
import { Connection, type OnDemand } from './connection';
import type { RequestContext } from './context';
import type { LoaderDefinition } from './loader';
import { pageRequest, type PageArgs, type PageAsked } from './paging';

/** What is asked of the lists of a level: one object for all of them, with a short name that nothing else has. */
interface AskedInWords<Narrowing> extends Asked<Narrowing> {
  readonly key: string;
  /** Names the list for its cursors; empty where nobody is shown any. */
  readonly list: string;
  /** The moment that is now for it. */
  readonly asOf: Date;
}

interface PageInWords<Narrowing> extends CustomerPage<Narrowing> {
  readonly asked: AskedInWords<Narrowing>;
}

/** Loads one kind of list that belongs to a customer, and counts it, for many customers at once. */
export interface CustomerListLoader<Row, Narrowing> {
  /** As the graph shows it: so that nobody who waits for one has to make it first. */
  readonly page: LoaderDefinition<PageInWords<Narrowing>, Connection<Row>>;
  readonly count: LoaderDefinition<ListOfCustomer<Narrowing>, TotalCount>;
}

export function defineCustomerListLoader<Row extends { readonly id: string }, Narrowing>(
  name: string,
  list: CustomerList<Row, Narrowing>,
): CustomerListLoader<Row, Narrowing> {
  const count: LoaderDefinition<ListOfCustomer<Narrowing>, TotalCount> = {
    name: `${name}.count`,
    keyText: ({ customerIds, narrowing }) => JSON.stringify([customerIds, narrowing]),
    load: ({ db, scope }, requests) => countPerCustomer(db, scope, list, requests),
  };
  /** A class: a worklist has hundreds of them, and closures are larger. */
  class Shown implements OnDemand<Row> {
    constructor(
      private readonly context: RequestContext,
      private readonly request: PageInWords<Narrowing>,
    ) {}

    cursorOf(row: Row): string {
      const { list: name, asOf } = this.request.asked;
      const value = writtenSortValue(list.order, row);
      return this.context.cursors.encode(name, { value, id: row.id, asOf: asOf.getTime() });
    }

    count(): Promise<TotalCount> {
      const { customerIds, asked } = this.request;
      return this.context.loaders.load(count, { customerIds, narrowing: asked.narrowing });
    }
  }
  return {
    page: {
      name,
      keyText: ({ customerIds, asked }) => `${asked.key} ${textOfIds(customerIds)}`,
      load: (context, requests) =>
        shownPerCustomer(
          context.db,
          context.scope,
          list,
          requests,
          (page, request) => new Connection(page, new Shown(context, request)),
        ),
    },
    count,
  };
}

/** What is asked of a list of the whole graph. */
export interface RootRequest extends PageAsked {
  /** What is shown of its rows; whole ones are read where it is left out. */
  readonly fields?: AskedFields | undefined;
}

/** The same, with the name of the list. */
export interface Named<Request> {
  /** Names it for its cursors: whatever changes which rows come in which order is part of the name. */
  readonly list: string;
  readonly request: Request;
}

/** Loads pages of a list of the whole graph, and counts it. */
export interface RootListLoader<Row, Request> {
  readonly orderOf: (request: Request) => RowOrder<Row>;
  readonly page: LoaderDefinition<Named<Request>, Page<Row>>;
  readonly count: LoaderDefinition<Named<Request>, TotalCount>;
}

/** Of the moment that is now for it: cursors carry theirs, and all else is as of the request's. */
const textOfList = ({ list, request: { page } }: Named<RootRequest>): string =>
  `${list} ${String((page.after ?? page.before)?.asOf)}`;

function textOfPage(asked: Named<RootRequest>): string {
  const { page, fields } = asked.request;
  const { limit, fromEnd, after, before } = page;
  const cursors = after === null && before === null ? '' : JSON.stringify([after, before]);
  return `${asked.list} ${String(limit)} ${String(fromEnd)} ${cursors} ${textOfFields(fields)}`;
}

/** Each page is a statement of its own; fields that ask for the same of it share it. */
export function defineRootListLoader<Row extends object, Request extends RootRequest>(
  name: string,
  list: WholeList<Row, Request>,
  subjectOf?: SubjectOf<Row>,
): RootListLoader<Row, Request> {
  return {
    orderOf: list.orderOf,
    page: {
      name,
      ...(subjectOf && { subjectOf }),
      keyText: textOfPage,
      load: ({ db, scope }, asked) =>
        Promise.all(asked.map(({ request }) => pageOfList(db, scope, list, request))),
    },
    count: {
      name: `${name}.count`,
      keyText: textOfList,
      load: ({ db, scope }, asked) =>
        Promise.all(asked.map(({ request }) => countList(db, scope, list, request))),
    },
  };
}

/** A list of the whole graph as the graph shows it. */
export async function rootConnection<Row extends { readonly id: string }, Request extends RootRequest>(
  { loaders, cursors }: RequestContext,
  loader: RootListLoader<Row, Request>,
  asked: Named<Request>,
): Promise<Connection<Row>> {
  const { list, request } = asked;
  const order = loader.orderOf(request);
  return new Connection(await loaders.load(loader.page, asked), {
    cursorOf: (row) =>
      cursors.encode(list, { value: writtenSortValue(order, row), id: row.id, asOf: request.asOf.getTime() }),
    count: () => loaders.load(loader.count, asked),
  });
}

/** What a field asks of a customer’s list, its page aside. Where it is not told what is shown of it, whole rows are read, and one beyond. */
export interface AskedByField<Narrowing> extends Partial<ShownOfList> {
  /** Names the list for its cursors: whatever narrows it down is part of the name. */
  readonly list: string;
  /** What narrows the list down, given the moment that is now for it. */
  readonly narrow: (asOf: Date) => Narrowing;
  /** Whether it is a filter that does. */
  readonly isFiltered?: boolean;
}

/** Puts in words what the rows of a level ask alike: once where they are given the same arguments, which is where plans execute it. */
function inWords<Row, Narrowing>(
  context: RequestContext,
  loader: CustomerListLoader<Row, Narrowing>,
  args: PageArgs,
  { list, fields, hasPageInfo = true, narrow, isFiltered = false }: AskedByField<Narrowing>,
): AskedInWords<Narrowing> {
  const { first, last, after, before } = args;
  // Cursors are whatever somebody sends: they must not be taken for anything else.
  const cursors = after == null && before == null ? '' : JSON.stringify([after, before]);
  const text = `${list} ${String(first)} ${String(last)} ${cursors} ${textOfFields(fields)} ${String(hasPageInfo)}`;
  return context.loaders.once(loader, text, (place) => {
    const { page, asOf } = pageRequest(args, list, context, hasPageInfo);
    return {
      key: String(place),
      list,
      page,
      asOf,
      narrowing: narrow(asOf),
      isFiltered,
      ...(fields && { fields }),
    };
  });
}

/**
 * A customer's list as the graph shows it. `page` are all arguments of the field: rows that are given the same object ask alike, and what they
 * ask is worked out for the first of them.
 */
export function customerConnection<Row extends { readonly id: string }, Narrowing>(
  context: RequestContext,
  loader: CustomerListLoader<Row, Narrowing>,
  { ids: customerIds }: { readonly ids: CustomerIds },
  page: PageArgs,
  by: () => AskedByField<Narrowing>,
): Promise<Connection<Row>> {
  const { loaders } = context;
  const asked = loaders.once(loader, page, () => inWords(context, loader, page, by()));
  return loaders.load(loader.page, { customerIds, asked });
}

/** What a field asks of a list that a filter of its own narrows down. Checks the filter. */
export function askedByFilter<Filter extends object>(
  name: string,
  filter: Filter | null | undefined,
  shown: ShownOfList,
): AskedByField<Filter | Record<string, never>> {
  const chosen = filter ?? {};
  checkFilter(chosen);
  return {
    list: `${name} ${JSON.stringify(chosen)}`,
    ...shown,
    narrow: () => chosen,
    isFiltered: filter != null,
  };
}

/** Plain lists are short; this is the most that one shows. Published in the description of each. */
export const PLAIN_LIST_CAP = 100;

/** The whole of a plain list. */
const wholeList: PageRequest = {
  limit: PLAIN_LIST_CAP,
  fromEnd: false,
  after: null,
  before: null,
  looksBeyond: false,
};

/**
 * The list of one row that is no customer, such as the messages of a contact: nothing was ever merged into it, so it is made up of
 * its own id alone.
 */
export function parentConnection<Row extends { readonly id: string }>(
  context: RequestContext,
  loader: CustomerListLoader<Row, undefined>,
  parentId: Id,
  { list, page }: { readonly list: string; readonly page: PageArgs },
): Promise<Connection<Row>> {
  const asked = { list, narrow: () => undefined };
  return customerConnection(context, loader, { ids: [parentId] }, page, () => asked);
}

/** The plain list of one row that is no customer, as far as its cap. */
export function parentPlainList<Row>(
  context: RequestContext,
  loader: CustomerListLoader<Row, undefined>,
  parentId: Id,
  cap: number,
): Promise<readonly Row[]> {
  return customerPlainList(context, loader, [parentId], cap);
}

/** A customer's plain list, whole. One that is capped lower weighs less: say so with `Weighs`. */
export function customerPlainList<Row>(
  context: RequestContext,
  loader: CustomerListLoader<Row, undefined>,
  customerIds: CustomerIds,
  cap = PLAIN_LIST_CAP,
): Promise<readonly Row[]> {
  return narrowedPlainList(context, loader, { customerIds, narrowing: undefined }, cap);
}

/** As much of a customer's list as what narrows it down leaves, as a plain one. */
export async function narrowedPlainList<Row, Narrowing>(
  context: RequestContext,
  loader: CustomerListLoader<Row, Narrowing>,
  { customerIds, narrowing }: ListOfCustomer<Narrowing>,
  cap: number,
): Promise<readonly Row[]> {
  const page = { ...wholeList, limit: cap };
  return (await loadPage(context, loader, customerIds, { page, narrowing })).rows;
}

/** One page of a customer's list as rows. */
export function loadPage<Row, Narrowing>(
  { loaders, now }: RequestContext,
  loader: CustomerListLoader<Row, Narrowing>,
  customerIds: CustomerIds,
  { page, narrowing }: Asked<Narrowing>,
): Promise<Page<Row>> {
  const text = JSON.stringify({ page, narrowing });
  const asked = loaders.once(loader, text, (place) => ({
    key: String(place),
    list: '',
    page,
    asOf: now,
    narrowing,
  }));
  return loaders.load(loader.page, { customerIds, asked });
}
