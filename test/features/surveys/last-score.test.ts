import { LastScores } from '../../../src/features/surveys/last-scores';
import { openApi, type TestApi } from '../../support/api';
import { minutesAgo } from '../../support/bank';

const QUERY = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Customer { scores {
  nps { score } csat { score } ces { score } } } } }`;

describe('the last score of a customer', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  async function scoresOf(...customers: readonly string[]): Promise<(readonly (number | null)[])[]> {
    type Scores = Record<'nps' | 'csat' | 'ces', { score: number } | null>;
    const { nodes } = await api.ask<{ nodes: { scores: Scores }[] }>(QUERY, {
      ids: customers.map((id) => `cus_${id}`),
    });
    return nodes.map(({ scores: { nps, csat, ces } }) => [nps, csat, ces].map((last) => last?.score ?? null));
  }

  test('is that of the latest answer to the metric, of each customer their own', async () => {
    const { bank } = api;
    const [one, other, nobody] = [await bank.customer(), await bank.customer(), await bank.customer()];
    await bank.answer(one, 'NPS', 3, { answeredAt: minutesAgo(9) });
    await bank.answer(one, 'NPS', 8, { answeredAt: minutesAgo(5) });
    await bank.answer(one, 'CES', 2, { answeredAt: minutesAgo(1) });
    await bank.answer(other, 'NPS', 6, { answeredAt: minutesAgo(2) });
    await bank.answer(other, 'CSAT', 4, { answeredAt: minutesAgo(3) });
    expect(await scoresOf(one, other, nobody)).toEqual([
      [8, null, 2],
      [6, 4, null],
      [null, null, null],
    ]);
  });

  test.each([
    ['the survivor’s', 1, 2],
    ['that of the one who was merged', 2, 1],
  ])('of a merged customer is the later of both: %s', async (_, survivorMinutes, loserMinutes) => {
    const { bank } = api;
    const [survivor, loser] = [await bank.customer(), await bank.customer()];
    await bank.answer(survivor, 'NPS', 10, { answeredAt: minutesAgo(survivorMinutes) });
    await bank.answer(loser, 'NPS', 1, { answeredAt: minutesAgo(loserMinutes) });
    await bank.answer(loser, 'CSAT', 5, { answeredAt: minutesAgo(3) });
    await bank.absorb(survivor, loser);
    expect(await scoresOf(survivor)).toEqual([[survivorMinutes < loserMinutes ? 10 : 1, 5, null]]);
  });

  test.each([
    ['one customer', false],
    ['a merged customer', true],
  ])('of answers of one moment, of %s, is that of the greater id', async (_, isMerged) => {
    const { bank } = api;
    const [customer, loser] = [await bank.customer(), await bank.customer()];
    const answeredAt = minutesAgo(4);
    const ids = [
      await bank.answer(isMerged ? loser : customer, 'NPS', 2, { answeredAt }),
      await bank.answer(customer, 'NPS', 7, { answeredAt }),
    ];
    if (isMerged) await bank.absorb(customer, loser);
    const [first = '', second = ''] = ids;
    expect(await scoresOf(customer)).toEqual([[first > second ? 2 : 7, null, null]]);
  });

  test.each([
    ['one metric', 'scores { nps { score } }', { scores: { nps: { score: 8 } } }],
    [
      'none of them, without a statement',
      'scores { __typename }',
      { scores: { __typename: 'CustomerScores' } },
    ],
    [
      'others at each place',
      'scores { last: ces { score } } more: scores { ...Some @skip(if: false) } fragment: scores { ... { nps { score } csat @skip(if: true) { score } } }',
      {
        scores: { last: { score: 2 } },
        more: { ces: { score: 2 }, nps: { score: 8 } },
        fragment: { nps: { score: 8 } },
      },
    ],
  ])('is read as far as it is asked: %s', async (_, asked, shown) => {
    const { bank } = api;
    const customer = await bank.customer();
    await bank.answer(customer, 'NPS', 8);
    await bank.answer(customer, 'CES', 2);
    api.statements.length = 0;
    const query = `query ($id: ID!) { node(id: $id) { ... on Customer { ${asked} } } }`;
    const fragment = asked.includes('Some')
      ? ' fragment Some on CustomerScores { ces { score } nps { score } }'
      : '';
    expect(await api.ask(query + fragment, { id: `cus_${customer}` })).toEqual({ node: shown });
    const read = api.statements.filter((name) => name === 'surveys.findLastScores');
    expect(read).toHaveLength(asked.includes('__typename') ? 0 : 1);
  });
});

test('a metric that was not asked for is not shown as one that nobody answered', () => {
  const scores = new LastScores([], ['NPS']);
  expect(scores.nps).toBeNull();
  expect(() => scores.ces).toThrow('CES was not read');
});
