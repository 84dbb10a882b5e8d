/** How an invitation to a survey goes, from the first state to one of the last three. */
export const INVITATION_STATES = [
  'ELIGIBLE',
  'SENT',
  'DELIVERED',
  'OPENED',
  'ANSWERED',
  'DECLINED',
  'EXPIRED',
] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

/**
 * What may come next. One that nobody sent or that never arrived expires; to decline, it need not be opened (whoever gets it may
 * say so in reply), but to answer it must.
 */
export const NEXT_STATES: Readonly<Record<InvitationState, readonly InvitationState[]>> = {
  ELIGIBLE: ['SENT', 'EXPIRED'],
  SENT: ['DELIVERED', 'EXPIRED'],
  DELIVERED: ['OPENED', 'DECLINED', 'EXPIRED'],
  OPENED: ['ANSWERED', 'DECLINED', 'EXPIRED'],
  ANSWERED: [],
  DECLINED: [],
  EXPIRED: [],
};

/** When an invitation came into each state that it has been in; null for the others. */
export interface InvitationTimes {
  readonly eligibleAt: Date;
  readonly sentAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly openedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly declinedAt: Date | null;
  readonly expiredAt: Date | null;
}

/** Which of an invitation's times says when it came into a state. */
const TIME_OF: Readonly<Record<InvitationState, keyof InvitationTimes>> = {
  ELIGIBLE: 'eligibleAt',
  SENT: 'sentAt',
  DELIVERED: 'deliveredAt',
  OPENED: 'openedAt',
  ANSWERED: 'answeredAt',
  DECLINED: 'declinedAt',
  EXPIRED: 'expiredAt',
};

/** Anything that has a state, and when it came into each. */
export interface Invited extends InvitationTimes {
  readonly state: InvitationState;
}

/** Somebody may be invited. */
export function becomeEligible(at: Date): Invited {
  return {
    state: 'ELIGIBLE',
    eligibleAt: at,
    sentAt: null,
    deliveredAt: null,
    openedAt: null,
    answeredAt: null,
    declinedAt: null,
    expiredAt: null,
  };
}

/** When it came into the state that it is in. */
export function timeOf(invited: Invited): Date {
  return invited[TIME_OF[invited.state]] ?? invited.eligibleAt;
}

/** The invitation once it has come into `state` at `at`. Throws a RangeError when that may not follow, or not so early. */
export function moveOn(invited: Invited, state: InvitationState, at: Date): Invited {
  if (!NEXT_STATES[invited.state].includes(state))
    throw new RangeError(`An invitation that is ${invited.state} cannot become ${state}`);
  if (at < timeOf(invited))
    throw new RangeError(`An invitation cannot become ${state} before it was ${invited.state}`);
  return { ...invited, state, [TIME_OF[state]]: at };
}

const DAY_MS = 86_400_000;
/** An invitation may be answered for so many days since its customer was eligible. The operator's assumption. */
const DAYS_VALID = 14;

/** When the time of an invitation is over. */
export function expiryOf(eligibleAt: Date): Date {
  return new Date(eligibleAt.getTime() + DAYS_VALID * DAY_MS);
}

/** Whether the time of an invitation is over, be it told so yet or not; one that has no such time is open as long as its state is. */
export const isOver = ({ expiresAt }: { readonly expiresAt: Date | null }, now: Date): boolean =>
  expiresAt !== null && expiresAt <= now;

/**
 * The way to an answer. Whoever answers has got the invitation and looked at it, so what was not told of that has happened by then; null when
 * it is at its end already.
 */
export function answered(invited: Invited, at: Date): Invited | null {
  const way = ['SENT', 'DELIVERED', 'OPENED', 'ANSWERED'] as const;
  const from = way.findIndex((state) => NEXT_STATES[invited.state].includes(state));
  return from < 0 ? null : way.slice(from).reduce((on, state) => moveOn(on, state, at), invited);
}
