import type { CaseKind, ProductKind } from '../rows';
import type { Desk } from './catalogue';
import type { PromiseTextKey } from './promise-texts';

/** What people turn to the bank with: a reason of the tree, and what usually comes of it. */
export interface TopicSeed {
  readonly reason: string;
  /** How many of a thousand contacts are about it. */
  readonly weight: number;
  readonly desk: Desk;
  readonly product: ProductKind | null;
  /** The share of contacts that end in a promise, and what is promised. */
  readonly promised: number;
  readonly promise: PromiseTextKey;
  /** The share of contacts that open a case, and of which kind. */
  readonly escalated: number;
  readonly caseKind: CaseKind;
}

function topic(
  [reason, weight, desk, product]: readonly [string, number, Desk, ProductKind | null],
  [promised, promise]: readonly [number, PromiseTextKey],
  [escalated, caseKind]: readonly [number, CaseKind],
): TopicSeed {
  return { reason, weight, desk, product, promised, promise, escalated, caseKind };
}

export const TOPICS: readonly TopicSeed[] = [
  topic(['accounts.opening', 30, 'CARE', 'CURRENT'], [0.12, 'documents'], [0.03, 'REQUEST']),
  topic(['accounts.closing', 14, 'CARE', 'CURRENT'], [0.2, 'confirmation'], [0.1, 'REQUEST']),
  topic(['accounts.statement', 60, 'CARE', 'CURRENT'], [0.08, 'documents'], [0.01, 'REQUEST']),
  topic(['accounts.data', 55, 'CARE', null], [0.05, 'confirmation'], [0.01, 'REQUEST']),
  topic(['accounts.fees.monthly', 46, 'CARE', 'CURRENT'], [0.16, 'feeRefund'], [0.09, 'COMPLAINT']),
  topic(['accounts.fees.atm', 20, 'CARE', 'CURRENT'], [0.14, 'feeRefund'], [0.08, 'COMPLAINT']),
  topic(['cards.declined.abroad', 32, 'CARDS', 'CARD'], [0.18, 'cardFix'], [0.1, 'INCIDENT']),
  topic(['cards.declined.online', 34, 'CARDS', 'CARD'], [0.14, 'cardFix'], [0.07, 'INCIDENT']),
  topic(['cards.declined.shop', 22, 'CARDS', 'CARD'], [0.12, 'cardFix'], [0.05, 'INCIDENT']),
  topic(['cards.lost', 30, 'CARDS', 'CARD'], [0.25, 'newCard'], [0.06, 'REQUEST']),
  topic(['cards.delivery', 26, 'CARDS', 'CARD'], [0.3, 'newCard'], [0.1, 'COMPLAINT']),
  topic(['cards.pin', 34, 'CARDS', 'CARD'], [0.06, 'newPin'], [0.01, 'REQUEST']),
  topic(['cards.disputed', 28, 'CARDS', 'CARD'], [0.35, 'dispute'], [0.7, 'DISPUTE']),
  topic(['cards.limit', 36, 'CARDS', 'CARD'], [0.03, 'confirmation'], [0.005, 'REQUEST']),
  topic(['payments.missing', 44, 'BACK_OFFICE', 'CURRENT'], [0.3, 'trace'], [0.14, 'INCIDENT']),
  topic(['payments.wrong-recipient', 16, 'BACK_OFFICE', 'CURRENT'], [0.35, 'trace'], [0.4, 'REQUEST']),
  topic(['payments.standing-order', 34, 'CARE', 'CURRENT'], [0.06, 'confirmation'], [0.02, 'INCIDENT']),
  topic(['payments.abroad', 24, 'BACK_OFFICE', 'CURRENT'], [0.2, 'trace'], [0.08, 'INCIDENT']),
  topic(['digital.login.password', 64, 'CARE', null], [0.03, 'callback'], [0.005, 'INCIDENT']),
  topic(['digital.login.device', 46, 'CARE', null], [0.08, 'callback'], [0.02, 'INCIDENT']),
  topic(['digital.app-error', 38, 'CARE', null], [0.2, 'appFix'], [0.12, 'INCIDENT']),
  topic(['loans.application.documents', 26, 'LOANS', 'LOAN'], [0.2, 'documents'], [0.04, 'REQUEST']),
  topic(['loans.application.decision', 20, 'LOANS', 'LOAN'], [0.4, 'decision'], [0.08, 'COMPLAINT']),
  topic(['loans.repayment.postponement', 16, 'LOANS', 'LOAN'], [0.4, 'decision'], [0.4, 'REQUEST']),
  topic(['loans.repayment.early', 14, 'LOANS', 'LOAN'], [0.3, 'documents'], [0.06, 'REQUEST']),
  topic(['mortgages.fixation', 20, 'LOANS', 'MORTGAGE'], [0.4, 'offer'], [0.08, 'REQUEST']),
  topic(['mortgages.drawdown', 12, 'LOANS', 'MORTGAGE'], [0.35, 'confirmation'], [0.15, 'COMPLAINT']),
  topic(['savings.rate', 36, 'CARE', 'SAVINGS'], [0.05, 'offer'], [0.02, 'COMPLAINT']),
  topic(['savings.portfolio', 18, 'WEALTH', 'INVESTMENT'], [0.35, 'callback'], [0.05, 'REQUEST']),
  topic(['insurance.claim', 14, 'BACK_OFFICE', 'INSURANCE'], [0.4, 'decision'], [0.5, 'REQUEST']),
  topic(['security.suspicious', 26, 'CARDS', 'CARD'], [0.3, 'dispute'], [0.5, 'DISPUTE']),
  topic(['security.phishing', 18, 'CARE', null], [0.1, 'callback'], [0.15, 'INCIDENT']),
  topic(['security.blocked', 14, 'CARE', 'CURRENT'], [0.35, 'callback'], [0.25, 'INCIDENT']),
  topic(['service.waiting', 8, 'CARE', null], [0.15, 'answer'], [0.6, 'COMPLAINT']),
  topic(['service.conduct', 5, 'CARE', null], [0.3, 'answer'], [0.8, 'COMPLAINT']),
  topic(['service.praise', 7, 'CARE', null], [0, 'answer'], [0.5, 'FEEDBACK']),
  topic(['service.hours', 24, 'CARE', null], [0, 'answer'], [0, 'FEEDBACK']),
  topic(['offer.new-product', 26, 'CARE', null], [0.2, 'offer'], [0.01, 'REQUEST']),
];

/** Matters that do not end with one call. Whoever is in the middle of one has called about it several times in the last days. */
export const LASTING_TROUBLES = [
  'cards.disputed',
  'cards.delivery',
  'payments.missing',
  'payments.wrong-recipient',
  'loans.application.decision',
  'mortgages.drawdown',
  'security.suspicious',
  'digital.app-error',
  'accounts.fees.monthly',
] as const;

/** What the bank itself calls or writes about. */
export const OUTBOUND_REASONS = [
  'offer.new-product',
  'mortgages.fixation',
  'security.suspicious',
  'cards.delivery',
] as const;

/** What people who are no customers yet ask. */
export const PROSPECT_REASONS = [
  'accounts.opening',
  'offer.new-product',
  'loans.application.documents',
  'service.hours',
] as const;
