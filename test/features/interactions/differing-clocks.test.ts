import fc from 'fast-check';
import { lookThroughData } from '../../../src/cli/check-data/data-faults';
import { AGENT, InteractionApi, later, type Shown } from './interaction-api';

let open: InteractionApi;
beforeAll(async () => {
  open = await InteractionApi.open();
});
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset();
});

/** What happens to a contact, none of it with a moment of its own. */
const COMMANDS = ['answer', 'handOff', 'addMessage'] as const;
type Command = (typeof COMMANDS)[number];

/** An instance whose clock is so many milliseconds from that of the others. */
function at(skew: number): void {
  open.now = new Date(later(60).getTime() + skew);
}

async function faults(): Promise<string[]> {
  const broken: string[] = [];
  for await (const { says, count } of lookThroughData(open.api.database.db)) if (count > 0) broken.push(says);
  return broken;
}

describe('two instances whose clocks differ', () => {
  test('take a contact through whatever happens to it, when nobody says a moment', async () => {
    const { bank } = open.api;
    const agents = [await bank.agent(), await bank.agent()];
    const queues = [await bank.queue('One'), await bank.queue('Two')];
    const doIt = async ({ id, state }: Shown, command: Command, turn: number): Promise<Shown | null> => {
      open.viewer = { ...AGENT, agentId: agents[turn % 2] ?? null };
      if (command === 'addMessage') {
        const words = { interaction: id, text: 'Yes.', direction: turn % 3 === 0 ? 'OUTBOUND' : 'INBOUND' };
        expect((await open.ask('addMessage', words)).userErrors).toEqual([]);
        return null;
      }
      if (command === 'answer') return state === 'WAITING' ? open.done('answer', { id }) : null;
      const toQueue = `que_${queues[turn % 2] ?? ''}`;
      const { interaction, userErrors } = await open.ask('handOff', {
        id,
        toQueue,
        cause: 'OTHER',
        isWarm: false,
      });
      // It waits there already.
      expect(userErrors.map(({ field }) => field).filter((field) => field !== 'toQueue')).toEqual([]);
      return interaction ?? null;
    };
    const skew = fc.integer({ min: -80, max: 80 });
    await fc.assert(
      fc.asyncProperty(
        skew,
        skew,
        fc.array(fc.tuple(fc.constantFrom(...COMMANDS), skew), { maxLength: 6 }),
        async (first, last, commands) => {
          at(first);
          let contact = await open.rings({ channel: 'CHAT' });
          for (const [turn, [command, drift]] of commands.entries()) {
            at(drift);
            contact = (await doIt(contact, command, turn)) ?? contact;
          }
          at(last);
          const ended = await open.done('end', { id: contact.id, settlement: 'UNKNOWN' });
          expect(ended).toMatchObject({ state: 'ENDED' });
          expect(Date.parse(ended.endedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(contact.startedAt));
        },
      ),
      { numRuns: 25 },
    );
    expect(await faults()).toEqual([]);
  });

  test('end it though somebody wrote in it, ahead of them or a moment before', async () => {
    at(5);
    const { id } = await open.rings({ channel: 'CHAT' });
    at(50);
    expect(
      (await open.ask('addMessage', { interaction: id, direction: 'INBOUND', text: 'Wait!' })).userErrors,
    ).toEqual([]);
    at(0);
    const end = { id, settlement: 'NOT_SETTLED', idempotencyKey: 'end of the chat' };
    expect(await open.done('end', end)).toMatchObject({
      state: 'ENDED',
      endedAt: later(60.05).toISOString(),
    });
  });

  test('refuse a moment that somebody said, and that cannot be', async () => {
    at(50);
    const { id } = await open.rings();
    at(0);
    for (const said of [open.now, later(0)])
      expect((await open.ask('end', { id, settlement: 'UNKNOWN', at: said })).userErrors).toMatchObject([
        { code: 'INVALID', field: 'at' },
      ]);
  });
});
