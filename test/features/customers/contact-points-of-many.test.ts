import type { Id } from '../../../src/kernel/id';
import { openApi, type TestApi } from '../../support/api';

const POINTS = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Customer { contactPoints { id } } } }';
const FIND = 'customers.findContactPointsOfCustomers';
const SHOWN = 100;

interface Answer {
  readonly nodes: readonly { readonly contactPoints: readonly { readonly id: string }[] }[];
}

describe('the contact points of many customers', () => {
  let api: TestApi;
  /** Ids of what was given to each, in the order in which it is shown. */
  const given = new Map<Id, Id[]>();

  /** So many points of a customer; those of two who are one in turn. */
  async function give(owner: Id, count: number, of: readonly Id[] = [owner]): Promise<Id> {
    const ids = Array.from(
      { length: count },
      (_, index) => `${String(index).padStart(4, '0')}${owner.slice(4)}`,
    );
    for (const [index, id] of ids.entries())
      await api.bank.contactPoint(of[index % of.length] ?? owner, `${String(index)}@example.com`, { id });
    given.set(owner, ids);
    return owner;
  }

  const ask = async (owners: readonly Id[]) => {
    api.statements.length = 0;
    const { nodes } = await api.ask<Answer>(POINTS, { ids: owners.map((id) => `cus_${id}`) });
    const shown = nodes.map(({ contactPoints }) => contactPoints.map(({ id }) => id.slice('ctp_'.length)));
    expect(shown).toEqual(owners.map((owner) => given.get(owner)?.slice(0, SHOWN)));
    return api.statements.filter((name) => name === FIND).length;
  };

  let few: Id;
  let none: Id;
  let merged: Id;
  let crowded: Id;
  let full: Id;
  beforeAll(async () => {
    api = await openApi();
    const { bank } = api;
    few = await give(await bank.customer(), 3);
    none = await give(await bank.customer(), 0);
    const [survivor, loser] = [await bank.customer(), await bank.customer()];
    await bank.absorb(survivor, loser);
    merged = await give(survivor, 7, [loser, survivor]);
    crowded = await give(await bank.customer(), SHOWN + 20);
    full = await give(await bank.customer(), SHOWN - 10);
  });
  afterAll(() => api.close());

  test('are read by one statement, those of whom they were merged with among them', async () => {
    expect(await ask([few, none, merged, full])).toBe(1);
    expect(await ask([crowded])).toBe(1);
  });

  test('are those of each, whatever two fields ask of them', async () => {
    const { bank } = api;
    const [survivor, loser] = [await bank.customer(), await bank.customer()];
    await bank.absorb(survivor, loser);
    await give(survivor, 4 * SHOWN, [loser, survivor]);
    const { customer } = await api.ask<{ customer: Record<'a' | 'b', readonly { readonly id: string }[]> }>(
      `{ customer(by: { id: "cus_${survivor}" }) { a: contactPoints { id } b: contactPoints { id type } } }`,
    );
    const ids = given.get(survivor)?.slice(0, SHOWN);
    for (const field of ['a', 'b'] as const)
      expect(customer[field].map(({ id }) => id.slice('ctp_'.length))).toEqual(ids);
  });

  test('are no more than a hundred of each, and one who has more leaves room for the others', async () => {
    expect(await ask([crowded, few])).toBe(1);
    expect(await ask([full, crowded])).toBe(1 + 2);
  });
});
