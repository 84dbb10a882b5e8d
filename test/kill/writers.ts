import type { Db } from '../../src/platform/db/db';
import type { KillableServer } from './killable-server';
import type { Sent } from './ledger';

/** A kind of thing that is written, and where it is found again by its marker. */
interface Kind {
  readonly mutation: string;
  readonly object: string;
  inputOf(marker: string, about: string): object;
  readonly table: string;
  readonly column: string;
}

const DUE_AT = new Date(Date.now() + 365 * 24 * 3_600_000).toISOString();

/** Of each kind two are written in turn: the first about a customer, the second about what the first has made. */
const MADE: Readonly<Record<string, Kind>> = {
  'a promise': {
    ...{ mutation: 'makePromise', object: 'promise', table: 'promises', column: 'text' },
    inputOf: (text, customer) => ({ customer, text, kind: 'OTHER', dueAt: DUE_AT }),
  },
};
const THEN: Readonly<Record<string, Kind>> = {
  'a promise': {
    ...{ mutation: 'keepPromise', object: 'promise', table: 'promises', column: 'evidence' },
    inputOf: (evidence, id) => ({ id, evidence }),
  },
};

/** All markers that are there, of each kind. */
export async function findMarkers(db: Db): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [name, { table, column }] of [...named(MADE, 'made'), ...named(THEN, 'then')]) {
    const rows = await db.query<{ marker: string }>(
      'test.markers',
      `SELECT ${column} AS marker FROM ${table} WHERE ${column} LIKE 'kill-%'`,
    );
    found[name] = rows.map(({ marker }) => marker);
  }
  return found;
}

const named = (kinds: Readonly<Record<string, Kind>>, when: string): (readonly [string, Kind])[] =>
  Object.entries(kinds).map(([name, kind]) => [`${name} ${when}`, kind] as const);

function textOf({ mutation, object }: Kind): string {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  return `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${object} { id } userErrors { code message } } }`;
}

/** Clients that write as fast as they are answered, and note what they have sent and what was acknowledged. */
export class Writers {
  readonly ledger: Sent[] = [];
  acknowledged = 0;
  #isStopped = false;
  #running: Promise<unknown> = Promise.resolve();
  #marker = 0;

  constructor(
    private readonly server: KillableServer,
    private readonly customers: readonly string[],
  ) {}

  start(count: number): void {
    this.#running = Promise.all(Array.from({ length: count }, (_, writer) => this.#write(writer)));
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#running;
  }

  /** Every other writer gives keys, and asks again until it is told; the others never ask twice. */
  async #write(writer: number): Promise<void> {
    const isPatient = writer % 2 === 0;
    for (let turn = writer; !this.#isStopped; turn += 1) {
      for (const name of Object.keys(MADE)) {
        const customer = this.customers[turn % this.customers.length] ?? '';
        const made = await this.#send(`${name} made`, MADE[name], customer, isPatient);
        if (made !== null) await this.#send(`${name} then`, THEN[name], made, isPatient);
      }
    }
  }

  /** The id of what was made or changed; null when no answer has said so. */
  async #send(
    name: string,
    kind: Kind | undefined,
    about: string,
    isPatient: boolean,
  ): Promise<string | null> {
    if (kind === undefined) throw new Error(`Nothing is known of ${name}.`);
    this.#marker += 1;
    const sent: Sent = { kind: name, marker: `kill-${String(this.#marker)}`, isAcknowledged: false };
    this.ledger.push(sent);
    const input = { ...kind.inputOf(sent.marker, about), ...(isPatient && { idempotencyKey: sent.marker }) };
    do {
      const answer = await this.server.ask(textOf(kind), { input });
      const payload = answer?.data?.[kind.mutation] as Payload | null | undefined;
      const [refusal] = payload?.userErrors ?? [];
      if (refusal !== undefined) throw new Error(`${name} was refused: ${refusal.code} ${refusal.message}`);
      const done = payload?.[kind.object] as { readonly id: string } | null | undefined;
      if (done) {
        sent.isAcknowledged = true;
        this.acknowledged += 1;
        return done.id;
      }
    } while (isPatient);
    return null;
  }
}

type Payload = Readonly<Record<string, unknown>> & {
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
};
