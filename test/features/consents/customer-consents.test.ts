import { openApi, type TestApi } from '../../support/api';
import { minutesAgo } from '../../support/bank';
import { addConsent } from '../../support/consent';

interface Said {
  readonly state: string;
  readonly decidedAt: string;
}

interface Shown {
  readonly customer: { readonly consents: (Said & { readonly history: Said[] })[] };
}

const CONSENTS = `query ($id: ID!) { customer(by: { id: $id }) { consents {
  purpose channel state decidedAt source { code } history { state decidedAt source { code } } } } }`;

describe('the consents of a customer', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  test('are what holds now, by purpose and channel, each with all that was said and by which source', async () => {
    const { bank } = api;
    const customer = await bank.customer();
    const survey = await bank.source('survey-tool', { kind: 'SURVEY' });
    await addConsent(bank, customer, 'MARKETING', null, { decidedAt: minutesAgo(50) });
    await addConsent(bank, customer, 'MARKETING', 'EMAIL', { decidedAt: minutesAgo(40) });
    const withdrawn = { decidedAt: minutesAgo(30), state: 'WITHDRAWN', sourceId: survey };
    await addConsent(bank, customer, 'MARKETING', 'EMAIL', withdrawn);
    await addConsent(bank, customer, 'MARKETING', 'EMAIL', { decidedAt: minutesAgo(-1) });
    await addConsent(bank, customer, 'SERVICE', 'SMS', { decidedAt: minutesAgo(20) });
    await addConsent(bank, await bank.customer(), 'SERVICE', 'PHONE');

    const said = (state: string, minutes: number, code = 'crm') => ({
      state,
      decidedAt: minutesAgo(minutes).toISOString(),
      source: { code },
    });
    expect(await api.ask(CONSENTS, { id: `cus_${customer}` })).toEqual({
      customer: {
        consents: [
          {
            purpose: 'MARKETING',
            channel: null,
            ...said('GRANTED', 50),
            history: [said('GRANTED', 50)],
          },
          {
            purpose: 'MARKETING',
            channel: 'EMAIL',
            ...said('WITHDRAWN', 30, 'survey-tool'),
            history: [said('WITHDRAWN', 30, 'survey-tool'), said('GRANTED', 40)],
          },
          { purpose: 'SERVICE', channel: 'SMS', ...said('GRANTED', 20), history: [said('GRANTED', 20)] },
        ],
      },
    });
    const deciding = await api.ask(
      `query ($id: ID!) { customer(by: { id: $id }) {
        email: decidingConsent(purpose: MARKETING, channel: EMAIL) { channel state }
        phone: decidingConsent(purpose: MARKETING, channel: PHONE) { channel state }
        letter: decidingConsent(purpose: SERVICE, channel: LETTER) { state } } }`,
      { id: `cus_${customer}` },
    );
    expect(deciding).toEqual({
      customer: {
        email: { channel: 'EMAIL', state: 'WITHDRAWN' },
        phone: { channel: null, state: 'GRANTED' },
        letter: null,
      },
    });
  });

  test('of a customer into whom another was merged are what either said last', async () => {
    const { bank } = api;
    const [survivor, loser] = [await bank.customer(), await bank.customer()];
    await addConsent(bank, survivor, 'SURVEY', null, { decidedAt: minutesAgo(30) });
    await addConsent(bank, loser, 'SURVEY', null, { decidedAt: minutesAgo(20), state: 'WITHDRAWN' });
    await bank.absorb(survivor, loser);
    const { customer } = await api.ask<Shown>(CONSENTS, { id: `cus_${loser}` });
    expect(customer.consents).toMatchObject([
      { purpose: 'SURVEY', state: 'WITHDRAWN', history: [{ state: 'WITHDRAWN' }, { state: 'GRANTED' }] },
    ]);
  });

  test('show the latest five of a long history, and lose no old consent over it', async () => {
    const { bank } = api;
    const customer = await bank.customer();
    await addConsent(bank, customer, 'SERVICE', 'PHONE', { decidedAt: minutesAgo(9_000) });
    for (let index = 0; index < 25; index += 1) {
      // Two at each moment: of these the withdrawal comes first.
      const state = index % 2 === 0 ? 'WITHDRAWN' : 'GRANTED';
      const decidedAt = minutesAgo(100 - Math.floor(index / 2));
      await addConsent(bank, customer, 'SERVICE', null, { state, decidedAt });
    }
    const { customer: shown } = await api.ask<Shown>(CONSENTS, { id: `cus_${customer}` });
    const [ofAll, ofPhone] = shown.consents;
    expect(ofPhone).toMatchObject({ state: 'GRANTED', history: [{ state: 'GRANTED' }] });
    const pairs = Array.from({ length: 2 }, (_, pair) => [
      [89 + pair, 'WITHDRAWN'],
      [89 + pair, 'GRANTED'],
    ]);
    expect(ofAll?.history.map(({ decidedAt, state }) => [decidedAt, state])).toEqual(
      [[88, 'WITHDRAWN'], ...pairs.flat()].map(([minutes, state]) => [
        minutesAgo(Number(minutes)).toISOString(),
        state,
      ]),
    );
  });

  test('of two customers, with all that was said and by which source, are not too much to ask for', async () => {
    const ids = [await api.bank.customer(), await api.bank.customer()].map((id) => `cus_${id}`);
    const asked = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Customer {
      consents { purpose source { name } history { decidedAt source { name } } } } } }`;
    expect(await api.ask(asked, { ids })).toEqual({ nodes: [{ consents: [] }, { consents: [] }] });
  });

  test('of 20 customers take as many statements as those of 2', async () => {
    const { bank } = api;
    for (const [segment, count] of [
      ['SME', 2],
      ['CORPORATE', 20],
    ] as const) {
      for (let index = 0; index < count; index += 1) {
        const customer = await bank.customer({ segment });
        await addConsent(bank, customer, 'SURVEY', null, {
          state: index % 2 === 0 ? 'GRANTED' : 'WITHDRAWN',
        });
      }
      api.statements.length = 0;
      const { customers } = await api.ask<{ customers: { nodes: { consents: Said[] }[] } }>(
        `query ($segment: Segment!) { customers(filter: { segment: { eq: $segment } }, first: 20) {
          nodes { consents { state } decidingConsent(purpose: SURVEY, channel: CHAT) { state } } } }`,
        { segment },
      );
      expect(customers.nodes.map(({ consents }) => consents.length)).toEqual(Array(count).fill(1));
      expect(api.statements).toEqual(['customerList.allCustomers', 'consents.findConsentDecisions']);
    }
  });
});
