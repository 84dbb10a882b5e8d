import fc from 'fast-check';
import { seedDemoBank } from '../../src/features/demo-bank/seed-demo-bank';
import { createSchema } from '../../src/schema';
import { openApi, type TestApi } from '../support/api';
import { asking, seesTheTrailToo } from '../support/viewers';
import { addAuditEvents, addRowLike, makeTies } from './copied-rows';
import { listsOf, type ListField } from './listed-fields';

/** The table that a further row of a list comes from, by the type of the list's nodes. */
const TABLES: Readonly<Record<string, string>> = {
  Account: 'accounts',
  AdvocacyStatus: 'advocacy_statuses',
  AuditEvent: 'audit_events',
  Case: 'cases',
  Customer: 'customers',
  ImportRun: 'import_runs',
  Interaction: 'interactions',
  Invitation: 'survey_invitations',
  Message: 'messages',
  Promise: 'promises',
  SurveyAnswer: 'survey_answers',
  SurveyLoop: 'survey_loops',
  TimelineEvent: 'interactions',
};
/** Lists in an order that is not the value in their cursors: by a collation, or by rank. */
const OTHER_ORDER = ['Query.customers NAME', 'Query.customersByContact'];

interface Page {
  readonly edges: readonly {
    readonly cursor: string;
    readonly node: { readonly id?: string; readonly interaction?: { readonly id: string } };
  }[];
  readonly pageInfo: Readonly<
    Record<'hasNextPage' | 'hasPreviousPage', boolean> & Record<'startCursor' | 'endCursor', string | null>
  >;
  readonly totalCount: { readonly value: number } | null;
}
type Window = Readonly<Partial<Record<'first' | 'last', number> & Record<'after' | 'before', string | null>>>;

const lists = listsOf(createSchema());

describe('every list of the graph', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi({ identify: asking(seesTheTrailToo) });
    await api.database.db.execute('test.empty', 'DELETE FROM source_systems');
    await seedDemoBank(api.database.db, { customers: 60, seed: 3, asOf: '2026-03-01' });
    await addAuditEvents(api.database.db, 40);
    await makeTies(api.database.db, Object.values(TABLES));
  });
  afterAll(() => api.close());

  test('is known', () => {
    expect(lists.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Query.customers', 'Customer.timeline', 'Interaction.messages']),
    );
    expect(lists.filter(({ nodeType }) => !(nodeType in TABLES)).map(({ name }) => name)).toEqual([]);
  });

  /** The parent that has most of the list; null for a list of the whole graph. */
  async function fullestParent({ parent, field, required }: ListField): Promise<string | null> {
    if (parent === null) return null;
    type Node = Record<string, Page> & { id: never };
    const asked = `id ${field}(${required} first: 1) { totalCount { value } }`;
    const answer = await api.ask<{ nodes: Node[] | { nodes: Node[] } }>(`{ ${parent.nodes(asked)} }`);
    const nodes = Array.isArray(answer.nodes) ? answer.nodes : answer.nodes.nodes;
    const size = (node: Record<string, Page>): number => node[field]?.totalCount?.value ?? 0;
    const fullest = nodes.reduce((best, node) => (size(node) > size(best) ? node : best));
    expect(size(fullest)).toBeGreaterThan(1);
    return fullest.id;
  }

  /** Asks for one page of a list of one parent in one order. */
  function pager(list: ListField, parentId: string | null, order: string): (window: Window) => Promise<Page> {
    const ids = list.nodeType === 'TimelineEvent' ? '... on InteractionStarted { interaction { id } }' : 'id';
    const field = `${list.field}(${list.required} ${order} first: $first, after: $after, last: $last, before: $before) {
      edges { cursor node { ${ids} } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount { value } }`;
    const variables = '$first: Int, $after: String, $last: Int, $before: String';
    const query =
      list.parent === null
        ? `query (${variables}) { ${field} }`
        : `query ($id: ID!, ${variables}) { node(id: $id) { ... on ${list.parent.type} { ${field} } } }`;
    return async (window) => {
      const variables_ = parentId === null ? window : { ...window, id: parentId };
      const data = await api.ask<Record<string, unknown>>(query, { ...variables_ });
      return (list.parent === null ? data : (data['node'] as Record<string, unknown>))[list.field] as Page;
    };
  }

  async function walk(
    ask: (window: Window) => Promise<Page>,
    size: number,
    backwards: boolean,
    betweenPages: (page: number) => Promise<void> = () => Promise.resolve(),
  ): Promise<string[]> {
    const cursors: string[] = [];
    for (let page = 0, from: string | null = null; ; page += 1) {
      const { edges, pageInfo }: Page = await ask(
        backwards ? { last: size, before: from } : { first: size, after: from },
      );
      const found = edges.map(({ cursor }) => cursor);
      expect(found.length).toBeLessThanOrEqual(size);
      expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([found[0] ?? null, found.at(-1) ?? null]);
      if (backwards) cursors.unshift(...found);
      else cursors.push(...found);
      if (!(backwards ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return cursors;
      from = backwards ? pageInfo.startCursor : pageInfo.endCursor;
      await betweenPages(page);
    }
  }

  const cases = lists.flatMap((list) => list.orders.map((order) => ({ list, ...order })));

  test.each(cases)(
    '$list.name $label: pages give the whole list, none lost or doubled, whatever comes in between',
    async ({ list, label, order, descending }) => {
      const ask = pager(list, await fullestParent(list), order);
      const { totalCount } = await ask({ first: 1 });
      expect(totalCount?.value).toBeGreaterThan(1);
      const table = TABLES[list.nodeType] ?? '';
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 40 }),
          fc.boolean(),
          fc.nat({ max: 2 }),
          async (size, backwards, when) => {
            const before = await walk(ask, 100, false);
            if (!OTHER_ORDER.some((other) => `${list.name} ${label}`.startsWith(other))) {
              expect(before).toEqual(inOrder(before, descending));
            }
            const pageSize = Math.max(size, Math.ceil(before.length / 12));
            const nodes = (await ask({ first: 100 })).edges.map(
              ({ node }) => node.id ?? node.interaction?.id,
            );
            const model = nodes.find((id) => id !== undefined);
            const walked = await walk(ask, pageSize, backwards, async (page) => {
              if (page === when && model !== undefined)
                await addRowLike(api.database.db, table, model.slice(4));
            });
            const known = new Set(before);
            expect(walked.filter((cursor) => known.has(cursor))).toEqual(before);
            expect(walked.length - before.length).toBeLessThanOrEqual(1);
          },
        ),
        { numRuns: 6, endOnFailure: true },
      );
    },
  );
});

/** The places that cursors carry, as [value, id]. */
function placeOf(cursor: string): readonly [string | number | null, string] {
  const [, , value, id] = JSON.parse(Buffer.from(cursor, 'base64url').subarray(12).toString()) as [
    number,
    string,
    string | number | null,
    string,
  ];
  return [value, id];
}

function inOrder(cursors: readonly string[], descending: boolean): string[] {
  const compare = (a: string | number | null, b: string | number | null): number => {
    if (a === b) return 0;
    if (a === null || b === null) return a === null ? -1 : 1;
    return a < b ? -1 : 1;
  };
  const ascending = [...cursors].sort((a, b) => {
    const [[valueOfA, idOfA], [valueOfB, idOfB]] = [placeOf(a), placeOf(b)];
    return compare(valueOfA, valueOfB) || compare(idOfA, idOfB);
  });
  return descending ? ascending.reverse() : ascending;
}
