/** How a contact point stands at a moment. */
export type ContactPointStanding = 'UNVERIFIED' | 'VERIFIED' | 'ENDED';

export type ContactPointMove = 'VERIFY' | 'END';

/** What may be done to a contact point that stands so. */
export const MOVES: Readonly<Record<ContactPointStanding, readonly ContactPointMove[]>> = {
  UNVERIFIED: ['VERIFY', 'END'],
  VERIFIED: ['END'],
  ENDED: [],
};

export function standingOf(
  { isVerified, validTo }: { readonly isVerified: boolean; readonly validTo: Date | null },
  now: Date,
): ContactPointStanding {
  if (validTo !== null && validTo <= now) return 'ENDED';
  return isVerified ? 'VERIFIED' : 'UNVERIFIED';
}
