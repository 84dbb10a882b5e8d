import fc from 'fast-check';
import { freshSeed } from '../../support/fresh-seed';
import { InteractionApi, later } from './interaction-api';
import { course, InteractionModel, type Asked, type Modelled } from './interaction-model';

const at = (hour: number): Date => later(hour * 3_600);
const moment = (hour: number | null): Date | null => (hour === null ? null : at(hour));

/** The ids of what the model numbers. */
interface Ids {
  readonly agents: readonly string[];
  readonly queues: readonly string[];
  readonly reasons: readonly string[];
  readonly topics: readonly string[];
  customers: readonly string[];
  contacts: string[];
}

const idOf = (ids: readonly string[], place: number | null): string | null =>
  place === null ? null : (ids[place] ?? null);

/** What is asked of the server. */
function inputOf(asked: Asked, { contacts, ...ids }: Ids, version: number): object {
  const named = (prefix: string, all: readonly string[], place: number | null): string | null =>
    place === null ? null : `${prefix}_${String(all[place])}`;
  if (asked.verb === 'start')
    return {
      ...{ channel: 'CHAT', direction: 'INBOUND', customer: named('cus', ids.customers, asked.customer) },
      ...{ reason: named('rea', ids.reasons, asked.reason), queue: named('que', ids.queues, asked.queue) },
    };
  const id = `int_${contacts[asked.at] ?? '0000000000000000'}`;
  if (asked.verb === 'addMessage') return { interaction: id, direction: 'INBOUND', text: 'And?' };
  const common = { id, expectedVersion: asked.stale ? version + 7 : null };
  switch (asked.verb) {
    case 'answer':
      return { ...common, agent: named('agt', ids.agents, asked.agent) };
    case 'handOff': {
      const place = Number(asked.to.charAt(1));
      const to = asked.to.startsWith('a')
        ? { toAgent: named('agt', ids.agents, place) }
        : { toQueue: named('que', ids.queues, place) };
      return { ...common, ...to, moves: asked.moves, cause: 'OTHER', isWarm: false };
    }
    case 'end':
      return { ...common, settlement: asked.settlement };
    case 'identify':
      return { ...common, customer: named('cus', ids.customers, asked.customer) };
  }
}

/** A contact of the model as its row must be. */
function rowOf(contact: Modelled, ids: Ids): object {
  const { state, started, queued, answered, ended, settlement, version } = contact;
  const waited = answered ?? ended;
  const since = queued ?? (answered === null ? null : started);
  const usual = answered !== null ? 'ANSWERED' : queued === null ? 'LEFT_IN_MENU' : 'ABANDONED';
  return {
    ...{ state, settlement, version, outcome: ended === null ? 'RUNNING' : usual },
    ...{
      startedAt: at(started),
      queuedAt: moment(queued),
      answeredAt: moment(answered),
      endedAt: moment(ended),
    },
    waitSeconds: since === null || waited === null ? null : (waited - since) * 3_600,
    handleSeconds: answered === null || ended === null ? null : (ended - answered - contact.absent) * 3_600,
    agentId: idOf(ids.agents, contact.agent),
    queueId: idOf(ids.queues, contact.queue),
    customerId: idOf(ids.customers, contact.customer),
    reasonId: idOf(ids.reasons, contact.reason),
    ...{ messages: contact.messages, changes: version, told: version },
  };
}

function handOffsOf({ handOffs, customer }: Modelled, ids: Ids): object[] {
  const agent = (name: string | null): string | null =>
    name?.startsWith('a') ? idOf(ids.agents, Number(name.charAt(1))) : null;
  const queue = (name: string | null): string | null =>
    name?.startsWith('q') ? idOf(ids.queues, Number(name.charAt(1))) : null;
  return handOffs.map(({ from, to, moves, taken, by }) => ({
    ...{ moves, fromAgent: agent(from), fromQueue: queue(from), toAgent: idOf(ids.agents, by) },
    ...{ toQueue: queue(to), takenAt: moment(taken), customerId: idOf(ids.customers, customer) },
  }));
}

describe('contacts, whatever is done to them', () => {
  let open: InteractionApi;
  beforeAll(async () => {
    open = await InteractionApi.open();
  });
  afterAll(() => open.api.close());

  const storedOf = async (id: string): Promise<[unknown, unknown]> => {
    const { db } = open.api.database;
    const [row] = await db.query<Record<string, unknown>>(
      'test.stored',
      `SELECT state, settlement, version, outcome, started_at AS startedAt, queued_at AS queuedAt, answered_at AS answeredAt,
         ended_at AS endedAt, wait_seconds AS waitSeconds, handle_seconds AS handleSeconds, agent_id AS agentId, queue_id AS queueId,
         customer_id AS customerId, reason_id AS reasonId,
         (SELECT COUNT(*) FROM messages m WHERE m.interaction_id = i.id AND m.customer_id <=> i.customer_id) AS messages,
         (SELECT COUNT(*) FROM changes c WHERE c.object = CONCAT('int_', i.id)) AS changes,
         (SELECT COUNT(*) FROM outbox_messages o WHERE o.object = CONCAT('int_', i.id)) AS told FROM interactions i WHERE i.id = ?`,
      [id],
    );
    const handOffs = await db.query(
      'test.handOffs',
      `SELECT moves, from_agent_id AS fromAgent, from_queue_id AS fromQueue, to_agent_id AS toAgent, to_queue_id AS toQueue,
         taken_at AS takenAt, customer_id AS customerId FROM hand_offs WHERE interaction_id = ? ORDER BY external_id`,
      [id],
    );
    return [row, handOffs];
  };

  const chainsIn = (customers: readonly string[]): Promise<unknown[]> =>
    open.api.database.db.query(
      'test.chains',
      `SELECT customer_id AS customerId, topic_id AS topicId, started_at AS startedAt, last_contact_at AS lastContactAt, contacts,
         settlement FROM contact_chains WHERE customer_id IN (?) ORDER BY customer_id, topic_id, started_at`,
      [customers],
    );

  const place = (...parts: unknown[]): string => parts.map((part) => JSON.stringify(part)).join(' ');

  test('stand as a plain model of them does, with their hand-offs, and in their chains', async () => {
    const { bank } = open.api;
    const topics = [await bank.reason('Lost card'), await bank.reason('Loans')];
    const above = await bank.reason('Cards');
    await open.api.database.db.execute(
      'test.below',
      'UPDATE contact_reasons SET parent_id = ? WHERE id = ?',
      [above, topics[0] ?? ''],
    );
    const ids: Ids = {
      agents: [await bank.agent(), await bank.agent()],
      queues: [await bank.queue(), await bank.queue()],
      reasons: [
        await bank.reason('At home', { parentId: topics[0] ?? '' }),
        await bank.reason('Abroad', { parentId: topics[0] ?? '' }),
        topics[1] ?? '',
      ],
      ...{ topics, customers: [], contacts: [] },
    };
    const said = new Set<string>();
    const reached = { contacts: 0, absent: 0, rerouted: 0 };
    const property = fc.asyncProperty(course, async (commands) => {
      const model = new InteractionModel();
      ids.customers = [await bank.customer(), await bank.customer()];
      ids.contacts = [];
      for (const asked of commands) {
        if (asked.verb === 'wait') {
          model.now += asked.hours;
          continue;
        }
        // Two contacts of one moment have no order.
        if (asked.verb === 'start') model.now += 1;
        open.now = at(model.now);
        const version = asked.verb === 'start' ? 1 : (model.contacts[asked.at]?.version ?? 1);
        const input = inputOf(asked, ids, version);
        const expected = model.ask(asked);
        const { interaction, userErrors } = await open.ask(asked.verb, input);
        const answer =
          userErrors[0]?.code ??
          (interaction ? `${interaction.state} ${String(interaction.version)}` : 'WRITTEN');
        expect([asked, answer]).toEqual([asked, expected]);
        if (asked.verb === 'start' && interaction) ids.contacts.push(interaction.id.slice(4));
        said.add(`${asked.verb} ${answer.split(' ')[0] ?? ''}`);
      }
      for (const [number, contact] of model.contacts.entries())
        expect(await storedOf(ids.contacts[number] ?? '')).toEqual([
          rowOf(contact, ids),
          handOffsOf(contact, ids),
        ]);
      const chains = model.chains().map(({ customer, topic, started, last, contacts, settlement }) => ({
        ...{ customerId: idOf(ids.customers, customer), topicId: idOf(ids.topics, topic) },
        ...{ startedAt: at(started), lastContactAt: at(last), contacts, settlement },
      }));
      reached.contacts = Math.max(reached.contacts, ...chains.map(({ contacts }) => contacts));
      for (const { ended, absent, handOffs } of model.contacts) {
        if (ended !== null && absent > 0) reached.absent += 1;
        const isOn = ({ moves, taken }: (typeof handOffs)[number]) => moves === 'CUSTOMER' && taken === null;
        if (ended !== null && absent > 0 && handOffs.some(isOn)) reached.rerouted += 1;
      }
      const sorted = (some: readonly unknown[]) => [...some].sort((a, b) => (place(a) < place(b) ? -1 : 1));
      expect(sorted(await chainsIn(ids.customers))).toEqual(sorted(chains));
      const lasts = await open.rows<{ id: string; last_contact_at: Date | null }>(
        'customers',
        `id IN ('${ids.customers.join("', '")}')`,
      );
      for (const { id, last_contact_at: last } of lasts) {
        const theirs = model.contacts.filter(({ customer }) => idOf(ids.customers, customer) === id);
        expect(last).toEqual(moment(theirs.at(-1)?.started ?? null));
      }
    });
    await fc.assert(property, { numRuns: 80, seed: 7 }); // the same courses each time, so that what must be tried is
    await fc.assert(property, { numRuns: 20, seed: freshSeed() }); // others each time
    expect([reached, reached.contacts > 2, reached.absent > 2, reached.rerouted > 2]).toEqual([
      reached,
      true,
      true,
      true,
    ]);
    // What was never said was never tried.
    expect([...said]).toEqual(
      expect.arrayContaining([
        ...['start WAITING', 'answer RUNNING', 'answer ILLEGAL_MOVE', 'answer CONFLICT', 'answer NOT_FOUND'],
        ...['handOff WAITING', 'handOff RUNNING', 'handOff INVALID', 'handOff ILLEGAL_MOVE', 'end ENDED'],
        ...['end INVALID', 'end ILLEGAL_MOVE', 'identify WAITING', 'identify INVALID', 'addMessage WRITTEN'],
        ...['addMessage ILLEGAL_MOVE', 'end CONFLICT'],
      ]),
    );
  }, 180_000);
});
