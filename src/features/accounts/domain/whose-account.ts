/** How long somebody holds an account: null where that is not known, or without an end. */
interface Holding<Id> {
  readonly customerId: Id;
  readonly validFrom: Date | null;
  readonly validTo: Date | null;
}

/** Whose an account is at a moment: theirs who hold it; where nobody does, everybody's who did, or will. */
export function whoseAt<Id>(holdings: readonly Holding<Id>[], at: Date): Id[] {
  const running = holdings.filter(
    ({ validFrom, validTo }) => (validFrom === null || validFrom <= at) && (validTo === null || validTo > at),
  );
  return (running.length === 0 ? holdings : running).map(({ customerId }) => customerId);
}
