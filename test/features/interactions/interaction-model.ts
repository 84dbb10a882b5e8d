import fc from 'fast-check';

/** Hours for moments, small numbers for everything that has an id. */
const DAY = 24;
const WINDOW = 14 * DAY;

/** A contact, told by somebody who has never seen the code. */
export interface Modelled {
  state: 'WAITING' | 'RUNNING' | 'ENDED';
  customer: number | null;
  reason: number | null;
  agent: number | null;
  queue: number | null;
  started: number;
  queued: number | null;
  answered: number | null;
  ended: number | null;
  settlement: string;
  version: number;
  /** Since when nobody has it, after it was answered. */
  absentSince: number | null;
  absent: number;
  readonly handOffs: Passed[];
  messages: number;
}

/** From whom to whom: `a0` an agent, `q0` a queue. */
interface Passed {
  readonly from: string | null;
  readonly to: string;
  readonly moves: string;
  taken: number | null;
  by: number | null;
}

/** Mostly the first, so that much happens to one. */
const which = fc.oneof({ arbitrary: fc.constant(0), weight: 4 }, fc.nat(2));
const target = { at: which, stale: fc.nat(9).map((drawn) => drawn === 0) };

const start = fc.record({
  verb: fc.constant('start' as const),
  customer: fc.option(fc.nat(1), { freq: 3 }),
  reason: fc.option(fc.nat(2), { freq: 5 }),
  queue: fc.option(fc.nat(1)),
});

const move = fc.oneof(
  fc.record({ verb: fc.constant('answer' as const), ...target, agent: fc.nat(1) }),
  fc.record({
    verb: fc.constant('handOff' as const),
    ...target,
    to: fc.constantFrom('a0', 'a1', 'q0', 'q1'),
    moves: fc.constantFrom('CUSTOMER', 'CUSTOMER', 'WORK'),
  }),
  fc.record({ verb: fc.constant('addMessage' as const), at: which }),
  fc.record({
    verb: fc.constant('end' as const),
    ...target,
    settlement: fc.constantFrom('SETTLED_NOW', 'NOT_SETTLED'),
  }),
  fc.record({ verb: fc.constant('identify' as const), ...target, customer: fc.nat(1) }),
);

const wait = fc.record({
  verb: fc.constant('wait' as const),
  hours: fc.oneof(fc.nat(5), fc.integer({ min: 10 * DAY, max: 20 * DAY })),
});

export type Command = typeof start | typeof move | typeof wait extends fc.Arbitrary<infer C> ? C : never;
export type Asked = Exclude<Command, { verb: 'wait' }>;

const hours = fc.integer({ min: 1, max: 5 });

/** The first contact passes from queue to queue, which takes more turns than chance does. */
const passing = fc
  .record({
    agent: fc.nat(1),
    queues: fc.constantFrom(['q0', 'q1'] as const, ['q1', 'q0'] as const),
    waits: fc.tuple(hours, hours, hours),
    taken: fc.boolean(),
  })
  .map(({ agent, queues: [first, second], waits: [one, two, three], taken }): Command[] => {
    const of = { at: 0, stale: false } as const;
    const on = { verb: 'handOff', ...of, moves: 'CUSTOMER' } as const;
    return [
      { verb: 'answer', ...of, agent },
      { verb: 'wait', hours: one },
      { ...on, to: first },
      { verb: 'wait', hours: two },
      { ...on, to: second },
      { verb: 'wait', hours: three },
      ...(taken ? [{ verb: 'answer', ...of, agent: 1 - agent } as const] : []),
    ];
  });

const turn = fc.oneof({ arbitrary: move, weight: 6 }, wait, start);

/** What is done: two contacts at first, so that there is something to do it to. */
export const course = fc
  .tuple(start, start, fc.option(passing), fc.array(turn, { minLength: 8, maxLength: 24 }))
  .map(([one, other, passed, more]): Command[] => [one, other, ...(passed ?? []), ...more]);

/** The topic of each reason: the first two are about the same, one level below the depth that is set. */
const TOPICS = [0, 0, 1] as const;

export interface ModelledChain {
  readonly customer: number;
  readonly topic: number;
  readonly started: number;
  readonly last: number;
  readonly contacts: number;
  readonly settlement: string;
}

export class InteractionModel {
  now = 0;
  readonly contacts: Modelled[] = [];

  /** What it says to a command, in short: the code of a refusal, or the state and version that it leads to. */
  ask(asked: Asked): string {
    if (asked.verb === 'start') return this.#start(asked);
    const contact = this.contacts[asked.at];
    if (contact === undefined) return 'NOT_FOUND';
    if ('stale' in asked && asked.stale) return 'CONFLICT';
    const refused = this.#move(contact, asked);
    if (refused !== null) return refused;
    if (asked.verb === 'addMessage') return 'WRITTEN';
    contact.version += 1;
    return `${contact.state} ${String(contact.version)}`;
  }

  #start({ customer, reason, queue }: Extract<Asked, { verb: 'start' }>): string {
    const { now } = this;
    this.contacts.push({
      ...{
        state: 'WAITING',
        customer,
        reason,
        queue,
        agent: null,
        started: now,
        answered: null,
        ended: null,
      },
      ...{ queued: queue === null ? null : now, settlement: 'UNKNOWN', version: 1 },
      ...{ absentSince: null, absent: 0, handOffs: [], messages: 0 },
    });
    return 'WAITING 1';
  }

  #move(contact: Modelled, asked: Exclude<Asked, { verb: 'start' }>): string | null {
    if (contact.state === 'ENDED' && asked.verb !== 'identify') return 'ILLEGAL_MOVE';
    switch (asked.verb) {
      case 'answer':
        return this.#answer(contact, asked.agent);
      case 'handOff':
        return this.#handOff(contact, asked);
      case 'addMessage':
        contact.messages += 1;
        return null;
      case 'end':
        return this.#end(contact, asked.settlement);
      case 'identify':
        if (contact.customer !== null) return 'INVALID';
        contact.customer = asked.customer;
        return null;
    }
  }

  #answer(contact: Modelled, agent: number): string | null {
    if (contact.state !== 'WAITING') return 'ILLEGAL_MOVE';
    const last = contact.handOffs.findLast(({ moves }) => moves === 'CUSTOMER');
    if (last !== undefined) [last.taken, last.by] = [this.now, agent];
    contact.answered ??= this.now;
    if (contact.absentSince !== null) contact.absent += this.now - contact.absentSince;
    contact.absentSince = null;
    [contact.state, contact.agent] = ['RUNNING', agent];
    return null;
  }

  #handOff(contact: Modelled, { to, moves }: Extract<Asked, { verb: 'handOff' }>): string | null {
    const isRunning = contact.state === 'RUNNING';
    const isToAgent = to.startsWith('a');
    const number = Number(to.charAt(1));
    if (isRunning ? isToAgent && number === contact.agent : isToAgent || moves === 'WORK') return 'INVALID';
    if (!isRunning && number === contact.queue) return 'INVALID';
    const queue = contact.queue === null ? null : `q${String(contact.queue)}`;
    const from = isRunning ? `a${String(contact.agent)}` : queue;
    const [taken, by] = isToAgent ? [this.now, number] : [null, null];
    contact.handOffs.push({ from, to, moves, taken, by });
    if (moves === 'WORK') return null;
    if (isToAgent) contact.agent = number;
    else {
      if (contact.answered === null) contact.queued ??= this.now;
      else contact.absentSince ??= this.now;
      [contact.state, contact.queue] = ['WAITING', number];
    }
    return null;
  }

  #end(contact: Modelled, settlement: string): string | null {
    if (contact.answered === null && settlement === 'SETTLED_NOW') return 'INVALID';
    if (contact.absentSince !== null) contact.absent += this.now - contact.absentSince;
    [contact.state, contact.ended, contact.settlement] = ['ENDED', this.now, settlement];
    return null;
  }

  /** The chains of all contacts, by a reading of the rule from contact to contact. */
  chains(): ModelledChain[] {
    const found: ModelledChain[] = [];
    for (const { customer, reason, started, settlement } of this.contacts) {
      if (customer === null || reason === null) continue;
      const topic = TOPICS[reason] ?? -1;
      const place = found.findIndex(
        (chain) => chain.customer === customer && chain.topic === topic && started - chain.last <= WINDOW,
      );
      const open = found[place];
      const first = { customer, topic, started, last: started, contacts: 1, settlement };
      if (open === undefined) found.push(first);
      else found[place] = { ...open, last: started, contacts: open.contacts + 1, settlement };
    }
    return found;
  }
}
