/** What a client has sent, under a word of its own that is found again in the row. */
export interface Sent {
  readonly kind: string;
  readonly marker: string;
  isAcknowledged: boolean;
}

/** What the database has to say of it. */
export interface Verdict {
  readonly sent: number;
  readonly acknowledged: number;
  /** Acknowledged, and not there. */
  readonly lost: readonly string[];
  /** There more than once. */
  readonly doubled: readonly string[];
  /** There, and nobody has sent it. */
  readonly unheardOf: readonly string[];
}

/** Holds what clients have sent to what is there: the markers that were found of each kind, as often as they were. */
export function verdictOn(
  ledger: readonly Sent[],
  found: Readonly<Record<string, readonly string[]>>,
): Verdict {
  const counts = new Map<string, number>();
  for (const [kind, markers] of Object.entries(found))
    for (const marker of markers) counts.set(`${kind} ${marker}`, (counts.get(`${kind} ${marker}`) ?? 0) + 1);
  const nameOf = ({ kind, marker }: Sent): string => `${kind} ${marker}`;
  const known = new Set(ledger.map(nameOf));
  const acknowledged = ledger.filter((sent) => sent.isAcknowledged);
  return {
    sent: ledger.length,
    acknowledged: acknowledged.length,
    lost: acknowledged.map(nameOf).filter((name) => !counts.has(name)),
    doubled: [...counts].filter(([, count]) => count > 1).map(([name]) => name),
    unheardOf: [...counts.keys()].filter((name) => !known.has(name)),
  };
}
