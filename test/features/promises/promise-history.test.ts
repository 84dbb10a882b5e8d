import { openApi, type TestApi } from '../../support/api';
import { minutesAgo } from '../../support/bank';

const HISTORY = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Promise {
  standing isOverdue graceEndsAt evidence madeBy { id } interaction { id } case { id }
  history { id at formerDueAt newDueAt toldAt toldHow agent { id } } } } }`;

describe('a promise', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  test('tells how it was put off, in which contact and for which case it was made, and what shows that it was kept', async () => {
    const { bank } = api;
    const [customer, agent] = [await bank.customer(), await bank.agent()];
    const [interaction, matter] = [await bank.interaction(customer), await bank.case(customer)];
    const promise = await bank.promise(customer, {
      interactionId: interaction,
      caseId: matter,
      madeById: agent,
      state: 'KEPT',
      settledAt: minutesAgo(5),
      dueAt: minutesAgo(4),
      graceEndsAt: minutesAgo(-100),
      evidence: 'Letter 4711 went out.',
    });
    const times = { at: minutesAgo(30), formerDueAt: minutesAgo(20), newDueAt: minutesAgo(4) };
    const told = { toldAt: minutesAgo(29), toldHow: 'SMS', agentId: agent };
    const second = await bank.promiseChange(promise, customer, { ...times, ...told });
    const first = await bank.promiseChange(promise, customer, { at: minutesAgo(40), toldAt: null });
    await bank.promiseChange(await bank.promise(customer), customer);
    expect(await api.ask(HISTORY, { ids: [`prm_${promise}`] })).toEqual({
      nodes: [
        {
          standing: 'KEPT',
          isOverdue: false,
          graceEndsAt: minutesAgo(-100).toISOString(),
          evidence: 'Letter 4711 went out.',
          madeBy: { id: `agt_${agent}` },
          interaction: { id: `int_${interaction}` },
          case: { id: `cas_${matter}` },
          history: [
            {
              id: `pch_${first}`,
              at: minutesAgo(40).toISOString(),
              formerDueAt: minutesAgo(30).toISOString(),
              newDueAt: minutesAgo(20).toISOString(),
              toldAt: null,
              toldHow: null,
              agent: null,
            },
            {
              id: `pch_${second}`,
              at: minutesAgo(30).toISOString(),
              formerDueAt: minutesAgo(20).toISOString(),
              newDueAt: minutesAgo(4).toISOString(),
              toldAt: minutesAgo(29).toISOString(),
              toldHow: 'SMS',
              agent: { id: `agt_${agent}` },
            },
          ],
        },
      ],
    });
  });

  test('stands where the clock and what the customer was told have it', async () => {
    const { bank } = api;
    const customer = await bank.customer();
    const late = { dueAt: minutesAgo(10) };
    const untold = await bank.promise(customer);
    await bank.promiseChange(untold, customer, { toldAt: null });
    const promises = [
      await bank.promise(customer),
      await bank.promise(customer, late),
      await bank.promise(customer, { ...late, graceEndsAt: minutesAgo(1) }),
      untold,
    ];
    const answer = await api.ask<{ nodes: { standing: string; isOverdue: boolean }[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Promise { standing isOverdue } } }',
      { ids: promises.map((id) => `prm_${id}`) },
    );
    expect(answer.nodes).toEqual([
      { standing: 'OPEN', isOverdue: false },
      { standing: 'OVERDUE', isOverdue: true },
      { standing: 'BROKEN', isOverdue: false },
      { standing: 'BROKEN', isOverdue: false },
    ]);
  });

  test('put off more often than its history shows stands by the last change, and shows the latest', async () => {
    const { bank } = api;
    const customer = await bank.customer();
    const promise = await bank.promise(customer);
    const dates = Array.from({ length: 21 }, (_, index) => 50 - index);
    for (const at of dates) {
      const isLast = at === dates.at(-1);
      await bank.promiseChange(promise, customer, {
        at: minutesAgo(at),
        formerDueAt: minutesAgo(-10),
        newDueAt: minutesAgo(-60),
        toldAt: isLast ? null : minutesAgo(at),
      });
    }
    const { nodes } = await api.ask<{ nodes: { standing: string; history: { at: string }[] }[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Promise { standing history { at } } } }',
      { ids: [`prm_${promise}`] },
    );
    expect(nodes).toEqual([
      { standing: 'BROKEN', history: dates.slice(1).map((at) => ({ at: minutesAgo(at).toISOString() })) },
    ]);
  });

  test('is shown by the contact in which it was made and the case that it is about, the latest made first', async () => {
    const { bank } = api;
    const customer = await bank.customer();
    const [interaction, matter] = [await bank.interaction(customer), await bank.case(customer)];
    const links = { interactionId: interaction, caseId: matter };
    const older = await bank.promise(customer, { ...links, madeAt: minutesAgo(61) });
    const newer = await bank.promise(customer, { ...links, madeAt: minutesAgo(60) });
    await bank.promise(customer);
    const shown = { promises: [{ id: `prm_${newer}` }, { id: `prm_${older}` }] };
    expect(
      await api.ask(
        `query ($ids: [ID!]!) { nodes(ids: $ids) {
          ... on Interaction { promises { id } } ... on Case { promises { id } } } }`,
        { ids: [`int_${interaction}`, `cas_${matter}`] },
      ),
    ).toEqual({ nodes: [shown, shown] });
  });

  test('shows its history, and contacts and cases their promises, with one statement for 2 as for 20', async () => {
    const { bank } = api;
    for (const count of [2, 20]) {
      const made = await Promise.all(
        Array.from({ length: count }, async () => {
          const customer = await bank.customer();
          const links = {
            interactionId: await bank.interaction(customer),
            caseId: await bank.case(customer),
          };
          const promise = await bank.promise(customer, links);
          await bank.promiseChange(promise, customer);
          return { promise: `prm_${promise}`, places: [`int_${links.interactionId}`, `cas_${links.caseId}`] };
        }),
      );
      api.statements.length = 0;
      await api.ask(
        `query ($ids: [ID!]!) { nodes(ids: $ids) {
          ... on Interaction { promises { id } } ... on Case { promises { id } } } }`,
        { ids: made.flatMap(({ places }) => places) },
      );
      await api.ask(
        'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Promise { standing isOverdue history { at } } } }',
        { ids: made.map(({ promise }) => promise) },
      );
      expect([...api.statements].sort()).toEqual([
        'cases.findCasesById',
        'interactions.findInteractionsById',
        'promises.changesOfPromise',
        'promises.findPromisesById',
        'promises.promisesOfCase',
        'promises.promisesOfInteraction',
      ]);
    }
  });
});
