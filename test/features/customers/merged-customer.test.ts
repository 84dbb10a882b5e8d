import { openApi, type TestApi } from '../../support/api';
import { advocacyStatus } from '../../support/advocates';
import { minutesAgo } from '../../support/bank';

interface Walked {
  readonly customer: {
    readonly interactions: {
      readonly nodes: { readonly id: string }[];
      readonly pageInfo: Readonly<Record<string, string | null>>;
    };
  };
}

/** A merge by pointer: the loser points at the survivor, and the loser's facts still carry the loser's id. */
describe('a customer into whom another was merged', () => {
  let api: TestApi;
  let survivor: string;
  let loser: string;
  const facts: string[] = [];

  beforeAll(async () => {
    api = await openApi();
    const { bank } = api;
    survivor = await bank.customer({ displayName: 'Jana Nováková', segment: 'PRIVATE' });
    loser = await bank.customer({ displayName: 'J. Novakova', segment: 'PRIVATE' });
    for (let contact = 0; contact < 9; contact += 1) {
      const owner = contact % 2 === 0 ? survivor : loser;
      facts.push(`int_${await bank.interaction(owner, { startedAt: minutesAgo(Math.floor(contact / 2)) })}`);
    }
    const shared = await bank.account(await bank.product());
    await bank.holder(shared, survivor);
    await bank.holder(shared, loser, { role: 'JOINT' });
    await bank.answer(survivor, 'NPS', 5, { answeredAt: minutesAgo(20) });
    await bank.answer(loser, 'NPS', 9, { answeredAt: minutesAgo(10) });
    await bank.contactPoint(loser, '+420603000001');
    await bank.contactPoint(survivor, '+420603000001');
    await bank.sourceProfile(loser, { externalId: 'loser' });
    await advocacyStatus(bank, survivor, { stage: 'PROMOTER' });
    await advocacyStatus(bank, loser, { stage: 'DETRACTOR' });
    await bank.absorb(survivor, loser);
  });
  afterAll(() => api.close());

  test('has the facts of both, once each, in one order, from both ends', async () => {
    const walk = async (
      args: string,
      cursor: 'startCursor' | 'endCursor',
      bound: string,
    ): Promise<string[][]> => {
      const pages: string[][] = [];
      for (let at: string | null = null; ;) {
        const { customer }: Walked = await api.ask<Walked>(
          `query ($id: ID!, $at: String) { customer(by: { id: $id }) { interactions(${args}, ${bound}: $at) {
            nodes { id } pageInfo { startCursor endCursor } } } }`,
          { id: `cus_${survivor}`, at },
        );
        if (customer.interactions.nodes.length === 0) return pages;
        pages.push(customer.interactions.nodes.map(({ id }) => id));
        at = customer.interactions.pageInfo[cursor] ?? null;
      }
    };
    const onwards = await walk('first: 2', 'endCursor', 'after');
    const backwards = await walk('last: 2', 'startCursor', 'before');

    expect(onwards.flat()).toHaveLength(9);
    expect(new Set(onwards.flat())).toEqual(new Set(facts));
    expect(backwards.reverse().flat()).toEqual(onwards.flat());
    const [latest] = onwards.flat();
    expect([facts[0], facts[1]]).toContain(latest);
  });

  test('answers for the id and the source key of the one who was merged', async () => {
    const wanted = { customer: { id: `cus_${survivor}`, displayName: 'Jana Nováková' } };
    expect(
      await api.ask('query ($id: ID!) { customer(by: { id: $id }) { id displayName } }', {
        id: `cus_${loser}`,
      }),
    ).toEqual(wanted);
    expect(
      await api.ask('{ customer(by: { externalId: { source: "crm", id: "loser" } }) { id displayName } }'),
    ).toEqual(wanted);
    expect(
      await api.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
        ids: [`cus_${loser}`, `cus_${survivor}`],
      }),
    ).toEqual({ nodes: [{ id: `cus_${survivor}` }, { id: `cus_${survivor}` }] });
  });

  test('was last in contact on a channel when either of them was', async () => {
    const { bank } = api;
    const started = [
      await bank.interaction(loser, { channel: 'CHAT', startedAt: minutesAgo(30) }),
      await bank.interaction(survivor, { channel: 'CHAT', startedAt: minutesAgo(31) }),
      await bank.interaction(survivor, { channel: 'FAX', startedAt: minutesAgo(32) }),
    ];
    const answer = await api.ask<{ customer: { latestInteractions: { id: string }[] } }>(
      'query ($id: ID!) { customer(by: { id: $id }) { latestInteractions { id channel } } }',
      { id: `cus_${survivor}` },
    );
    const [call, ...others] = answer.customer.latestInteractions;
    expect(facts.slice(0, 2)).toContain(call?.id);
    expect(others).toEqual([
      { id: `int_${started[0] ?? ''}`, channel: 'CHAT' },
      { id: `int_${started[2] ?? ''}`, channel: 'FAX' },
    ]);
  });

  test('holds an account of both once, and shows the last answer and the status as their own', async () => {
    const answer = await api.ask(
      `query ($id: ID!) { customer(by: { id: $id }) {
        accounts(first: 5) { nodes { status } } scores { nps { score } } advocacy { stage } sourceProfiles { externalId } } }`,
      { id: `cus_${survivor}` },
    );
    expect(answer).toEqual({
      customer: {
        accounts: { nodes: [{ status: 'OPEN' }] },
        scores: { nps: { score: 9 } },
        advocacy: { stage: 'PROMOTER' },
        sourceProfiles: [{ externalId: 'loser' }],
      },
    });
  });

  test('is listed once and found once by a phone number that both had', async () => {
    const listed = { nodes: [{ id: `cus_${survivor}` }] };
    expect(
      await api.ask('{ customers(filter: { segment: { eq: PRIVATE } }, first: 5) { nodes { id } } }'),
    ).toEqual({ customers: listed });
    expect(await api.ask('{ customersByContact(value: "603000001", first: 5) { nodes { id } } }')).toEqual({
      customersByContact: listed,
    });
  });

  test('is whom the facts of the one who was merged show', async () => {
    expect(
      await api.ask('query ($id: ID!) { node(id: $id) { ... on Interaction { customer { id } } } }', {
        id: facts[1],
      }),
    ).toEqual({ node: { customer: { id: `cus_${survivor}` } } });
  });

  test('names all who were merged into them, the latest first, those of unknown time last', async () => {
    const { bank } = api;
    const [kept, early, late, unknown] = await Promise.all(
      ['Kept', 'Early', 'Late', 'Unknown'].map((displayName) => bank.customer({ displayName })),
    );
    await bank.absorb(kept ?? '', early ?? '', minutesAgo(20));
    await bank.absorb(kept ?? '', unknown ?? '');
    await bank.absorb(kept ?? '', late ?? '', minutesAgo(10));
    const MERGED = `query ($id: ID!) { customer(by: { id: $id }) { id mergedFrom { formerId displayName mergedAt } } }`;
    const merged = {
      customer: {
        id: `cus_${kept ?? ''}`,
        mergedFrom: [
          { formerId: `cus_${late ?? ''}`, displayName: 'Late', mergedAt: minutesAgo(10).toISOString() },
          { formerId: `cus_${early ?? ''}`, displayName: 'Early', mergedAt: minutesAgo(20).toISOString() },
          { formerId: `cus_${unknown ?? ''}`, displayName: 'Unknown', mergedAt: null },
        ],
      },
    };
    for (const asked of [kept, late]) {
      expect(await api.ask(MERGED, { id: `cus_${asked ?? ''}` })).toEqual(merged);
    }
    const other = await bank.customer();
    expect(await api.ask(MERGED, { id: `cus_${other}` })).toEqual({
      customer: { id: `cus_${other}`, mergedFrom: [] },
    });
  });
});
