import { newId } from '../../../src/kernel/id';
import { minutesAgo, NOW } from '../../support/bank';
import { viewerWith } from '../../support/viewers';
import { AGENT, InteractionApi, later } from './interaction-api';

let open: InteractionApi;
beforeAll(async () => {
  open = await InteractionApi.open();
});
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset();
});

const refusedAs = async (verb: Parameters<InteractionApi['ask']>[0], input: object) => {
  const { userErrors } = await open.ask(verb, input);
  return userErrors.map(({ code, field }) => [code, field]);
};

describe('a written contact', () => {
  test('keeps what was written, by whom, in the order of time', async () => {
    const agentId = await open.api.bank.agent();
    open.viewer = { ...AGENT, agentId };
    const { id } = await open.rings({ channel: 'CHAT', startedAt: minutesAgo(9) });
    await open.ask('addMessage', {
      interaction: id,
      direction: 'OUTBOUND',
      text: ' Good day. ',
      at: minutesAgo(5),
    });
    await open.ask('addMessage', {
      interaction: id,
      direction: 'INBOUND',
      text: 'Hello.',
      at: minutesAgo(8),
    });
    expect(
      await open.api.ask(
        `{ node(id: "${id}") { ... on Interaction { version messages(first: 5) { nodes { direction text agent { id } customer { displayName } } } } } }`,
      ),
    ).toEqual({
      node: {
        version: 1,
        messages: {
          nodes: [
            { direction: 'INBOUND', text: 'Hello.', agent: null, customer: { displayName: 'Jana Nováková' } },
            { direction: 'OUTBOUND', text: 'Good day.', agent: { id: `agt_${agentId}` }, customer: null },
          ],
        },
      },
    });
  });

  test('that an agent writes back to is answered by that, when it ends; not by what a machine writes', async () => {
    const agentId = await open.api.bank.agent();
    const endOf = async (...written: { direction: string; at: Date; agent?: string }[]) => {
      const { id } = await open.rings({ channel: 'EMAIL', startedAt: minutesAgo(9) });
      for (const message of written)
        await open.ask('addMessage', { interaction: id, text: 'Good day.', ...message });
      const possible = await open.ask('end', { id, settlement: 'SETTLED_NOW' });
      return possible.interaction ?? open.done('end', { id, settlement: 'NOT_SETTLED' });
    };
    const agent = `agt_${agentId}`;
    const machine = { direction: 'OUTBOUND', at: minutesAgo(8) };
    const person = { direction: 'OUTBOUND', at: minutesAgo(4), agent };
    expect(await endOf(machine, person)).toMatchObject({
      ...{ outcome: 'ANSWERED', settlement: 'SETTLED_NOW', answeredAt: minutesAgo(4).toISOString() },
      ...{ waitSeconds: 300, handleSeconds: 240, agent: { id: agent } },
    });
    expect(await endOf(machine)).toMatchObject({ outcome: 'LEFT_IN_MENU', settlement: 'NOT_SETTLED' });
  });

  test('that the bank sends has reached the customer, unless whoever ends it says otherwise', async () => {
    const sent = async (end: object) => {
      const { id } = await open.rings({ channel: 'EMAIL', direction: 'OUTBOUND', startedAt: minutesAgo(9) });
      await open.ask('addMessage', { interaction: id, direction: 'OUTBOUND', text: 'Your card is here.' });
      return open.done('end', { id, ...end });
    };
    expect(await sent({ settlement: 'SETTLED_NOW' })).toMatchObject({
      ...{ outcome: 'ANSWERED', settlement: 'SETTLED_NOW', answeredAt: null, handleSeconds: null },
    });
    expect(await sent({ outcome: 'MISSED', settlement: 'NOT_SETTLED' })).toMatchObject({ outcome: 'MISSED' });
    const { id } = await open.rings({ channel: 'EMAIL', direction: 'OUTBOUND' });
    expect(await open.done('end', { id, settlement: 'NOT_SETTLED' })).toMatchObject({ outcome: 'MISSED' });
  });

  test.each([
    ['text', { text: ' ' }],
    ['text', { text: 'x'.repeat(10_001) }],
    ['at', { at: later(1) }],
    ['at', { at: minutesAgo(10) }],
    ['agent', { agent: `agt_${newId()}` }],
  ])('takes no message with such a %s', async (field, more) => {
    const { id } = await open.rings({ channel: 'CHAT', startedAt: minutesAgo(9) });
    const before = await open.everything();
    const input = { interaction: id, direction: 'INBOUND', text: 'Hello.', ...more };
    expect(await refusedAs('addMessage', input)).toEqual([['INVALID', field]]);
    expect(await open.everything()).toEqual(before);
  });

  test('is no call', async () => {
    const { id } = await open.rings();
    expect(await refusedAs('addMessage', { interaction: id, direction: 'INBOUND', text: 'Hello.' })).toEqual([
      ['INVALID', 'interaction'],
    ]);
  });
});

describe('a contact of nobody', () => {
  const unknown = { channel: 'CHAT', direction: 'INBOUND', customer: null };

  test('gets its customer, with all its parts, and becomes their latest contact', async () => {
    const { bank } = open.api;
    const customer = await bank.customer();
    const profile = await bank.sourceProfile(customer);
    const { id } = await open.rings(unknown);
    await open.ask('addMessage', { interaction: id, direction: 'INBOUND', text: 'It is me.' });
    await open.done('answer', { id, agent: `agt_${await bank.agent()}` });
    await open.done('handOff', { id, cause: 'OTHER', isWarm: false, toQueue: `que_${await bank.queue()}` });
    const identified = await open.done('identify', { id, customer: `cus_${customer}`, expectedVersion: 3 });
    expect(identified).toMatchObject({ customer: { id: `cus_${customer}` }, state: 'WAITING', version: 4 });
    const theirs = [{ customer_id: customer, source_profile_id: profile }];
    expect(await open.rows('messages', `interaction_id = '${id.slice(4)}'`)).toMatchObject(theirs);
    expect(await open.rows('hand_offs', `interaction_id = '${id.slice(4)}'`)).toMatchObject(theirs);
    expect(await open.rows('interactions', `id = '${id.slice(4)}'`)).toMatchObject(theirs);
    expect(await open.rows('customers', `id = '${customer}'`)).toMatchObject([{ last_contact_at: NOW }]);
    expect(await refusedAs('identify', { id, customer: `cus_${await bank.customer()}` })).toEqual([
      ['INVALID', 'id'],
    ]);
  });

  test('that another source delivers is for that source to name', async () => {
    const id = `int_${await open.api.bank.interaction(null)}`;
    const customer = `cus_${await open.api.bank.customer()}`;
    const before = await open.everything();
    expect(await refusedAs('identify', { id, customer })).toEqual([['INVALID', 'id']]);
    expect(await open.everything()).toEqual(before);
  });

  test('is begun by those alone who would see it', async () => {
    open.viewer = viewerWith('AGENT', { segments: ['RETAIL'] });
    expect(await refusedAs('start', unknown)).toEqual([['INVALID', 'customer']]);
    open.viewer = viewerWith('AGENT', { colleagues: false });
    expect((await open.rings(unknown)).customer).toBeNull();
  });
});
