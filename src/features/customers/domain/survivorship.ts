import type { Id } from '../../../kernel/id';
import { CUSTOMER_FIELDS, type CustomerField, type DeliveredDocument } from './delivered-profile';

/** Since when a source says what it said before it was received last, by field: moments in ISO 8601. */
export type SaidEarlier = Readonly<Partial<Record<CustomerField, string>>>;

/** What a source says of somebody, and since when. */
export interface Saying {
  readonly delivered: DeliveredDocument;
  readonly receivedAt: Date;
  /** Of all other fields: since it was received last. */
  readonly saidEarlier: SaidEarlier | null;
}

/** The same among those of other sources. */
export interface RankedSaying extends Saying {
  readonly id: Id;
  /** How far its source is trusted: 1 is the most. */
  readonly trustRank: number;
}

/** What is said of a field; null when nothing is. */
export function saidOf({ delivered }: Pick<Saying, 'delivered'>, field: CustomerField): string | null {
  const value = delivered[field];
  return typeof value === 'string' ? value : null;
}

/** Since when it is said. */
export function saidSince({ receivedAt, saidEarlier }: Saying, field: CustomerField): Date {
  const earlier = saidEarlier?.[field];
  return earlier === undefined ? receivedAt : new Date(earlier);
}

/**
 * What is to be kept as said earlier once `delivered` takes the place of what was said before: all that stays as it was. What somebody
 * `restates` counts as said now, though it is the same.
 */
export function saidEarlierThan(
  before: Saying | null,
  delivered: DeliveredDocument,
  restates: (field: CustomerField) => boolean,
): SaidEarlier | null {
  if (before === null) return null;
  const kept = CUSTOMER_FIELDS.filter((field) => {
    const said = saidOf({ delivered }, field);
    return said !== null && said === saidOf(before, field) && !restates(field);
  });
  if (kept.length === 0) return null;
  return Object.fromEntries(kept.map((field) => [field, saidSince(before, field).toISOString()]));
}

/** Whether what one says of a field counts more than what the other says: by trust, then by which was said later; by id, so that one does. */
function outranks(one: RankedSaying, other: RankedSaying, field: CustomerField): boolean {
  if (one.trustRank !== other.trustRank) return one.trustRank < other.trustRank;
  const later = saidSince(one, field).getTime() - saidSince(other, field).getTime();
  return later === 0 ? one.id > other.id : later > 0;
}

/** Who says what a field of the customer has: of all who say something the most trusted, of equals the one who said it last. */
export function survivor<S extends RankedSaying>(field: CustomerField, sayings: readonly S[]): S | null {
  let best: S | null = null;
  for (const saying of sayings) {
    if (saidOf(saying, field) === null) continue;
    if (best === null || outranks(saying, best, field)) best = saying;
  }
  return best;
}
