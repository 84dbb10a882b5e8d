import type { Id } from '../../../src/kernel/id';
import { referralCode } from '../../../src/features/advocacy/domain/referral-code';
import { actDetails, advocacyAct, advocacyStatus } from '../../support/advocates';
import { minutesAgo } from '../../support/bank';
import { addConsent } from '../../support/consent';
import { viewerWith } from '../../support/viewers';
import { WritingApi, type Answer, type Mutation } from '../writing-api';

export const LEAD = viewerWith('TEAM_LEAD');
const DAY = 24 * 60;

const actSelection = `id kind at evidence version customer { id } review { platform rating scale { min max } reach text }
  idea { state text decidedAt toldAt } referral { state code acceptedAt wonAt lostAt rewardedAt reward referred { id } }`;
const onActs = (name: string): Mutation => {
  return { name, object: 'act', selection: actSelection, hasMoves: true };
};
export const RECORD = onActs('recordAdvocacyAct');
export const DECIDE = onActs('decideIdea');
export const REFER = onActs('createReferral');
export const ADVANCE = onActs('advanceReferral');

const statusSelection = `id stage score vip version nominatedAt owner { id } nominatedBy { id }
  vipMembership { validFrom validTo benefits } history { fromStage toStage reason }`;
const onStatus = (name: string): Mutation => ({ name, object: 'advocacy', selection: statusSelection });
export const NOMINATE = onStatus('nominateAdvocate');
export const ASSIGN = onStatus('assignAdvocateOwner');
export const ENROL = onStatus('enrolVip');
export const LEAVE = onStatus('leaveVip');
export const PLAN: Mutation = {
  ...onStatus('planAdvocacy'),
  selection: 'id plan { goal startsOn endsOn version owner { id } }',
};

const asking = (name: string): Mutation => {
  return {
    name,
    isUnversioned: true,
    object: 'ask',
    selection: 'kind askedAt outcome endedAt askedBy { id }',
  };
};
export const ASK_REVIEW = asking('requestReview');
export const ASK_REFERRAL = asking('requestReferral');
export const ASK_REFERENCE = asking('requestReference');
export const DECLINE_ASK: Mutation = {
  name: 'declineAsk',
  object: 'ask',
  selection: 'id outcome endedAt version',
};

export interface ShownAct {
  readonly id: string;
  readonly version: number;
  readonly referral: { readonly code: string; readonly state: string } | null;
  readonly idea: { readonly state: string } | null;
}

export interface ShownStatus {
  readonly id: string;
  readonly stage: string;
  readonly score: number;
  readonly vip: boolean;
  readonly version: number;
  readonly history: readonly { readonly toStage: string; readonly reason: string }[];
}

let codes = 0;

/** An API of what customers do for the bank. */
export class AdvocacyApi extends WritingApi {
  constructor() {
    super([
      ...[
        'advocacy_acts',
        'referrals',
        'reviews',
        'ideas',
        'vip_memberships',
        'advocacy_asks',
        'advocacy_plans',
      ],
      ...['advocacy_statuses', 'advocacy_stage_changes'],
    ]);
  }

  /** Somebody whom the test bank’s source knows. */
  async customer(): Promise<Id> {
    const id = await this.api.bank.customer();
    await this.api.bank.sourceProfile(id);
    return id;
  }

  record(customer: Id, more: object = {}): Promise<Answer<ShownAct>> {
    return this.ask<ShownAct>(RECORD, { customer: `cus_${customer}`, kind: 'REFERENCE', ...more });
  }

  advance(id: string, move: string, more: object = {}): Promise<Answer<ShownAct>> {
    return this.ask<ShownAct>(ADVANCE, { id, move, ...more });
  }

  /** The id of an idea that nobody has decided. */
  async idea(): Promise<string> {
    const act = await advocacyAct(this.api.bank, await this.customer(), { kind: 'IDEA' });
    await actDetails(this.api.bank, 'ideas', act, { text: 'A dark screen', state: 'RECEIVED' });
    return `act_${act}`;
  }

  /** The id of a referral, made unless said otherwise. */
  async referral(customer: Id, values: Record<string, Date | string> = {}): Promise<string> {
    const act = await advocacyAct(this.api.bank, customer, { kind: 'REFERRAL' });
    codes += 1;
    const bytes = Array.from({ length: 10 }, (_, place) => Math.floor(codes / 32 ** place) % 32);
    await actDetails(this.api.bank, 'referrals', act, {
      code: referralCode(Uint8Array.from(bytes)),
      ...values,
    });
    return `act_${act}`;
  }

  /** The id of the status of somebody new. */
  async status(values: Record<string, string | number | boolean> = {}): Promise<string> {
    const customer = await this.customer();
    await advocacyStatus(this.api.bank, customer, values);
    return `adv_${customer}`;
  }

  /** Somebody who has allowed to be asked, and bought something so many days ago. */
  async buyer(daysAgo: number | null = 20): Promise<Id> {
    const { bank } = this.api;
    const customer = await this.customer();
    await addConsent(bank, customer, 'REFERRAL_ASK', null);
    if (daysAgo === null) return customer;
    const product = await bank.product('Current account', { code: `p-${customer}` });
    const account = await bank.account(product, { openedAt: minutesAgo(daysAgo * DAY) });
    await bank.holder(account, customer);
    return customer;
  }

  async statusOf(customer: Id): Promise<ShownStatus | null> {
    const query = `query ($id: ID!) { customer(by: { id: $id }) { advocacy { ${statusSelection} } } }`;
    const { customer: shown } = await this.api.ask<{
      customer: { advocacy: ShownStatus | null };
    }>(query, { id: `cus_${customer}` });
    return shown.advocacy;
  }
}
