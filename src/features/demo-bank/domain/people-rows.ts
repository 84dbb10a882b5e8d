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

export type AttributeOwner = 'CUSTOMER' | 'INTERACTION' | 'CASE' | 'SURVEY_ANSWER';
export type AttributeType = 'TEXT' | 'NUMBER' | 'BOOLEAN' | 'DATE';

export interface AttributeDefinitionRow {
  readonly id: Id;
  readonly ownerType: AttributeOwner;
  readonly code: string;
  readonly type: AttributeType;
  /** JSON of language tag to label. */
  readonly labels: string;
}

/** One of the four values is filled. */
export interface AttributeValueRow {
  readonly ownerId: Id;
  readonly definitionId: Id;
  readonly sourceId: Id;
  readonly sourceProfileId: Id | null;
  readonly customerId: Id | null;
  readonly textValue: string | null;
  readonly numberValue: string | null;
  readonly booleanValue: boolean | null;
  readonly dateValue: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface RelationshipRow {
  readonly id: Id;
  readonly sourceId: Id;
  readonly externalId: string;
  readonly sourceProfileId: Id;
  readonly customerId: Id;
  readonly relatedProfileId: Id;
  readonly relatedCustomerId: Id;
  readonly kind: 'HOUSEHOLD' | 'EMPLOYER' | 'GUARDIAN' | 'PROXY';
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface PeopleFacts {
  readonly relationships: RelationshipRow[];
  readonly attributeValues: AttributeValueRow[];
  readonly consentDecisions: ConsentDecisionRow[];
}

export function emptyPeopleFacts(): PeopleFacts {
  return { attributeValues: [], consentDecisions: [], relationships: [] };
}
