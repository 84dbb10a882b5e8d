/** Days for which whoever was asked may still say something; then they have not. The operator's assumption. */
export const ANSWERED_WITHIN_DAYS = 30;

const DAY_MS = 86_400_000;

/** When an ask ends to which nobody says anything. */
export function endsUnansweredAt(askedAt: Date): Date {
  return new Date(askedAt.getTime() + ANSWERED_WITHIN_DAYS * DAY_MS);
}

/** The latest moment of asking of those asks that have ended by now. */
export function askedLongAgo(now: Date): Date {
  return new Date(now.getTime() - ANSWERED_WITHIN_DAYS * DAY_MS);
}
