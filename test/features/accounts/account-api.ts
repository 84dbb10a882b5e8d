import { newId, type Id } from '../../../src/kernel/id';
import { viewerWith } from '../../support/viewers';
import { WritingApi, type Answer, type Mutation } from '../writing-api';

export interface Shown {
  readonly id: string;
  readonly version: number;
  readonly holders: readonly { readonly validTo: string | null }[];
}

const selection = `id version status currency maskedNumber balance { amount currency } creditLimit { amount } overdue { amount }
  openedAt closedAt closingReason product { code } holders(includeEnded: true) { role validFrom validTo customer { id } }`;
const mutation = (name: string): Mutation => ({ name, object: 'account', selection, hasMoves: true });
export const UPSERT = mutation('upsertAccount');
export const HOLDER = mutation('setAccountHolder');
export const CLOSE = mutation('closeAccount');
export const MANAGER = viewerWith('CARE_MANAGER');

/** An API of accounts of two products, which two sources may keep. */
export class AccountApi extends WritingApi {
  constructor() {
    super(['customers', 'source_profiles', 'accounts', 'account_holders']);
  }

  override async open(): Promise<void> {
    await super.open();
    await this.api.bank.source('core', { trustRank: 10, name: 'Core' });
    await this.api.bank.product('Current account', { code: 'current' });
    await this.api.bank.product('Savings', { code: 'savings' });
  }

  /** Somebody whom the test bank’s source knows. */
  async customer(): Promise<Id> {
    const id = await this.api.bank.customer();
    await this.api.bank.sourceProfile(id);
    return id;
  }

  upsert(said: object): Promise<Answer<Shown>> {
    return this.ask<Shown>(UPSERT, { source: 'crm', ...said });
  }

  opening(owner: Id, said: object = {}): Promise<Answer<Shown>> {
    const key = { externalId: newId(), product: 'current', currency: 'CZK', owner: `cus_${owner}` };
    return this.upsert({ ...key, ...said });
  }

  /** The id of an account that was opened for somebody new. */
  async opened(said: object = {}): Promise<string> {
    return String((await this.opening(await this.customer(), said)).shown?.id);
  }

  close(id: string, more: object = {}): Promise<Answer<Shown>> {
    return this.ask<Shown>(CLOSE, { id, reason: 'Moved away.', ...more });
  }

  hold(id: string, who: Id, role: string, more: object = {}): Promise<Answer<Shown>> {
    return this.ask<Shown>(HOLDER, { id, customer: `cus_${who}`, role, ...more });
  }
}
