import { openApi, type TestApi } from '../../support/api';
import { minutesAgo } from '../../support/bank';
import {
  actDetails,
  advocacyAct,
  advocacyAsk,
  advocacyPlan,
  advocacyStatus,
  stageChange,
  vipMembership,
} from '../../support/advocates';

const STATUS = `id stage score vip since customer { id } owner { name }
  evidence { at weight act { kind evidence review { platform rating scale { min max } reach text }
    referral { state acceptedAt wonAt referred { id } } idea { text state decidedAt toldAt } } answer { score } }
  history { fromStage toStage at reason }
  vipMembership { validFrom validTo enrolledBy { name } }
  plan { goal startsOn endsOn owner { name } }
  asks { kind askedAt outcome endedAt askedBy { name } }
  askBudget { left nextAskAt obstacles }`;

interface OfCustomer<Status> {
  readonly customer: { readonly advocacy: Status };
}

const DAY = 24 * 60;
const iso = (minutes: number): string => minutesAgo(minutes).toISOString();

describe('the advocacy of a customer', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  const statusOf = async <Status>(id: string, fields = STATUS): Promise<Status> => {
    const query = `query ($id: ID!) { customer(by: { id: $id }) { advocacy { ${fields} } } }`;
    return (await api.ask<OfCustomer<Status>>(query, { id: `cus_${id}` })).customer.advocacy;
  };

  /** Everything that there can be. */
  async function advocate(): Promise<{ customer: string; friend: string }> {
    const { bank } = api;
    const [customer, friend] = [await bank.customer(), await bank.customer()];
    const owner = await bank.agent({ name: 'Eva Malá' });
    await advocacyStatus(bank, customer, {
      stage: 'CHAMPION',
      score: 90,
      isVip: true,
      since: minutesAgo(5),
      ownerId: owner,
    });
    const referral = await advocacyAct(bank, customer, { kind: 'REFERRAL', actedAt: minutesAgo(73 * DAY) });
    await actDetails(bank, 'referrals', referral, {
      referredCustomerId: friend,
      acceptedAt: minutesAgo(70 * DAY),
      wonAt: minutesAgo(60 * DAY),
    });
    const review = await advocacyAct(bank, customer, {
      kind: 'REVIEW',
      actedAt: minutesAgo(30),
      evidence: 'https://reviews.example/1',
    });
    await actDetails(bank, 'reviews', review, {
      platform: 'maps',
      rating: 5,
      scaleMin: 1,
      scaleMax: 5,
      reach: 1_200,
      text: 'They keep their word.',
    });
    const idea = await advocacyAct(bank, customer, { kind: 'IDEA', actedAt: minutesAgo(400 * DAY) });
    await actDetails(bank, 'ideas', idea, {
      text: 'A dark screen',
      state: 'ADOPTED',
      decidedAt: minutesAgo(300 * DAY),
    });
    await bank.answer(customer, 'NPS', 9, { answeredAt: minutesAgo(365 * DAY) });
    await stageChange(bank, customer, { changedAt: minutesAgo(50) });
    await bank.promise(customer);
    await stageChange(bank, customer, {
      fromStage: 'PROMOTER',
      toStage: 'CHAMPION',
      reason: 'JOINED_VIP',
      changedAt: minutesAgo(5),
    });
    await vipMembership(bank, customer, { validFrom: minutesAgo(500), validTo: minutesAgo(400) });
    await vipMembership(bank, customer, { validFrom: minutesAgo(5), enrolledById: owner });
    await advocacyPlan(bank, customer, { startsOn: '2025-01-01', endsOn: '2025-06-30', goal: 'A review' });
    await advocacyPlan(bank, customer, { ownerId: owner });
    await advocacyAsk(bank, customer, {
      askedAt: minutesAgo(40 * DAY),
      outcome: 'DONE',
      endedAt: minutesAgo(39 * DAY),
      askedById: owner,
    });
    return { customer, friend };
  }

  test('shows what it rests on, how it came about, who looks after it and what may be asked', async () => {
    const { customer, friend } = await advocate();
    expect(await statusOf(customer)).toEqual({
      id: `adv_${customer}`,
      stage: 'CHAMPION',
      score: 90,
      vip: true,
      since: iso(5),
      customer: { id: `cus_${customer}` },
      owner: { name: 'Eva Malá' },
      evidence: [
        {
          at: iso(30),
          weight: 20,
          act: {
            kind: 'REVIEW',
            evidence: 'https://reviews.example/1',
            review: {
              platform: 'maps',
              rating: 5,
              scale: { min: 1, max: 5 },
              reach: 1_200,
              text: 'They keep their word.',
            },
            referral: null,
            idea: null,
          },
          answer: null,
        },
        {
          at: iso(73 * DAY),
          weight: 30.2,
          act: {
            kind: 'REFERRAL',
            evidence: null,
            review: null,
            referral: {
              state: 'WON',
              acceptedAt: iso(70 * DAY),
              wonAt: iso(60 * DAY),
              referred: { id: `cus_${friend}` },
            },
            idea: null,
          },
          answer: null,
        },
        { at: iso(365 * DAY), weight: 12.26, act: null, answer: { score: 9 } },
        {
          at: iso(400 * DAY),
          weight: 1.07,
          act: {
            kind: 'IDEA',
            evidence: null,
            review: null,
            referral: null,
            idea: { text: 'A dark screen', state: 'ADOPTED', decidedAt: iso(300 * DAY), toldAt: null },
          },
          answer: null,
        },
      ],
      history: [
        { fromStage: 'PROMOTER', toStage: 'CHAMPION', at: iso(5), reason: 'JOINED_VIP' },
        { fromStage: 'UNKNOWN', toStage: 'PROMOTER', at: iso(50), reason: 'ANSWERED' },
      ],
      vipMembership: { validFrom: iso(5), validTo: null, enrolledBy: { name: 'Eva Malá' } },
      plan: {
        goal: 'A reference by spring',
        startsOn: '2026-01-01',
        endsOn: '2026-06-30',
        owner: { name: 'Eva Malá' },
      },
      asks: [
        {
          kind: 'REVIEW',
          askedAt: iso(40 * DAY),
          outcome: 'DONE',
          endedAt: iso(39 * DAY),
          askedBy: { name: 'Eva Malá' },
        },
      ],
      askBudget: { left: 3, nextAskAt: iso(0), obstacles: [] },
    });
  });

  test('is all empty where there is a stage and nothing else', async () => {
    const customer = await api.bank.customer();
    await advocacyStatus(api.bank, customer);
    expect(await statusOf(customer)).toMatchObject({
      owner: null,
      evidence: [],
      history: [],
      vipMembership: null,
      plan: null,
      asks: [],
      askBudget: { left: 4, nextAskAt: iso(0), obstacles: [] },
    });
  });

  test.each([
    ['a complaint that is open', { kind: 'COMPLAINT', status: 'WAITING' }, null, ['OPEN_COMPLAINT']],
    ['a complaint that is resolved', { kind: 'COMPLAINT', status: 'RESOLVED' }, null, []],
    ['a request that is open', { kind: 'REQUEST', status: 'NEW' }, null, []],
    ['a promise that is overdue', null, { dueAt: minutesAgo(1) }, ['OVERDUE_PROMISE']],
    ['a promise that is due', null, { dueAt: minutesAgo(-1) }, []],
    ['a promise that was broken', null, { dueAt: minutesAgo(9), state: 'BROKEN' }, ['OVERDUE_PROMISE']],
  ])('with %s says whether to ask', async (_what, matter, promise, obstacles) => {
    const customer = await api.bank.customer();
    await advocacyStatus(api.bank, customer);
    if (matter) await api.bank.case(customer, matter);
    if (promise) await api.bank.promise(customer, promise);
    expect(await statusOf(customer, 'askBudget { obstacles nextAskAt }')).toEqual({
      askBudget: { obstacles, nextAskAt: obstacles.length === 0 ? iso(0) : null },
    });
  });

  test('of whoever another was merged into counts what both did and what either is owed', async () => {
    const { bank } = api;
    const [survivor, loser] = [await bank.customer(), await bank.customer()];
    await advocacyStatus(bank, survivor, { stage: 'PROMOTER' });
    await advocacyStatus(bank, loser, { stage: 'DETRACTOR' });
    for (const [index, customer] of [survivor, loser, survivor].entries()) {
      await advocacyAct(bank, customer, { actedAt: minutesAgo(index) });
      await advocacyAsk(bank, customer, { askedAt: minutesAgo((40 + index) * DAY) });
      await stageChange(bank, customer, { changedAt: minutesAgo(index) });
    }
    await vipMembership(bank, loser, { validFrom: minutesAgo(3) });
    await advocacyPlan(bank, loser, { goal: 'Of the other' });
    await bank.case(loser, { kind: 'COMPLAINT' });
    await bank.answer(loser, 'NPS', 7);
    await bank.absorb(survivor, loser);
    const fields =
      'stage evidence { at } history { at } asks { askedAt } vipMembership { validFrom } plan { goal } askBudget { left obstacles }';
    expect(await statusOf(survivor, fields)).toEqual({
      stage: 'PROMOTER',
      evidence: [0, 1, 2, 30].map((minutes) => ({ at: iso(minutes) })),
      history: [0, 2].map((minutes) => ({ at: iso(minutes) })),
      asks: [40, 41, 42].map((days) => ({ askedAt: iso(days * DAY) })),
      vipMembership: { validFrom: iso(3) },
      plan: { goal: 'Of the other' },
      askBudget: { left: 1, obstacles: ['OPEN_COMPLAINT'] },
    });
    const { advocates } = await api.ask<{ advocates: { nodes: { id: string }[] } }>(
      '{ advocates(first: 100) { nodes { id } } }',
    );
    const listed = advocates.nodes.map(({ id }) => id);
    expect(listed).toContain(`adv_${survivor}`);
    expect(listed).not.toContain(`adv_${loser}`);
  });

  test.each([
    [
      'adv',
      '... on AdvocacyStatus { customer { id } owner { name } askBudget { left } asks { askedBy { name } } }',
      [
        'advocacy.findAdvocacyStatuses',
        'agents.findAgentsById',
        'asks.asksOfCustomer',
        'asks.findOpenMatters',
        'customers.findCustomersById',
        'promises.changesOfPromise',
        'promises.promisesOfCustomer',
        'surveys.askingInvitationsOfCustomer',
      ],
    ],
    [
      'adv',
      '... on AdvocacyStatus { evidence { weight act { referral { referred { id } } } answer { score } } }',
      [
        'advocacy.actsOfCustomer',
        'advocacy.findAdvocacyStatuses',
        'customers.findCustomersById',
        'surveys.findLastAnswers',
      ],
    ],
    [
      'cus',
      '... on Customer { advocacy { stage history { reason } vipMembership { enrolledBy { name } } plan { goal } } }',
      [
        'advocacy.findStatusesOfCustomers',
        'advocacy.plansOfCustomer',
        'advocacy.stageChangesOfCustomer',
        'advocacy.vipMembershipsOfCustomer',
        'agents.findAgentsById',
        'customers.findCustomersById',
      ],
    ],
  ])(
    'takes one statement per level and loader, for 2 as for 20: %s_…, %s',
    async (prefix, selection, expected) => {
      const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ${selection} } }`;
      for (const count of [2, 20]) {
        const ids: string[] = [];
        for (let index = 0; index < count; index += 1) ids.push(`${prefix}_${(await advocate()).customer}`);
        api.statements.length = 0;
        await api.ask(query, { ids });
        expect([...api.statements].sort()).toEqual(expected);
      }
    },
  );
});
