/** Days after a purchase in which a review is asked for: who has used it, and still remembers. The operator's assumption. */
export const REVIEW_ASKED = { fromDays: 14, toDays: 42 } as const;

const DAY_MS = 86_400_000;

/** From when on, not before `earliest`, a review may be asked for after one of these purchases; null when that is over for all of them. */
export function momentForReview(purchases: readonly Date[], earliest: Date): Date | null {
  const times = purchases.flatMap((purchase) => {
    const from = purchase.getTime() + REVIEW_ASKED.fromDays * DAY_MS;
    const to = purchase.getTime() + REVIEW_ASKED.toDays * DAY_MS;
    const moment = Math.max(from, earliest.getTime());
    return moment <= to ? [moment] : [];
  });
  return times.length === 0 ? null : new Date(Math.min(...times));
}
