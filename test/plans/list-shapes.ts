import type { ListField } from '../features/listed-fields';
import { COMMON_FILTERS, MAY_SORT, type CommonFilter } from './usual-questions';
import type { Allowance } from './judge';
import type { PlansBank } from './plans-bank';
import { EARLIER, PAGE, page, type Listed, type Shape } from './shape';

const ALL_ROWS: CommonFilter = { name: '', asked: () => '' };
const NODES = 'nodes { __typename } pageInfo { hasNextPage endCursor }';
/** Customers, or what else has a list of its own, that are asked about together, and the rows that each shows. */
const PARENTS = 20;
const ROWS_OF_PARENT = 10;
/** Statements of one row for each parent: the arms of a timeline, the parents themselves. */
const ARMS = 7;
/** The largest page. */
const MOST_ROWS = 100;

/** What a list is asked with. */
interface Asked {
  readonly list: ListField;
  readonly order: string;
  readonly common: CommonFilter;
}

/** Asks for a list of the whole graph, or for that of the customer, or the conversation, that has most of it. */
function query({ list, order, common }: Asked, { sample }: PlansBank, window: string, what: string): string {
  const required = list.name === 'Query.customersByContact' ? `value: "${sample.phone}",` : list.required;
  const asked = `${list.field}(${required} ${order} ${common.asked(sample)} ${window}) { ${what} }`;
  if (list.parent === null) return `{ ${asked} }`;
  const [parent] = sample.parents[list.parent.type] ?? [];
  if (parent === undefined) throw new Error(`Say who has a list as ${list.name}`);
  return `{ node(id: "${parent}") { ... on ${list.parent.type} { ${asked} } } }`;
}

async function listed(bank: PlansBank, asked: Asked, window: string, what: string): Promise<Listed> {
  const answer = await bank.api.ask<Record<string, Listed & Record<string, Listed>>>(
    query(asked, bank, window, what),
  );
  const found = asked.list.parent === null ? answer[asked.list.field] : answer['node']?.[asked.list.field];
  if (!found) throw new Error(`There is no ${asked.list.name} in the answer`);
  return found;
}

/** Where a later page begins: after many rows, or as far on as there is another. */
async function laterPlace(bank: PlansBank, asked: Asked): Promise<string> {
  let place: string | null = null;
  for (let passed = 0; passed < EARLIER; passed += MOST_ROWS) {
    const after: string = place === null ? '' : `, after: "${place}"`;
    const { pageInfo } = await listed(bank, asked, `first: ${String(MOST_ROWS)}${after}`, NODES);
    place = pageInfo.endCursor ?? place;
    if (!pageInfo.hasNextPage) break;
  }
  if (place === null) throw new Error(`The bank has nothing in ${asked.list.name} ${asked.common.name}`);
  return place;
}

const maySort = ({ list }: Asked): Pick<Allowance, 'maySort'> => {
  const why = MAY_SORT[list.name];
  return why === undefined ? {} : { maySort: why };
};

async function allowanceOfPage(bank: PlansBank, asked: Asked): Promise<Allowance> {
  const { oneIn, among } = asked.common;
  // Each is found in an index, read, and sorted.
  const others = among === undefined ? 0 : 3 * (await bank.count(among(bank.sample)));
  const arms = asked.list.name === 'Customer.timeline' ? ARMS : 1;
  return { mostRead: page(PAGE, oneIn) * arms + others, ...maySort(asked) };
}

function pagesOf(asked: Asked): Shape[] {
  const shape = (name: string, window: (bank: PlansBank) => string | Promise<string>): Shape => ({
    name,
    prepare: async (bank) => ({
      query: query(asked, bank, await window(bank), NODES),
      allowance: await allowanceOfPage(bank, asked),
    }),
  });
  return [
    shape('first page', () => `first: ${String(PAGE)}`),
    shape(
      'a later page',
      async (bank) => `first: ${String(PAGE)}, after: "${await laterPlace(bank, asked)}"`,
    ),
    shape('the last page', () => `last: ${String(PAGE)}`),
  ];
}

/** Counting reads what it counts, up to 10,000, and again as the list that is counted; and what it looks up. */
function countOf(asked: Asked): Shape {
  const what = 'totalCount { value }';
  return {
    name: 'count',
    prepare: async (bank) => {
      const { totalCount } = await listed(bank, asked, 'first: 1', what);
      const { mostRead, ...rest } = await allowanceOfPage(bank, asked);
      return {
        query: query(asked, bank, 'first: 1', what),
        allowance: { ...rest, mostRead: mostRead + 4 * (asked.common.oneIn ?? 1) * (totalCount?.value ?? 0) },
      };
    },
  };
}

/** The first rows of many parents at once: as the first page of one, for each. */
function pagesOfParents({ list, order, common }: Asked): Shape {
  const arms = list.name === 'Customer.timeline' ? ARMS : 1;
  return {
    name: `of ${String(PARENTS)} at once`,
    prepare: ({ sample }) => {
      const type = list.parent?.type ?? '';
      const ids = JSON.stringify(sample.parents[type]);
      const field = `${list.field}(${list.required} ${order} ${common.asked(sample)} first: ${String(ROWS_OF_PARENT)})`;
      return Promise.resolve({
        query: `{ nodes(ids: ${ids}) { ... on ${type} { ${field} { ${NODES} } } } }`,
        allowance: { mostRead: PARENTS * page(ROWS_OF_PARENT) * arms, ...maySort({ list, order, common }) },
      });
    },
  };
}

/**
 * Each list × each common filter × each sort in both directions × a first, a later and the last page; its count; and, where each
 * customer has one, that of many.
 */
export function shapesOfList(list: ListField): Shape[] {
  return [ALL_ROWS, ...(COMMON_FILTERS[list.name] ?? [])].flatMap((common) => {
    const orders = list.orders.filter(
      ({ label }) => common.sorts?.some((sort) => label.startsWith(sort)) ?? true,
    );
    const named = (label: string, shapes: readonly Shape[]): Shape[] =>
      shapes.map(({ name, prepare }) => ({
        name: [list.name, common.name, label, name].filter(Boolean).join(', '),
        prepare,
      }));
    const unordered = { list, order: orders[0]?.order ?? '', common };
    return [
      ...orders.flatMap(({ label, order }) => named(label, pagesOf({ list, order, common }))),
      ...named('', [countOf(unordered), ...(list.parent === null ? [] : [pagesOfParents(unordered)])]),
    ];
  });
}
