/** How a contact may come to its end. */
export type Ending = 'ANSWERED' | 'ABANDONED' | 'LEFT_IN_MENU' | 'CONTAINED' | 'MISSED' | 'PHANTOM';

/** What is known of a contact when it ends. */
export interface Ended {
  readonly direction: 'INBOUND' | 'OUTBOUND';
  readonly queuedAt: Date | null;
  readonly answeredAt: Date | null;
  /** Whether the bank has written something in it: what it sends need not be answered to have reached the customer. */
  readonly isSent?: boolean;
}

/** The outcomes that its events leave, the usual one first. */
export function possibleEndings({
  direction,
  queuedAt,
  answeredAt,
  isSent = false,
}: Ended): readonly [Ending, ...Ending[]] {
  if (answeredAt !== null) return ['ANSWERED'];
  if (direction === 'OUTBOUND' && isSent) return ['ANSWERED', 'MISSED', 'PHANTOM'];
  if (direction === 'OUTBOUND') return ['MISSED', 'PHANTOM'];
  return queuedAt === null ? ['LEFT_IN_MENU', 'CONTAINED', 'PHANTOM'] : ['ABANDONED', 'CONTAINED', 'PHANTOM'];
}

/** The same of a contact that is told of afterwards: its source may not have kept when somebody answered, or when it came into a queue. */
export function tellableEndings(ended: Ended): readonly Ending[] {
  const possible = possibleEndings(ended);
  if (ended.answeredAt !== null) return possible;
  return ended.direction === 'INBOUND' && ended.queuedAt === null
    ? [...possible, 'ANSWERED', 'ABANDONED']
    : [...possible, 'ANSWERED'];
}

/** Whether a contact with that outcome can have settled its matter, or led to a promise. */
export function canSettle(outcome: Ending): boolean {
  return outcome === 'ANSWERED' || outcome === 'CONTAINED';
}
