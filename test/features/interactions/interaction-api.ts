import type { AuditEvent } from '../../../src/platform/audit/audit';
import type { Viewer } from '../../../src/platform/identity/viewer';
import { openApi, type TestApi } from '../../support/api';
import { NOW } from '../../support/bank';
import { viewerWith } from '../../support/viewers';

export const AGENT = viewerWith('AGENT');

export const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1_000);

export interface Shown {
  readonly id: string;
  readonly state: string;
  readonly startedAt: string;
  readonly queuedAt: string | null;
  readonly answeredAt: string | null;
  readonly endedAt: string | null;
  readonly waitSeconds: number | null;
  readonly handleSeconds: number | null;
  readonly outcome: string;
  readonly settlement: string;
  readonly version: number;
  readonly agent: { readonly id: string } | null;
  readonly queue: { readonly id: string } | null;
  readonly customer: { readonly id: string } | null;
  readonly chain: {
    readonly startedAt: string;
    readonly lastContactAt: string;
    readonly contacts: number;
    readonly settlement: string;
  } | null;
}

export interface Payload {
  readonly interaction?: Shown | null;
  readonly message?: { readonly id: string; readonly at: string; readonly text: string } | null;
  readonly userErrors: readonly {
    readonly code: string;
    readonly field: string;
    readonly message: string;
    readonly allowedMoves: readonly string[] | null;
    readonly currentVersion: number | null;
  }[];
}

export type Verb = 'start' | 'answer' | 'handOff' | 'end' | 'identify' | 'addMessage' | 'log';

const SHOWN = `interaction { id state startedAt queuedAt answeredAt endedAt waitSeconds handleSeconds outcome settlement version
  agent { id } queue { id } customer { id } chain { startedAt lastContactAt contacts settlement } }`;

/** The name of a mutation. */
const nameOf = (verb: Verb): string => (verb === 'addMessage' ? verb : `${verb}Interaction`);

/** The text of a mutation, with all that a contact shows of its course. */
export function mutationOf(verb: Verb): string {
  const name = nameOf(verb);
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { ${name}(input: $input) {
    ${verb === 'addMessage' ? 'message { id at text }' : SHOWN}
    userErrors { code field message allowedMoves currentVersion } } }`;
}

/** An API whose clock and viewer a test sets. */
export class InteractionApi {
  now = NOW;
  viewer: Viewer = AGENT;
  readonly recorded: AuditEvent[] = [];
  #api: TestApi | undefined;

  static async open(): Promise<InteractionApi> {
    const own = new InteractionApi();
    own.#api = await openApi({
      clock: () => own.now,
      audit: {
        record: (event) => {
          own.recorded.push(event);
          return Promise.resolve();
        },
        note: () => undefined,
        canKeep: () => true,
      },
      identify: () => Promise.resolve(own.viewer),
    });
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
  }

  async ask(verb: Verb, input: object): Promise<Payload> {
    const data = await this.api.ask<Record<string, Payload>>(mutationOf(verb), { input });
    const payload = data[nameOf(verb)];
    if (payload === undefined) throw new Error('There was no payload.');
    return payload;
  }

  /** The contact that a mutation gives, which must not be refused. */
  async done(verb: Exclude<Verb, 'addMessage'>, input: object): Promise<Shown> {
    const { interaction, userErrors } = await this.ask(verb, input);
    if (!interaction) throw new Error(JSON.stringify(userErrors));
    return interaction;
  }

  /** A call of somebody new that rings, or what is said of it. */
  async rings(more: object = {}): Promise<Shown> {
    const customer = `cus_${await this.api.bank.customer()}`;
    return this.done('start', { channel: 'PHONE', direction: 'INBOUND', customer, ...more });
  }

  rows<Row>(table: string, where = 'TRUE'): Promise<Row[]> {
    return this.api.database.db.query<Row>('test.rows', `SELECT * FROM ${table} WHERE ${where}`);
  }

  /** All that a mutation may leave behind, keys apart. */
  async everything(): Promise<unknown> {
    const tables = ['interactions', 'messages', 'hand_offs', 'contact_chains', 'changes', 'outbox_messages'];
    const contacts = 'SELECT id, last_contact_at FROM customers ORDER BY id';
    return Promise.all([
      ...tables.map((table) => this.rows(table)),
      this.api.database.db.query('test.contacts', contacts),
    ]);
  }
}
