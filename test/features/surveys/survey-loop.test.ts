import { advocacyStatus, surveyLoop } from '../../support/advocates';
import { openApi, type TestApi } from '../../support/api';
import { minutesAgo } from '../../support/bank';

const LOOP = `... on SurveyAnswer { loop { closedAt recovered owner { name } steps { step at by { name } } } }`;
const QUERY = `query ($ids: [ID!]!) { nodes(ids: $ids) { ${LOOP} } }`;

describe('what is done about a low answer', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  const loopsOf = async (ids: readonly string[], fields: string): Promise<unknown[]> => {
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on SurveyAnswer { loop { ${fields} } } } }`;
    const { nodes } = await api.ask<{ nodes: { loop: unknown }[] }>(query, {
      ids: ids.map((id) => `ans_${id}`),
    });
    return nodes.map(({ loop }) => loop);
  };

  test('is shown step by step, in the order of the steps, with who looks after it', async () => {
    const { bank } = api;
    const customerId = await bank.customer();
    const ownerId = await bank.agent({ name: 'Eva Malá' });
    const id = await bank.answer(customerId, 'NPS', 3, { answeredAt: minutesAgo(90) });
    await surveyLoop(bank, { id, customerId }, ['ASSIGNED', 'FIXED', 'CUSTOMER_TOLD'], {
      ownerId,
      closedAt: minutesAgo(18),
    });
    const untouched = await bank.answer(customerId, 'NPS', 3);
    expect(await loopsOf([id, untouched], 'closedAt owner { name } steps { step at by { name } }')).toEqual([
      {
        closedAt: minutesAgo(18).toISOString(),
        owner: { name: 'Eva Malá' },
        steps: ['ASSIGNED', 'FIXED', 'CUSTOMER_TOLD'].map((step, index) => ({
          step,
          at: minutesAgo(20 - index).toISOString(),
          by: null,
        })),
      },
      null,
    ]);
  });

  test('has worked when what the same person answered after they were told is better, whoever they were merged into', async () => {
    const { bank } = api;
    const [survivor, loser] = [await bank.customer(), await bank.customer()];
    const TOLD = ['ASSIGNED', 'CUSTOMER_TOLD'];
    const low = async (
      customerId: string | null,
      metric: 'NPS' | 'CSAT',
      score: number,
      { minutes, steps = TOLD }: { minutes: number; steps?: string[] },
    ) => {
      const id = await bank.answer(customerId, metric, score, { answeredAt: minutesAgo(minutes) });
      await surveyLoop(bank, { id, customerId }, steps);
      return id;
    };
    const answers = [
      await low(survivor, 'NPS', 2, { minutes: 100 }),
      await low(survivor, 'CSAT', 1, { minutes: 100 }),
      await low(null, 'NPS', 2, { minutes: 100 }),
      await low(loser, 'NPS', 6, { minutes: 90 }),
      await low(survivor, 'NPS', 1, { minutes: 95, steps: ['ASSIGNED'] }),
      await low(survivor, 'NPS', 1, { minutes: 95, steps: ['ASSIGNED', 'GIVEN_UP'] }),
    ];
    // Before they were told, some twenty minutes ago, and after it.
    await bank.answer(loser, 'NPS', 10, { answeredAt: minutesAgo(80) });
    await bank.answer(loser, 'NPS', 5, { answeredAt: minutesAgo(8) });
    await bank.answer(survivor, 'CSAT', 5, { answeredAt: minutesAgo(110) });
    await bank.answer(survivor, 'CSAT', 5, { answeredAt: minutesAgo(7), scaleMax: 7 });
    await bank.absorb(survivor, loser);
    expect(await loopsOf(answers, 'recovered')).toEqual([
      { recovered: true },
      { recovered: null },
      { recovered: null },
      { recovered: false },
      { recovered: null },
      { recovered: null },
    ]);
  });

  test('keeps the customer from being asked for anything until it is closed', async () => {
    const { bank } = api;
    for (const [closedAt, obstacles] of [
      [null, ['OPEN_LOOP']],
      [minutesAgo(1), []],
    ] as const) {
      const customerId = await bank.customer();
      await advocacyStatus(bank, customerId);
      const id = await bank.answer(customerId, 'NPS', 3);
      await surveyLoop(bank, { id, customerId }, ['ASSIGNED'], { closedAt });
      expect(
        await api.ask(
          'query ($id: ID!) { node(id: $id) { ... on AdvocacyStatus { askBudget { obstacles } } } }',
          {
            id: `adv_${customerId}`,
          },
        ),
      ).toEqual({ node: { askBudget: { obstacles } } });
    }
  });

  test('is listed for the team that looks after the customer, whoever they were merged into, until it is told', async () => {
    const { bank } = api;
    const team = await bank.team('Care');
    const [survivor, loser] = [await bank.customer({ teamId: team }), await bank.customer()];
    await bank.absorb(survivor, loser);
    const opened = async (customerId: string, days: number, closedAt: Date | null = null) => {
      const answer = { id: await bank.answer(customerId, 'NPS', 3), customerId };
      return `lop_${await surveyLoop(bank, answer, [], { closedAt, createdAt: minutesAgo(days * 1_440) })}`;
    };
    const [late, fresh] = [await opened(loser, 8), await opened(survivor, 6)];
    await opened(survivor, 20, minutesAgo(5));
    await opened(await bank.customer(), 9);
    const listed = (more: string) =>
      api.ask(`{ surveyLoops(first: 5, filter: { team: { eq: "tea_${team}" }, open: { eq: true } ${more} },
        orderBy: [{ field: OPENED_AT, direction: ASC }]) { nodes { id dueAt } totalCount { value } } }`);
    const [lateRow, freshRow] = [
      { id: late, dueAt: minutesAgo(1_440).toISOString() },
      { id: fresh, dueAt: minutesAgo(-1_440).toISOString() },
    ];
    expect(await listed('')).toEqual({
      surveyLoops: { nodes: [lateRow, freshRow], totalCount: { value: 2 } },
    });
    expect(await listed(`dueAt: { lt: "${minutesAgo(0).toISOString()}" }`)).toEqual({
      surveyLoops: { nodes: [lateRow], totalCount: { value: 1 } },
    });
  });

  test('takes one statement per level and loader, for 2 answers as for 20', async () => {
    const { bank } = api;
    for (const count of [2, 20]) {
      const ids: string[] = [];
      for (let index = 0; index < count; index += 1) {
        const customerId = await bank.customer();
        const id = await bank.answer(customerId, 'NPS', 3);
        await surveyLoop(bank, { id, customerId }, ['ASSIGNED', 'CUSTOMER_TOLD'], {
          ownerId: await bank.agent(),
        });
        ids.push(`ans_${id}`);
      }
      api.statements.length = 0;
      await api.ask(QUERY, { ids });
      expect([...api.statements].sort()).toEqual([
        'agents.findAgentsById',
        'customers.findCustomersById',
        'surveys.answersAfter',
        'surveys.findAnswersAskedAgain',
        'surveys.findLoopsOfAnswers',
        'surveys.findStepsOfLoops',
        'surveys.findSurveyAnswersById',
      ]);
    }
  });
});
