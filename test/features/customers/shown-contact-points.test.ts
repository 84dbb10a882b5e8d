import {
  findContactPointsOfCustomers,
  partOfContactPoint,
} from '../../../src/features/customers/contact-point.repository';
import { openApi } from '../../support/api';
import { minutesAgo } from '../../support/bank';

type Row = Readonly<Record<string, unknown>>;

test('contact points show each field by itself as they show it beside all others, of one customer and of many', async () => {
  const api = await openApi();
  const { bank } = api;
  const [one, other, absorbed] = [await bank.customer(), await bank.customer(), await bank.customer()];
  const ended = { type: 'PHONE', validFrom: minutesAgo(9), validTo: minutesAgo(2), isPrimary: 0 };
  await bank.contactPoint(one, 'one@example.com', { isVerified: 1, isPrimary: 1, version: 4 });
  await bank.contactPoint(absorbed, '+420604111222', ended);
  await bank.contactPoint(other, '+420604333444', { ...ended, isVerified: 1 });
  await bank.absorb(one, absorbed);
  const customers = [one, other].map((id) => `cus_${id}`);
  const shown = async (ids: readonly string[], asked: string): Promise<readonly (readonly Row[])[]> => {
    const { nodes } = await api.ask<{ nodes: { contactPoints: readonly Row[] }[] }>(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Customer { contactPoints { ${asked} } } } }`,
      { ids },
    );
    return nodes.map(({ contactPoints }) => contactPoints);
  };
  const { type } = await api.ask<{ type: { fields: readonly { name: string }[] } }>(
    '{ type: __type(name: "ContactPoint") { fields { name } } }',
  );
  const fields = type.fields.map(({ name }) => name);
  const whole = await shown(customers, fields.join(' '));
  expect(whole).toMatchObject([
    [
      { value: 'one@example.com', verified: true, primary: true, validTo: null, version: 4 },
      { value: '+420604111222', type: 'PHONE', verified: false, primary: false },
    ],
    [{ value: '+420604333444', verified: true, validTo: expect.any(String) as string }],
  ]);
  for (const field of fields) {
    const only = whole.map((rows) => rows.map((row) => ({ [field]: row[field] })));
    expect(await shown(customers, field)).toEqual(only);
    expect(await shown(customers.slice(0, 1), field)).toEqual(only.slice(0, 1));
  }
  const { customer } = await api.ask<{ customer: Record<'a' | 'b', readonly Row[]> }>(
    `{ customer(by: { id: "${customers[1] ?? ''}" }) { a: contactPoints { type } b: contactPoints { verified version } } }`,
  );
  expect(customer).toEqual({ a: [{ type: 'PHONE' }], b: [{ verified: true, version: 1 }] });
  await api.close();
});

test('of what nothing is asked, nothing is read of contact points, and reading it throws', async () => {
  const api = await openApi();
  const { bank, database } = api;
  const id = await bank.customer();
  await bank.contactPoint(id, 'one@example.com');
  const shown = { most: 9, part: partOfContactPoint(new Set(['type'])) };
  const [[point] = []] = await findContactPointsOfCustomers(database.db, 'EVERYTHING', [[id]], shown);
  expect(Object.keys(point ?? {}).sort()).toEqual(['customerId', 'id', 'type']);
  expect(() => point?.validTo).toThrow('"validTo" was not read');
  await api.close();
});
