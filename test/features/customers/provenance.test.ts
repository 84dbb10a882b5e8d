import { newId, type Id } from '../../../src/kernel/id';
import { minutesAgo, NOW } from '../../support/bank';
import { partnerOf, WritingApi } from '../writing-api';

const open = new WritingApi(['customers']);
let core: Id;
let chat: Id;
beforeAll(async () => {
  await open.open();
  core = await open.api.bank.source('core', { trustRank: 10, name: 'Core' });
  chat = await open.api.bank.source('chat', { trustRank: 50, name: 'Chat' });
});
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset();
});

async function provenanceOf(id: Id): Promise<unknown> {
  const { node } = await open.api.ask<{ node: { provenance: unknown } }>(
    `query ($id: ID!) { node(id: $id) { ... on Customer { provenance { field source { code } receivedAt } } } }`,
    { id: `cus_${id}` },
  );
  return node.provenance;
}

/** Somebody of whom two sources speak, shown with what the rule makes of it. */
async function spokenOf(): Promise<Id> {
  const { bank } = open.api;
  const id = await bank.customer({
    givenName: 'Jana',
    familyName: 'Nováková',
    language: 'cs',
    segment: 'RETAIL',
  });
  await bank.sourceProfile(id, {
    ...{ sourceId: core, externalId: newId(), receivedAt: minutesAgo(5) },
    delivered: JSON.stringify({ familyName: 'Nováková', givenName: 'Johana', branch: 72 }),
    saidEarlier: JSON.stringify({ familyName: minutesAgo(90).toISOString() }),
  });
  await bank.sourceProfile(id, {
    ...{ sourceId: chat, externalId: newId(), receivedAt: NOW },
    delivered: JSON.stringify({ familyName: 'Nováková', givenName: 'Jana', language: 'cs' }),
  });
  return id;
}

describe('the provenance of a customer', () => {
  test('names the source of each field that shows what the most trusted one says, and since when', async () => {
    expect(await provenanceOf(await spokenOf())).toEqual([
      { field: 'familyName', source: { code: 'core' }, receivedAt: minutesAgo(90).toISOString() },
      { field: 'language', source: { code: 'chat' }, receivedAt: NOW.toISOString() },
    ]);
  });

  test('tells a partner what is their own word, and not that what another said is theirs', async () => {
    const id = await spokenOf();
    open.viewer = partnerOf('chat');
    expect(await provenanceOf(id)).toEqual([
      { field: 'language', source: { code: 'chat' }, receivedAt: NOW.toISOString() },
    ]);
  });

  test('is of a merged customer what is said under any of their ids', async () => {
    const { bank } = open.api;
    const [survivor, loser] = [await bank.customer({ language: 'cs' }), await spokenOf()];
    await bank.absorb(survivor, loser);
    expect(await provenanceOf(loser)).toMatchObject([{ field: 'familyName' }, { field: 'language' }]);
  });

  test.each([2, 20])('of %d customers is one statement', async (count) => {
    const ids: string[] = [];
    for (let left = count; left > 0; left -= 1) ids.push(`cus_${await spokenOf()}`);
    open.api.statements.length = 0;
    await open.api.ask(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Customer { provenance { field source { code } } } } }',
      { ids },
    );
    expect(open.api.statements.sort()).toEqual([
      'customers.findCustomersById',
      'customers.findSayingsWithin',
      'sources.findSourceSystemsById',
    ]);
  });
});
