import { registerEnumType } from 'type-graphql';

function words(name: string, ...values: string[]): Record<string, string> {
  const known = Object.fromEntries(values.map((value) => [value, value]));
  registerEnumType(known, { name });
  return known;
}

export const Segment = words('Segment', 'AFFLUENT', 'CORPORATE', 'PRIVATE', 'RETAIL', 'SME');
export const Channel = words(
  'Channel',
  'BRANCH',
  'CHAT',
  'CHATBOT',
  'EMAIL',
  'FAX',
  'IVR',
  'LETTER',
  'MESSENGER',
  'MOBILE_APP',
  'PHONE',
  'REFERRAL',
  'SELF_SERVICE',
  'SMS',
  'SOCIAL',
  'VIDEO',
  'WEB_FORM',
);
export const AccountStatus = words('AccountStatus', 'BLOCKED', 'CLOSED', 'OPEN', 'PENDING');
export const Direction = words('Direction', 'INBOUND', 'OUTBOUND');
export const InteractionOutcome = words(
  'InteractionOutcome',
  'ABANDONED',
  'ANSWERED',
  'CONTAINED',
  'LEFT_IN_MENU',
  'MISSED',
  'PHANTOM',
  'RUNNING',
);
export const CaseKind = words('CaseKind', 'COMPLAINT', 'DISPUTE', 'FEEDBACK', 'INCIDENT', 'REQUEST');
export const CasePriority = words('CasePriority', 'HIGH', 'LOW', 'NORMAL', 'URGENT');
export const CaseStatus = words('CaseStatus', 'CLOSED', 'NEW', 'OPEN', 'RESOLVED', 'WAITING');
export const AdvocacyStage = words(
  'AdvocacyStage',
  'ADVOCATE',
  'CHAMPION',
  'DETRACTOR',
  'PASSIVE',
  'PROMOTER',
  'UNKNOWN',
);
export const PromiseState = words('PromiseState', 'BROKEN', 'KEPT', 'KEPT_LATE', 'OPEN', 'RELEASED');
export const CustomerOrderField = words('CustomerOrderField', 'LAST_CONTACT');
export const SortDirection = words('SortDirection', 'ASC', 'DESC');
export const InteractionEnding = words('InteractionEnding', 'ANSWERED');
export const Settlement = words('Settlement', 'SETTLED_NOW');
