import type { Id } from '../../../src/kernel/id';
import type { AuditEvent } from '../../../src/platform/audit/audit';
import type { Db } from '../../../src/platform/db/db';
import type { Viewer } from '../../../src/platform/identity/viewer';
import { openApi, type TestApi } from '../../support/api';
import { NOW } from '../../support/bank';
import { viewerWith } from '../../support/viewers';

export const AGENT = viewerWith('AGENT');

export const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1_000);

export interface Payload {
  readonly promise: {
    readonly id: string;
    readonly state: string;
    readonly standing: string;
    readonly dueAt: string;
    readonly graceEndsAt: string | null;
    readonly settledAt: string | null;
    readonly evidence: string | null;
    readonly version: number;
  } | null;
  readonly userErrors: readonly {
    readonly code: string;
    readonly field: string;
    readonly message: string;
    readonly allowedMoves: readonly string[] | null;
    readonly currentVersion: number | null;
  }[];
}

export type Verb = 'make' | 'renegotiate' | 'keep' | 'break' | 'release';

/** The text of a mutation, with all that a promise shows of its course. */
export function mutationOf(verb: Verb): string {
  const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}PromiseInput`;
  return `mutation ($input: ${type}!) { ${verb}Promise(input: $input) {
    promise { id state standing dueAt graceEndsAt settledAt evidence version }
    userErrors { code field message allowedMoves currentVersion } } }`;
}

/** An API whose clock, viewer, audit trail and transactions a test sets. */
export class PromiseApi {
  now = NOW;
  viewer: Viewer = AGENT;
  readonly recorded: AuditEvent[] = [];
  /** What keeping a record does besides; a test may let it fail. */
  onRecord: () => Promise<void> = () => Promise.resolve();
  /** How a transaction is run; a test may let it fail. */
  transaction: Db['transaction'] | null = null;
  #api: TestApi | undefined;

  static async open(): Promise<PromiseApi> {
    const own = new PromiseApi();
    own.#api = await openApi(({ db }) => ({
      clock: () => own.now,
      audit: {
        record: async (event) => {
          await own.onRecord();
          own.recorded.push(event);
        },
        note: () => undefined,
        canKeep: () => true,
      },
      identify: () => Promise.resolve(own.viewer),
      db: { ...db, transaction: (work, by) => (own.transaction ?? db.transaction)(work, by) },
    }));
    return own;
  }

  get api(): TestApi {
    if (this.#api === undefined) throw new Error('It is not open.');
    return this.#api;
  }

  reset(): void {
    this.now = NOW;
    this.viewer = AGENT;
    this.recorded.length = 0;
    this.onRecord = () => Promise.resolve();
    this.transaction = null;
  }

  async ask(verb: Verb, input: object): Promise<Payload> {
    const data = await this.api.ask<Record<string, Payload>>(mutationOf(verb), { input });
    const payload = data[`${verb}Promise`];
    if (payload === undefined) throw new Error('There was no payload.');
    return payload;
  }

  make(customer: Id, more: object = {}): Promise<Payload> {
    const input = {
      customer: `cus_${customer}`,
      kind: 'CALLBACK',
      text: 'We call you back.',
      dueAt: later(3_600),
    };
    return this.ask('make', { ...input, ...more });
  }

  /** The id of a promise that was made to somebody new. */
  async made(more: object = {}): Promise<string> {
    const { promise } = await this.make(await this.api.bank.customer(), more);
    return String(promise?.id);
  }

  rows<Row>(table: string): Promise<Row[]> {
    return this.api.database.db.query<Row>('test.rows', `SELECT * FROM ${table}`);
  }

  /** All that a mutation may leave behind, keys apart. */
  async everything(): Promise<unknown> {
    const tables = ['promises', 'promise_changes', 'changes', 'outbox_messages'];
    return Promise.all(tables.map((table) => this.rows(table)));
  }
}
