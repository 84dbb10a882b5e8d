import type { Id } from '../../../kernel/id';
import type { Channel } from './rows';

/** What belongs to customers themselves, one interface a table. */

export type ConsentPurpose = 'SERVICE' | 'SURVEY' | 'MARKETING' | 'REFERRAL_ASK';

export interface ConsentDecisionRow {
  readonly id: Id;
  readonly sourceId: Id;
  readonly externalId: string;
  readonly sourceProfileId: Id;
  readonly customerId: Id;
  readonly purpose: ConsentPurpose;
  readonly channel: Channel | null;
  readonly state: 'GRANTED' | 'WITHDRAWN';
  readonly decidedAt: Date;
  readonly createdAt: Date;
}

export interface PeopleFacts {
  readonly consentDecisions: ConsentDecisionRow[];
}

export function emptyPeopleFacts(): PeopleFacts {
  return { consentDecisions: [] };
}
