import type { Id } from '../../../src/kernel/id';
import { EVERYBODY, viewerWith } from '../../support/viewers';
import { AUDITOR, later, UnmaskingApi } from './unmasking-api';

const FULL = 'Jana Nováková';
const MASKED = 'J••• N•••';

let open: UnmaskingApi;
beforeAll(async () => {
  open = await UnmaskingApi.open();
});
afterAll(() => open.close());
beforeEach(async () => {
  open.reset();
  await open.api.database.db.execute('test.empty', 'DELETE FROM unmaskings');
});

const messagesOf = async (interactions: readonly Id[]): Promise<unknown[]> => {
  const question = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Interaction { messages(first: 1) { nodes { text } } } } }`;
  const { nodes } = await open.api.ask<{ nodes: { messages: { nodes: { text: string }[] } }[] }>(question, {
    ids: interactions.map((id) => `int_${id}`),
  });
  return nodes.map(({ messages }) => messages.nodes[0]?.text);
};

test('who was merged into another is the other, unmasked before or after', async () => {
  const { bank } = open.api;
  const [survivor, loser] = [await bank.customer(), await bank.customer()];
  const facts: Id[] = [];
  for (const owner of [survivor, loser]) {
    const interaction = await bank.interaction(owner);
    await bank.message(interaction, owner, { text: 'Where is my card?' });
    facts.push(interaction);
  }
  await open.unmask(loser, { minutes: 1 });
  expect(await messagesOf(facts)).toEqual(['•••', 'Where is my card?']);
  await bank.absorb(survivor, loser);
  expect(await messagesOf(facts)).toEqual(['Where is my card?', 'Where is my card?']);
  const question = `{ customer(by: { id: "cus_${loser}" }) { id displayName mergedFrom { displayName } } }`;
  const shown = (name: string) => ({
    customer: { id: `cus_${survivor}`, displayName: name, mergedFrom: [{ displayName: name }] },
  });
  expect(await open.api.ask(question)).toEqual(shown(FULL));
  open.now = later(60);
  expect(await open.api.ask(question)).toEqual(shown(MASKED));
  // By the id of the one who was absorbed it is the survivor who is unmasked, and recorded.
  expect((await open.unmask(loser)).customer).toEqual({ displayName: FULL });
  expect(open.recorded.map(({ subjects }) => subjects)).toEqual([[`cus_${loser}`], [`cus_${survivor}`]]);
  expect(await messagesOf(facts)).toEqual(['Where is my card?', 'Where is my card?']);
});

test('an account is each holder’s: its number is shown, the other holders stay masked', async () => {
  const { bank } = open.api;
  const [holder, other, stranger] = [await bank.customer(), await bank.customer(), await bank.customer()];
  const product = await bank.product();
  const [joint, alien] = [await bank.account(product), await bank.account(product)];
  for (const [account, customer] of [
    [joint, holder],
    [joint, other],
    [alien, stranger],
  ] as const)
    await bank.holder(account, customer);
  await open.unmask(holder);
  const question = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Account { maskedNumber holders { customer { displayName } } } } }`;
  expect(await open.api.ask(question, { ids: [`acc_${joint}`, `acc_${alien}`] })).toEqual({
    nodes: [
      {
        maskedNumber: '••••5399',
        holders: [{ customer: { displayName: FULL } }, { customer: { displayName: MASKED } }],
      },
      { maskedNumber: '•••99', holders: [{ customer: { displayName: MASKED } }] },
    ],
  });
});

test('facts of nobody stay masked', async () => {
  const { bank } = open.api;
  const customer = await bank.customer();
  const [own, nobodys] = [await bank.interaction(customer), await bank.interaction(null)];
  await bank.message(own, customer, { text: 'Mine.' });
  await bank.message(nobodys, null, { text: 'Nobody’s.' });
  await open.unmask(customer);
  expect(await messagesOf([own, nobodys])).toEqual(['Mine.', '•••']);
});

test('reads that showed it are told apart in the trail, by the customer, and name nobody else', async () => {
  const { bank } = open.api;
  const [customer, other] = [await bank.customer(), await bank.customer()];
  const account = await bank.account(await bank.product());
  await bank.holder(account, customer);
  await open.unmask(customer);
  const read = async (query: string): Promise<unknown[]> => {
    open.noted.length = 0;
    await open.api.ask(query, {}, { 'x-reason': 'the file is open' });
    return open.noted.map(({ action, operation, reason, subjects }) => [
      action,
      operation,
      reason,
      [...subjects].sort(),
    ]);
  };
  const both = `[${[customer, other].map((id) => `"cus_${id}"`).join()}]`;
  const all = [customer, other].map((id) => `cus_${id}`).sort();
  const of = (fields: string) => `query Look { nodes(ids: ${both}) { ... on Customer { ${fields} } } }`;
  expect(await read(of('displayName'))).toEqual([
    ['customer:read', 'Look', 'the file is open', all],
    ['customer:readUnmasked', 'Look', 'the file is open', [`cus_${customer}`]],
  ]);
  // What is not masked, or not there, has been seen by the right to it.
  expect(await read(of('segment birthDate'))).toEqual([['customer:read', 'Look', 'the file is open', all]]);
  expect(await read(`query Look { node(id: "acc_${account}") { ... on Account { maskedNumber } } }`)).toEqual(
    [
      ['customer:read', 'Look', 'the file is open', [`acc_${account}`]],
      ['customer:readUnmasked', 'Look', 'the file is open', [`cus_${customer}`]],
    ],
  );
});

test('costs one statement a request, for those who may unmask, and only when something masked is asked for', async () => {
  const { bank } = open.api;
  const customer = await bank.customer();
  await bank.message(await bank.interaction(customer), customer);
  const statements = async (fields: string): Promise<number> => {
    open.api.statements.length = 0;
    await open.api.ask(`{ customers(first: 9) { nodes { ${fields} } } }`);
    return open.api.statements.filter((name) => name.startsWith('unmasking.')).length;
  };
  const masked =
    'displayName givenName contactPoints { value } interactions(first: 5) { nodes { messages(first: 5) { nodes { text } } } }';
  expect([await statements('id segment'), await statements(masked)]).toEqual([0, 1]);
  for (const role of ['AGENT', 'CARE_MANAGER', 'PARTNER'] as const) {
    open.viewer = viewerWith(role);
    expect([role, await statements(`${masked} accounts(first: 5) { nodes { maskedNumber } }`)]).toEqual([
      role,
      0,
    ]);
  }
});

const WHO = '{ viewer { unmasked { customer { id displayName } until } } }';

test('a viewer learns whom they have unmasked, and until when', async () => {
  const { bank } = open.api;
  const [first, second] = [await bank.customer(), await bank.customer()];
  expect(await open.api.ask(WHO)).toEqual({ viewer: { unmasked: [] } });
  await open.unmask(first, { minutes: 30 });
  await open.unmask(second, { minutes: 1 });
  const one = (id: Id, seconds: number) => ({
    customer: { id: `cus_${id}`, displayName: FULL },
    until: later(seconds).toISOString(),
  });
  expect(await open.api.ask(WHO)).toEqual({ viewer: { unmasked: [one(first, 1_800), one(second, 60)] } });
  open.now = later(60);
  expect(await open.api.ask(WHO)).toEqual({ viewer: { unmasked: [one(first, 1_800)] } });
  open.viewer = { ...AUDITOR, subjectId: 'usr_other' };
  expect(await open.api.ask(WHO)).toEqual({ viewer: { unmasked: [] } });
  open.viewer = viewerWith('CARE_MANAGER');
  expect(await open.api.ask(WHO)).toEqual({ viewer: { unmasked: [] } });
});

test('who is out of reach meanwhile is unmasked no more, in what they share with others neither', async () => {
  const { bank } = open.api;
  const [holder, other] = [await bank.customer(), await bank.customer()];
  const account = await bank.account(await bank.product());
  await bank.holder(account, holder);
  await bank.holder(account, other);
  await open.unmask(holder);
  const number = `{ node(id: "acc_${account}") { ... on Account { maskedNumber } } }`;
  expect(await open.api.ask(number)).toEqual({ node: { maskedNumber: '••••5399' } });
  open.viewer = viewerWith('AUDITOR', { ...EVERYBODY, segments: ['RETAIL'] });
  await open.api.database.db.execute('test.segment', "UPDATE customers SET segment = 'SME' WHERE id = ?", [
    holder,
  ]);
  expect(await open.api.ask(number)).toEqual({ node: { maskedNumber: '•••99' } });
  expect(await open.api.ask(WHO)).toEqual({ viewer: { unmasked: [] } });
});
