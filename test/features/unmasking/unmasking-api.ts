import type { Id } from '../../../src/kernel/id';
import type { AuditEvent, AuditTrail } from '../../../src/platform/audit/audit';
import type { Viewer } from '../../../src/platform/identity/viewer';
import { openApi, type TestApi } from '../../support/api';
import { NOW } from '../../support/bank';
import { viewerWith } from '../../support/viewers';

export const UNMASK = `mutation ($input: UnmaskInput!) {
  unmask(input: $input) { customer { displayName } until userErrors { code field message } } }`;

export interface Unmasked {
  readonly customer: { readonly displayName: string | null } | null;
  readonly until: string | null;
  readonly userErrors: readonly {
    readonly code: string;
    readonly field: string;
    readonly message: string;
  }[];
}

export const AUDITOR = viewerWith('AUDITOR');
export const REASON = 'A complaint says that we read it wrongly.';

export const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1_000);

/** An API whose clock, viewer and audit trail a test sets. */
export class UnmaskingApi {
  now = NOW;
  viewer: Viewer = AUDITOR;
  readonly recorded: AuditEvent[] = [];
  readonly noted: AuditEvent[] = [];
  /** What keeping a record does besides; a test may let it fail. */
  onRecord: () => Promise<void> = () => Promise.resolve();

  readonly #audit: AuditTrail = {
    record: async (event) => {
      await this.onRecord();
      this.recorded.push(event);
    },
    note: (event) => {
      this.noted.push(event);
    },
    canKeep: () => true,
  };

  private constructor(private readonly opened: TestApi[]) {}

  static async open(): Promise<UnmaskingApi> {
    const own = new UnmaskingApi([]);
    own.opened.push(
      await openApi({ clock: () => own.now, audit: own.#audit, identify: () => Promise.resolve(own.viewer) }),
    );
    return own;
  }

  get api(): TestApi {
    const [api] = this.opened;
    if (api === undefined) throw new Error('It is not open.');
    return api;
  }

  /** Another server on the same database. */
  async openAnother(): Promise<TestApi> {
    const { db } = this.api.database;
    const another = await openApi({
      db,
      clock: () => this.now,
      audit: this.#audit,
      identify: () => Promise.resolve(this.viewer),
    });
    this.opened.push(another);
    return another;
  }

  reset(): void {
    this.now = NOW;
    this.viewer = AUDITOR;
    this.onRecord = () => Promise.resolve();
    this.recorded.length = 0;
    this.noted.length = 0;
  }

  async unmask(customer: Id, input: object = {}): Promise<Unmasked> {
    const whole = { id: `cus_${customer}`, reason: REASON, ...input };
    return (await this.api.ask<{ unmask: Unmasked }>(UNMASK, { input: whole })).unmask;
  }

  /** What the viewer is shown of a customer’s name. */
  async nameOf(customer: Id): Promise<string | null | undefined> {
    const question = `{ customer(by: { id: "cus_${customer}" }) { displayName } }`;
    const answer = await this.api.ask<{ customer: { displayName: string | null } | null }>(question);
    return answer.customer?.displayName;
  }

  async rows(): Promise<number> {
    return (await this.api.database.db.query('test.unmaskings', 'SELECT id FROM unmaskings')).length;
  }

  async close(): Promise<void> {
    for (const api of this.opened) await api.close();
  }
}
