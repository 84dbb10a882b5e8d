import { openApi, type TestApi } from '../support/api';
import { withAllReads } from '../support/all-reads';

/**
 * What somebody else changes while an answer is read may be in it; but never beside the number of a version that is newer than what was read first. Clients
 * put together by its id what an answer shows of one thing, and change it as of the version that they are shown.
 */
describe('of one thing one version is shown', () => {
  let api: TestApi;
  let id: string;
  let reads = 0;
  beforeEach(async () => {
    reads = 0;
    api = await openApi(({ db }) => ({
      db: withAllReads(db, (read) => async (name, ...rest) => {
        if (name === 'customers.findCustomersById' && (reads += 1) === 2)
          await db.execute(
            'test',
            `UPDATE customers SET display_name = 'New', segment = 'PRIVATE', version = 2`,
          );
        return read(name, ...rest);
      }),
    }));
    const customer = await api.bank.customer({ displayName: 'Old' });
    await api.bank.interaction(customer, {});
    id = `cus_${customer}`;
  });
  afterEach(() => api.close());

  const shown = async (first: string, later: string): Promise<unknown> => {
    const { customer } = await api.ask<{
      customer: { interactions: { nodes: { customer: object }[] } };
    }>(
      `query ($id: ID!) { customer(by: { id: $id }) { ${first} interactions(first: 1) { nodes { customer { ${later} } } } } }`,
      { id },
    );
    const { interactions, ...own } = customer;
    return [own, interactions.nodes[0]?.customer];
  };

  test('where nothing else is asked of it later', async () => {
    expect(await shown('displayName', 'version')).toEqual([{ displayName: 'Old' }, { version: 1 }]);
    expect(reads).toBe(1);
  });

  test.each([
    ['displayName', 'segment version', [{ displayName: 'Old' }, { segment: 'PRIVATE', version: 1 }]],
    [
      'displayName version',
      'version displayName segment',
      [
        { displayName: 'Old', version: 1 },
        { displayName: 'New', segment: 'PRIVATE', version: 1 },
      ],
    ],
    ['version', 'version provenance { field }', [{ version: 1 }, { version: 1, provenance: [] }]],
  ])('where it is read again: %s, then %s', async (first, later, expected) => {
    expect(await shown(first, later)).toEqual(expected);
    expect(reads).toBe(2);
  });
});

test('what could not be read first is shown where it could be read again', async () => {
  let reads = 0;
  const api = await openApi(({ db }) => ({
    db: withAllReads(db, (read) => (name, ...rest) => {
      const isFirst = name === 'customers.findCustomersById' && (reads += 1) === 1;
      return isFirst ? Promise.reject(new Error('The database is away.')) : read(name, ...rest);
    }),
  }));
  const customer = await api.bank.customer({ segment: 'PRIVATE' });
  const contact = await api.bank.interaction(customer, {});
  const query = `{ one: node(id: "cus_${customer}") { ... on Customer { displayName } }
    other: node(id: "int_${contact}") { ... on Interaction { customer { segment } } } }`;
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  expect(await response.json()).toMatchObject({
    data: { one: null, other: { customer: { segment: 'PRIVATE' } } },
    errors: [{ path: ['one'] }],
  });
  expect(reads).toBe(2);
  await api.close();
});
