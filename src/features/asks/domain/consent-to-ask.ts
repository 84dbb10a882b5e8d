/** What a customer is asked for. */
export type AskKind = 'SURVEY' | 'REVIEW' | 'REFERRAL' | 'REFERENCE';

/** The purpose that a customer must have allowed to be approached for: who is to review or to speak for the bank is asked to recommend it. */
export const PURPOSE_OF_ASK: Readonly<Record<AskKind, 'SURVEY' | 'REFERRAL_ASK'>> = {
  SURVEY: 'SURVEY',
  REVIEW: 'REFERRAL_ASK',
  REFERRAL: 'REFERRAL_ASK',
  REFERENCE: 'REFERRAL_ASK',
};
