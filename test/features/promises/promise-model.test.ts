import fc from 'fast-check';
import { freshSeed } from '../../support/fresh-seed';
import { turnClock } from '../../../src/features/promises/promise-clock';
import { createLog } from '../../../src/platform/observability/log';
import { later, PromiseApi, type Payload } from './promise-api';
import { AT_ONCE, course, type Asked } from './promise-courses';

/** What a promise is, told by somebody who has never seen the code: hours for moments. */
interface Modelled {
  state: 'OPEN' | 'KEPT' | 'KEPT_LATE' | 'BROKEN' | 'RELEASED';
  due: number;
  grace: number | null;
  /** When it was made, and last put off (milliseconds): a word to the customer counts from then on. */
  made: number;
  putOff: number | null;
  version: number;
  /** In milliseconds. */
  settled: number | null;
  /** The date of which it was told that it has passed. */
  toldFor: number | null;
  /** All that is on record of it: each change, and each time that it was told to be overdue. */
  changes: number;
}

/** What a mutation says, in short: the code of its refusal, or the state and version of the promise. */
type Said = string;

/** What became of what was asked under a key, and until when it is kept. */
interface Kept {
  readonly asked: string;
  readonly outcome: number | Said;
  readonly until: number;
}

const ms = (hour: number): number => hour * 3_600_000;

/** The plain model: a list of promises, a map of keys, a clock. */
class Model {
  now = 0;
  readonly promises: Modelled[] = [];
  readonly #kept = new Map<string, Kept>();

  /** `which` is the promise that is meant, `input` all that is asked. */
  ask(asked: Asked, which: number, input: string): Said {
    const found = asked.key === null ? undefined : this.#kept.get(asked.key);
    const kept = found && found.until > this.now ? found : undefined;
    if (kept && kept.asked !== input) return 'IDEMPOTENCY_MISMATCH';
    const outcome = kept?.outcome ?? this.#run(asked, which);
    if (asked.key !== null && !kept)
      this.#kept.set(asked.key, { asked: input, outcome, until: this.now + 24 });
    if (typeof outcome === 'string') return outcome;
    const promise = this.promises[outcome];
    return promise ? `${promise.state} ${String(promise.version)}` : 'NONE';
  }

  #run(asked: Asked, which: number): number | Said {
    const { now } = this;
    if (asked.verb === 'make') {
      const due = now + asked.hours;
      const grace = asked.grace === null ? null : due + asked.grace;
      const rest = { settled: null, toldFor: null, putOff: null, changes: 1 };
      this.promises.push({ state: 'OPEN', due, grace, made: ms(now), version: 1, ...rest });
      return this.promises.length - 1;
    }
    const promise = this.promises[which];
    if (promise === undefined) return 'NOT_FOUND';
    if (asked.stale) return 'CONFLICT';
    const isOver = now > promise.due && promise.grace !== null && now > promise.grace;
    if (promise.state !== 'OPEN' || isOver) return 'ILLEGAL_MOVE';
    // Not before what happened to it last.
    const settled = Math.max(ms(now), promise.putOff ?? promise.made);
    const refused = asked.verb === 'renegotiate' && this.#putOff(promise, asked);
    if (refused) return 'INVALID';
    if (asked.verb === 'keep') promise.state = now <= promise.due ? 'KEPT' : 'KEPT_LATE';
    if (asked.verb === 'break') promise.state = 'BROKEN';
    if (asked.verb === 'release') promise.state = 'RELEASED';
    promise.version += 1;
    promise.changes += 1;
    promise.settled = promise.state === 'OPEN' ? null : settled;
    return which;
  }

  /** Time has come to all that is open; how many look at once is no matter. */
  clock(): void {
    for (const promise of this.promises.filter(({ state }) => state === 'OPEN')) {
      const { due, grace, toldFor } = promise;
      if (this.now > due && grace !== due && toldFor !== due) {
        promise.toldFor = due;
        promise.changes += 1;
      }
      if (grace === null || this.now <= grace) continue;
      promise.state = 'BROKEN';
      promise.settled = ms(grace);
      promise.version += 1;
      promise.changes += 1;
    }
  }

  #putOff(promise: Modelled, { hours: ahead, told }: Extract<Asked, { verb: 'renegotiate' }>): boolean {
    const toldAt = told === null ? null : this.now - told;
    if (toldAt !== null && ms(toldAt) < (promise.putOff ?? promise.made)) return true;
    if (toldAt === null || toldAt > promise.due) promise.state = 'BROKEN';
    else {
      const moved = this.now + ahead - promise.due;
      promise.due += moved;
      promise.grace = promise.grace === null ? null : promise.grace + moved;
    }
    // Changes of one moment stand a millisecond apart.
    promise.putOff = Math.max(ms(this.now), promise.putOff === null ? 0 : promise.putOff + 1);
    return false;
  }
}

const at = (hour: number): Date => later(hour * 3_600);
const atMs = (milliseconds: number): Date => new Date(at(0).getTime() + milliseconds);

/** The same on the real thing. */
class Real {
  readonly ids: string[] = [];
  customer = '';
  /** Keys are told apart from those of other runs. */
  run = 0;

  constructor(readonly open: PromiseApi) {}

  /** What is asked of the server by a command at an hour. */
  inputOf(asked: Asked, which: number, now: number, version: number): object {
    const idempotencyKey = asked.key === null ? null : `${String(this.run)} ${asked.key}`;
    if (asked.verb === 'make') {
      const dueAt = at(now + asked.hours);
      const graceEndsAt = asked.grace === null ? null : at(now + asked.hours + asked.grace);
      return {
        customer: `cus_${this.customer}`,
        kind: 'FIX',
        text: 'It will be.',
        dueAt,
        graceEndsAt,
        idempotencyKey,
      };
    }
    const id = this.ids[which] ?? 'prm_0000000000000000';
    const common = { id, idempotencyKey, expectedVersion: asked.stale ? version + 7 : null };
    if (asked.verb === 'keep') return { ...common, evidence: 'Done.' };
    if (asked.verb !== 'renegotiate') return common;
    return {
      ...common,
      dueAt: at(now + asked.hours),
      toldAt: asked.told === null ? null : at(now - asked.told),
    };
  }

  async turnClocks(instances: number): Promise<void> {
    const audit = { record: () => Promise.resolve(), note: () => undefined, canKeep: () => true };
    const means = {
      db: this.open.api.database.db,
      audit,
      clock: () => this.open.now,
      log: createLog('silent'),
    };
    await Promise.all(Array.from({ length: instances }, () => turnClock(means)));
  }

  async ask(verb: Asked['verb'], input: object): Promise<Said> {
    let payload: Payload;
    try {
      payload = await this.open.ask(verb, input);
    } catch (error) {
      return /IDEMPOTENCY_MISMATCH/.exec(String(error))?.[0] ?? String(error);
    }
    const { promise, userErrors } = payload;
    if (promise === null) return String(userErrors[0]?.code);
    if (!this.ids.includes(promise.id)) this.ids.push(promise.id);
    return `${promise.state} ${String(promise.version)}`;
  }
}

describe('promises, whatever is done to them', () => {
  let open: PromiseApi;
  beforeAll(async () => {
    open = await PromiseApi.open();
  });
  afterAll(() => open.api.close());

  test('stand as a plain model of them does, and are on record change by change', async () => {
    const real = new Real(open);
    const said = new Set<string>();
    const property = fc.asyncProperty(course, async (commands) => {
      const model = new Model();
      real.ids.length = 0;
      real.run += 1;
      real.customer = await open.api.bank.customer();
      for (const asked of commands) {
        if (asked.verb === 'wait') {
          model.now += asked.hours;
          continue;
        }
        open.now = at(model.now);
        if (asked.verb === 'clock') {
          model.clock();
          await real.turnClocks(asked.instances);
          said.add('clock');
          continue;
        }
        const which = asked.verb === 'make' ? 0 : asked.at;
        const version = model.promises[which]?.version ?? 1;
        const input = real.inputOf(asked, which, model.now, version);
        const expected = model.ask(asked, which, JSON.stringify([asked.verb, input]));
        const answer = await real.ask(asked.verb, input);
        expect([asked, answer]).toEqual([asked, expected]);
        said.add(`${asked.verb} ${answer.split(' ')[0] ?? ''}`);
      }
      const rows = await open.api.database.db.query<Record<string, unknown>>(
        'test.stored',
        `SELECT p.state, p.due_at AS due, p.grace_ends_at AS grace, p.version, p.settled_at AS settled,
             (SELECT COUNT(*) FROM changes c WHERE c.object = CONCAT('prm_', p.id)) AS changes,
             (SELECT COUNT(*) FROM outbox_messages o WHERE o.object = CONCAT('prm_', p.id)) AS told
             FROM promises p WHERE p.customer_id = ?`,
        [real.customer],
      );
      const stored = rows.map((row) => JSON.stringify(row)).sort();
      const when = (hour: number | null) => (hour === null ? null : at(hour));
      const modelled = model.promises.map(({ state, due, grace, version, settled, changes }) =>
        JSON.stringify({
          ...{
            state,
            due: at(due),
            grace: when(grace),
            version,
            settled: settled === null ? null : atMs(settled),
          },
          ...{ changes, told: changes },
        }),
      );
      expect(stored).toEqual(modelled.sort());
    });
    await fc.assert(property, { numRuns: 50, seed: 7, examples: [[AT_ONCE]] }); // the same courses each time, so that what must be tried is
    await fc.assert(property, { numRuns: 20, seed: freshSeed() }); // others each time
    // What was never said was never tried.
    expect([...said]).toEqual(
      expect.arrayContaining([
        ...['make OPEN', 'make IDEMPOTENCY_MISMATCH', 'renegotiate OPEN', 'renegotiate BROKEN', 'keep KEPT'],
        ...['keep KEPT_LATE', 'break BROKEN', 'release RELEASED', 'keep ILLEGAL_MOVE', 'keep CONFLICT'],
        ...['renegotiate INVALID', 'clock'],
      ]),
    );
  }, 120_000);
});
