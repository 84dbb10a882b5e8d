import type { Db } from '../../src/platform/db/db';
import type { KillableServer } from './killable-server';
import type { Sent } from './ledger';

/** The source that customers are delivered for. */
export const SOURCE = 'kill-test';

/** A kind of thing that is written, and where it is found again by its marker. */
interface Kind {
  readonly mutation: string;
  readonly object: string;
  inputOf(marker: string, about: string): object;
  readonly table: string;
  readonly column: string;
}

const DUE_AT = new Date(Date.now() + 365 * 24 * 3_600_000).toISOString();
const BEGUN_AT = new Date(Date.now() - 60_000).toISOString();
const ENDED_AT = new Date(Date.now() - 30_000).toISOString();

/** Of each kind two are written in turn: the first about a customer, the second about what the first has made. */
const MADE: Readonly<Record<string, Kind>> = {
  'a promise': {
    ...{ mutation: 'makePromise', object: 'promise', table: 'promises', column: 'text' },
    inputOf: (text, customer) => ({ customer, text, kind: 'OTHER', dueAt: DUE_AT }),
  },
  'a case': {
    ...{ mutation: 'openCase', object: 'case', table: 'cases', column: 'subject' },
    inputOf: (subject, customer) => ({ customer, subject, kind: 'REQUEST' }),
  },
  'a contact': {
    ...{ mutation: 'logInteraction', object: 'interaction', table: 'messages', column: 'text' },
    inputOf: (text, customer) => ({
      ...{ externalId: text, customer, channel: 'CHAT', direction: 'INBOUND' },
      messages: [{ text, at: BEGUN_AT, direction: 'INBOUND' }],
      ...{
        startedAt: BEGUN_AT,
        endedAt: ENDED_AT,
        settlement: 'SETTLED_NOW',
        outcome: 'ANSWERED',
        answeredAt: BEGUN_AT,
      },
    }),
  },
  'a customer': {
    ...{
      mutation: 'upsertCustomerProfile',
      object: 'customer',
      table: 'source_profiles',
      column: 'external_id',
    },
    inputOf: (externalId) => ({ externalId, source: SOURCE, kind: 'PERSON', familyName: externalId }),
  },
};
const THEN: Readonly<Record<string, Kind>> = {
  'a promise': {
    ...{ mutation: 'keepPromise', object: 'promise', table: 'promises', column: 'evidence' },
    inputOf: (evidence, id) => ({ id, evidence }),
  },
  'a case': {
    ...{ mutation: 'resolveCase', object: 'case', table: 'cases', column: 'root_cause' },
    inputOf: (rootCause, id) => ({ id, rootCause }),
  },
  'a customer': {
    ...{ mutation: 'addContactPoint', object: 'contactPoint', table: 'contact_points' },
    column: "SUBSTRING_INDEX(value, '@', 1)",
    inputOf: (name, customer) => ({ customer, type: 'EMAIL', value: `${name}@example.com` }),
  },
};

/** What asking again does not mend. */
const MISTAKES = [
  'BAD_USER_INPUT',
  'GRAPHQL_VALIDATION_FAILED',
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'RATE_LIMITED',
];

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
  failure: Error | null = null;
  #isStopped = false;
  #running: Promise<unknown> = Promise.resolve();
  #marker = 0;

  constructor(
    private readonly server: KillableServer,
    private readonly customers: readonly string[],
  ) {}

  start(count: number): void {
    const writers = Array.from({ length: count }, (_, writer) => this.#write(writer));
    this.#running = Promise.all(writers).catch((error: unknown) => {
      this.failure = error instanceof Error ? error : new Error(String(error));
      this.#isStopped = true;
    });
  }

  /** Fails as the first writer has failed. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#running;
    if (this.failure) throw this.failure;
  }

  /** Every other writer gives keys, and asks again until it is told; the others never ask twice. */
  async #write(writer: number): Promise<void> {
    const isPatient = writer % 2 === 0;
    for (let turn = writer; !this.#isStopped; turn += 1) {
      for (const [name, kind] of Object.entries(MADE)) {
        const customer = this.customers[turn % this.customers.length] ?? '';
        const made = await this.#send(`${name} made`, kind, customer, isPatient);
        const then = THEN[name];
        if (made !== null && then) await this.#send(`${name} then`, then, made, isPatient);
      }
    }
  }

  /** The id of what was made or changed; null when no answer has said so. */
  async #send(name: string, kind: Kind, about: string, isPatient: boolean): Promise<string | null> {
    this.#marker += 1;
    const sent: Sent = { kind: name, marker: `kill-${String(this.#marker)}`, isAcknowledged: false };
    this.ledger.push(sent);
    const input = { ...kind.inputOf(sent.marker, about), ...(isPatient && { idempotencyKey: sent.marker }) };
    do {
      const answer = await this.server.ask(textOf(kind), { input });
      const [error] = answer?.errors ?? [];
      if (MISTAKES.includes(error?.extensions?.code ?? ''))
        throw new Error(`${name} was a mistake: ${JSON.stringify(error)}`);
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
