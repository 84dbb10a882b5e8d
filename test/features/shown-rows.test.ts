import { openApi, type TestApi } from '../support/api';

describe('rows that are shown by themselves', () => {
  let api: TestApi;
  let id: string;
  beforeAll(async () => {
    api = await openApi();
    const { bank } = api;
    const customer = await bank.customer();
    const interactionId = await bank.interaction(customer, {
      ...{ language: 'cs', channel: 'CHAT', reasonId: await bank.reason('Cards') },
    });
    await bank.promise(customer, { interactionId });
    id = `cus_${customer}`;
  });
  afterAll(() => api.close());

  test('are read with what another field finds by their ids', async () => {
    api.statements.length = 0;
    await api.ask<unknown>(
      `query ($id: ID!) { customer(by: { id: $id }) { interactions(first: 1) { nodes { chain { contacts } customer { segment } } } } }`,
      { id },
    );
    const read = api.statements.filter((name) => name === 'customers.findCustomersById');
    // The one who is asked about, and whose the contact is.
    expect(read).toHaveLength(2);
  });

  const contactsReadFor = async (asked: string): Promise<number> => {
    api.statements.length = 0;
    await api.ask<unknown>(`query ($id: ID!) { ${asked} }`, { id });
    return api.statements.filter((name) => name === 'interactions.findInteractionsById').length;
  };

  test('are read by one statement for all who ask at once, each of whom is shown what they ask', async () => {
    const ask = `a: promises(first: 1) { nodes { interaction { language } } }
      b: promises(first: 1) { nodes { interaction { channel id } } }`;
    expect(await contactsReadFor(`customer(by: { id: $id }) { ${ask} }`)).toBe(1);
    const { customer } = await api.ask<{ customer: Record<'a' | 'b', { nodes: unknown[] }> }>(
      `query ($id: ID!) { customer(by: { id: $id }) { ${ask} } }`,
      { id },
    );
    expect(customer.a.nodes).toEqual([{ interaction: { language: 'cs' } }]);
    expect(customer.b.nodes).toEqual([
      { interaction: { channel: 'CHAT', id: expect.stringMatching(/^int_/) as string } },
    ]);
  });

  test.each([
    ['not read again for what was read before', 'id startedAt channel', 1],
    ['not read again for as much', 'customer { id } language channel', 1],
    ['read again for more', 'channel outcome', 2],
  ])('are %s', async (_, later, times) => {
    const contact = `interaction { channel language customer { promises(first: 1) { nodes { interaction { ${later} } } } } }`;
    expect(
      await contactsReadFor(`customer(by: { id: $id }) { promises(first: 1) { nodes { ${contact} } } }`),
    ).toBe(times);
  });
});
