import fc from 'fast-check';
import { openApi, type TestApi } from '../support/api';
import { advocates } from './advocacy/advocate-list';
import { withAttributes } from './generated-attributes';
import { accounts, answers, cases, customers, interactions, promises } from './generated-lists';
import { surveyLoops } from './surveys/survey-loop-list';
import { importRuns } from './imports/import-run-list';
import { filterOf, matches, sorted, type List } from './list-oracle';

interface Listed {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: { readonly value: number; readonly isExact: boolean };
}

describe('a filter', () => {
  let api: TestApi;
  let lists: List[];

  beforeAll(async () => {
    api = await openApi();
    lists = [
      await withAttributes(api, 'INTERACTION', await interactions(api)),
      await withAttributes(api, 'CASE', await cases(api)),
      await promises(api),
      await accounts(api),
      await withAttributes(api, 'SURVEY_ANSWER', await answers(api)),
      await surveyLoops(api),
      await advocates(api),
      await importRuns(api),
      await withAttributes(api, 'CUSTOMER', await customers(api)),
    ];
  });
  afterAll(() => api.close());

  test.each([
    'interactions',
    'cases',
    'promises',
    'accounts',
    'surveyAnswers',
    'surveyLoops',
    'advocates',
    'importRuns',
    'customers',
  ])('of %s chooses what it says, in the order asked for, page by page, and counts it', async (name) => {
    const list = lists.find((candidate) => candidate.name === name);
    if (!list) throw new Error(`There is no list ${name}`);
    const query = `query ($filter: ${list.type}Filter, $orderBy: [${list.type}Order!], $first: Int, $after: String) {
        ${name}(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
          nodes { id } pageInfo { hasNextPage endCursor } totalCount { value isExact } } }`;
    await fc.assert(
      fc.asyncProperty(
        filterOf(list),
        fc.constantFrom(...Object.keys(list.sorts)),
        fc.boolean(),
        fc.integer({ min: 5, max: 30 }),
        async (filter, field, descending, first) => {
          const chosen = sorted(
            list.rows.filter((row) => matches(row, filter)),
            list.sorts[field] ?? '',
            descending,
          ).map(({ id }) => id);
          const orderBy = [{ field, direction: descending ? 'DESC' : 'ASC' }];
          const walked: string[] = [];
          for (let after: string | null = null; ;) {
            const answer: Readonly<Record<string, Listed>> = await api.ask(query, {
              filter,
              orderBy,
              first,
              after,
            });
            const page = answer[name];
            if (!page) throw new Error(`No ${name} in the answer`);
            expect(page.totalCount).toEqual({ value: chosen.length, isExact: true });
            walked.push(...page.nodes.map(({ id }) => id));
            expect(walked.length).toBeLessThanOrEqual(chosen.length);
            if (!page.pageInfo.hasNextPage) break;
            after = page.pageInfo.endCursor;
          }
          expect(walked).toEqual(chosen);
        },
      ),
      { numRuns: 40, endOnFailure: true },
    );
  });

  test.each([
    ['{ segment: { eq: null } }', '"filter.segment.eq" is null'],
    ['{ not: { not: { not: { not: { not: { segment: { eq: SME } } } } } } }', 'nested too deeply'],
  ])('like %s is refused, with the place', async (filter, message) => {
    const refusal = await api.refusal(`{ customers(filter: ${filter}, first: 1) { nodes { id } } }`);
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.message).toContain(message);
  });

  test('by the id of another type is refused, with the place', async () => {
    const refusal = await api.refusal(
      '{ interactions(filter: { agent: { eq: "cus_0000000000000000" } }, first: 1) { nodes { id } } }',
    );
    expect(refusal).toEqual({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('"filter.agent" is no id of type Agent') as string,
    });
  });

  test('by the first letters takes % and _ for themselves', async () => {
    await api.bank.customer({ displayName: '100% Wool_' });
    const found = async (startsWith: string) => {
      const answer = await api.ask<{ customers: { nodes: { displayName: string }[] } }>(
        'query ($t: String!) { customers(filter: { displayName: { startsWith: $t } }, first: 5) { nodes { displayName } } }',
        { t: startsWith },
      );
      return answer.customers.nodes.map(({ displayName }) => displayName);
    };
    expect(await found('100%')).toEqual(['100% Wool_']);
    expect(await found('1%')).toEqual([]);
    expect(await found('100_')).toEqual([]);
    expect(await found('|')).toEqual([]);
  });

  test('of the facts of a customer finds those of whoever was merged into them', async () => {
    const { bank } = api;
    const [survivor, loser] = [await bank.customer(), await bank.customer()];
    const facts = [await bank.interaction(survivor), await bank.interaction(loser)].map((id) => `int_${id}`);
    await bank.absorb(survivor, loser);
    for (const asked of [survivor, loser]) {
      const answer = await api.ask<{ of: { nodes: { id: string }[] }; others: { nodes: { id: string }[] } }>(
        `query ($id: ID!) {
          of: interactions(filter: { customer: { eq: $id } }, first: 9) { nodes { id } }
          others: interactions(filter: { customer: { notIn: [$id] } }, first: 100) { nodes { id } } }`,
        { id: `cus_${asked}` },
      );
      expect(answer.of.nodes.map(({ id }) => id).sort()).toEqual([...facts].sort());
      expect(answer.others.nodes.filter(({ id }) => facts.includes(id))).toEqual([]);
    }
  });
});
