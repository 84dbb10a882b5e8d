import type { Id } from '../../../kernel/id';
import { emptyPeopleFacts, type PeopleFacts } from './people-rows';
import { emptyContactFacts, type Circumstances, type ContactFacts } from './contact-rows';
import { emptyAdvocacyFacts, type AdvocacyFacts } from './advocacy-rows';
import { emptySurveyFacts, type SurveyFacts } from './survey-rows';

/** The rows of a demo bank, one interface a table. What is left out has its column's default. */

export type CustomerKind = 'PERSON' | 'ORGANISATION';
export type Segment = 'RETAIL' | 'AFFLUENT' | 'PRIVATE' | 'SME' | 'CORPORATE';
export type CustomerStatus = 'PROSPECT' | 'ACTIVE' | 'DORMANT' | 'FORMER';
export type SourceKind = 'CRM' | 'CORE_BANKING' | 'TELEPHONY' | 'HELP_DESK' | 'CHAT' | 'SOCIAL' | 'SURVEY';
export type ProductKind = 'CURRENT' | 'SAVINGS' | 'CARD' | 'LOAN' | 'MORTGAGE' | 'INVESTMENT' | 'INSURANCE';
export type AccountStatus = 'PENDING' | 'OPEN' | 'BLOCKED' | 'CLOSED';
export type HolderRole = 'OWNER' | 'JOINT' | 'SIGNATORY' | 'BENEFICIARY' | 'PROXY';
export type ContactPointType = 'PHONE' | 'EMAIL' | 'POSTAL' | 'MESSENGER' | 'SOCIAL';
export type Channel =
  | 'PHONE'
  | 'VIDEO'
  | 'EMAIL'
  | 'LETTER'
  | 'FAX'
  | 'CHAT'
  | 'MESSENGER'
  | 'SMS'
  | 'SOCIAL'
  | 'WEB_FORM'
  | 'BRANCH'
  | 'MOBILE_APP'
  | 'SELF_SERVICE'
  | 'CHATBOT'
  | 'IVR'
  | 'REFERRAL';
export type Outcome = 'ANSWERED' | 'ABANDONED' | 'LEFT_IN_MENU' | 'CONTAINED' | 'MISSED' | 'PHANTOM';
export type Settlement = 'SETTLED_NOW' | 'PROMISED' | 'NOT_SETTLED' | 'UNKNOWN';
export type CaseKind = 'REQUEST' | 'COMPLAINT' | 'DISPUTE' | 'INCIDENT' | 'FEEDBACK';
export type CaseStatus = 'NEW' | 'OPEN' | 'WAITING' | 'RESOLVED' | 'CLOSED';
export type Priority = 'LOW' | 'NORMAL' | 'HIGH' | 'URGENT';
export type PromiseKind = 'CALLBACK' | 'ANSWER' | 'FIX' | 'REFUND' | 'DOCUMENT' | 'OTHER';
export type PromiseState = 'OPEN' | 'KEPT' | 'KEPT_LATE' | 'BROKEN' | 'RELEASED';
export type Metric = 'NPS' | 'CSAT' | 'CES';
export type SurveyTrigger = 'AFTER_INTERACTION' | 'AFTER_CASE' | 'RELATIONSHIP' | 'AFTER_PURCHASE';

export interface SourceSystemRow {
  readonly id: Id;
  readonly code: string;
  readonly name: string;
  readonly kind: SourceKind;
  readonly trustRank: number;
  readonly timeZone: string;
  readonly lastSyncedAt: Date;
}

export interface ProductRow {
  readonly id: Id;
  readonly code: string;
  readonly kind: ProductKind;
  /** JSON of language tag to name. */
  readonly names: string;
}

export interface ContactReasonRow {
  readonly id: Id;
  readonly code: string;
  readonly parentId: Id | null;
  /** JSON of language tag to name. */
  readonly names: string;
}

export interface TeamRow {
  readonly id: Id;
  readonly code: string;
  readonly name: string;
}

export interface AgentRow {
  readonly id: Id;
  readonly sourceId: Id;
  readonly externalId: string;
  readonly name: string;
  readonly teamId: Id;
}

export interface SurveyRow {
  readonly id: Id;
  readonly code: string;
  readonly name: string;
  readonly metric: Metric;
  readonly scaleMin: number;
  readonly scaleMax: number;
  readonly triggerKind: SurveyTrigger;
  /** Exact decimal text, 0 to 1. */
  readonly samplingShare: string;
  readonly coolDownDays: number;
  /** JSON of language tag to question. */
  readonly questions: string;
}

/** When a row came to be and when it was last changed; from the fact's own times, never from the clock of the load. */
export interface Stamped {
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What makes a row of one source unique. */
interface Keyed extends Stamped {
  readonly id: Id;
  readonly sourceId: Id;
  readonly externalId: string;
}

/** A fact whose customer may be unknown. */
export interface Attributed extends Keyed {
  readonly sourceProfileId: Id | null;
  readonly customerId: Id | null;
}

export interface CustomerRow extends Stamped {
  readonly id: Id;
  readonly kind: CustomerKind;
  readonly displayName: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly organisationName: string | null;
  readonly birthDate: string | null;
  readonly segment: Segment;
  readonly businessUnit: string;
  readonly teamId: Id | null;
  readonly isColleague: boolean;
  readonly status: CustomerStatus;
  readonly language: string;
  readonly timeZone: string;
  readonly preferredChannel: Channel;
  readonly lastContactAt: Date | null;
}

/** What the search finds a customer by. */
export interface CustomerNameTokenRow {
  readonly token: string;
  readonly customerId: Id;
}

export interface SourceProfileRow extends Keyed {
  readonly customerId: Id;
  /** JSON of the values that the source gave. */
  readonly delivered: string;
  readonly receivedAt: Date;
}

export interface ContactPointRow extends Stamped {
  readonly id: Id;
  readonly sourceProfileId: Id;
  readonly customerId: Id;
  readonly type: ContactPointType;
  readonly value: string;
  readonly valueKey: string;
  readonly isVerified: boolean;
  readonly isPrimary: boolean;
  readonly validFrom: Date;
  readonly validTo: Date | null;
}

export interface AccountRow extends Keyed {
  readonly productId: Id;
  readonly number: string;
  readonly currency: string;
  readonly balance: string;
  readonly creditLimit: string | null;
  readonly overdue: string | null;
  readonly status: AccountStatus;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly closingReason: string | null;
}

export interface AccountHolderRow extends Keyed {
  readonly accountId: Id;
  readonly sourceProfileId: Id;
  readonly customerId: Id;
  readonly role: HolderRole;
  readonly validFrom: Date;
  readonly validTo: Date | null;
}

export interface InteractionRow extends Attributed, Circumstances {
  readonly channel: Channel;
  readonly direction: 'INBOUND' | 'OUTBOUND';
  readonly startedAt: Date;
  readonly queuedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly endedAt: Date;
  readonly waitSeconds: number | null;
  readonly handleSeconds: number | null;
  readonly ivrSeconds: number | null;
  readonly outcome: Outcome;
  readonly settlement: Settlement;
  readonly reasonId: Id | null;
  readonly agentId: Id | null;
  readonly language: string | null;
}

export interface CaseRow extends Attributed {
  readonly kind: CaseKind;
  readonly subject: string;
  readonly channel: Channel;
  readonly status: CaseStatus;
  readonly priority: Priority;
  readonly ownerId: Id | null;
  readonly reasonId: Id;
  readonly productId: Id | null;
  readonly rootCause: string | null;
  readonly redressAmount: string | null;
  readonly redressCurrency: string | null;
  readonly openedAt: Date;
  readonly dueAt: Date;
  readonly resolvedAt: Date | null;
  readonly closedAt: Date | null;
  readonly reopenings: number;
}

export interface PromiseRow extends Attributed {
  readonly interactionId: Id;
  readonly caseId: Id | null;
  readonly kind: PromiseKind;
  readonly text: string;
  readonly madeAt: Date;
  readonly madeById: Id | null;
  readonly ownerId: Id | null;
  readonly dueAt: Date;
  readonly graceEndsAt: Date;
  readonly toldHow: Channel;
  readonly state: PromiseState;
  readonly settledAt: Date | null;
  readonly evidence: string | null;
}

export interface SurveyAnswerRow extends Attributed {
  readonly surveyId: Id;
  readonly metric: Metric;
  readonly score: number;
  readonly scaleMin: number;
  readonly scaleMax: number;
  readonly answeredAt: Date;
  readonly comment: string | null;
  readonly language: string | null;
  readonly interactionId: Id | null;
  readonly caseId: Id | null;
}

/** Rows of the tables that grow with the customers, gathered to be written together. */
export interface Facts extends PeopleFacts, ContactFacts, AdvocacyFacts, SurveyFacts {
  readonly customers: CustomerRow[];
  readonly customerNameTokens: CustomerNameTokenRow[];
  readonly sourceProfiles: SourceProfileRow[];
  readonly contactPoints: ContactPointRow[];
  readonly accounts: AccountRow[];
  readonly accountHolders: AccountHolderRow[];
  readonly interactions: InteractionRow[];
  readonly cases: CaseRow[];
  readonly promises: PromiseRow[];
  readonly surveyAnswers: SurveyAnswerRow[];
}

export function emptyFacts(): Facts {
  return {
    customers: [],
    customerNameTokens: [],
    sourceProfiles: [],
    contactPoints: [],
    accounts: [],
    accountHolders: [],
    interactions: [],
    cases: [],
    promises: [],
    surveyAnswers: [],
    ...emptyPeopleFacts(),
    ...emptyContactFacts(),
    ...emptyAdvocacyFacts(),
    ...emptySurveyFacts(),
  };
}
