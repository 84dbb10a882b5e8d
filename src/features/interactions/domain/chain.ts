/** Outcomes of what is no contact: a record that was none, and a call that reached nobody. */
export const NO_CONTACTS = ['PHANTOM', 'MISSED'] as const;

type Settlement = 'SETTLED_NOW' | 'PROMISED' | 'NOT_SETTLED' | 'UNKNOWN';

/** Contacts of one customer about one topic, each within the window of the one before. */
export interface Chain {
  readonly startedAt: Date;
  readonly lastContactAt: Date;
  readonly contacts: number;
  /** Of its last contact. */
  readonly settlement: Settlement;
}

/** A contact, as a chain of itself alone. */
export function chainOfOne({ startedAt, settlement }: Pick<Chain, 'startedAt' | 'settlement'>): Chain {
  return { startedAt, lastContactAt: startedAt, contacts: 1, settlement };
}

function joined(earlier: Chain, later: Chain): Chain {
  const last = later.lastContactAt >= earlier.lastContactAt ? later : earlier;
  return {
    startedAt: earlier.startedAt,
    lastContactAt: last.lastContactAt,
    contacts: earlier.contacts + later.contacts,
    settlement: last.settlement,
  };
}

/**
 * Joins chains, in the order of their start, that lie within a window of each other. As chains are intervals, those of a merged customer
 * are the joined chains of everyone who was merged, and a chain holds every contact about its topic between its ends.
 */
export function joinChains(chains: readonly Chain[], windowMs: number): Chain[] {
  const found: Chain[] = [];
  for (const chain of chains) {
    const before = found.at(-1);
    if (before !== undefined && chain.startedAt.getTime() - before.lastContactAt.getTime() <= windowMs)
      found[found.length - 1] = joined(before, chain);
    else found.push(chain);
  }
  return found;
}

/** What a contact is about, as deep as asked: the reason's ancestor at that depth, or itself where it lies higher. */
export function topicOf(reasonsFromRoot: readonly string[], depth: number): string | null {
  return reasonsFromRoot[Math.min(depth, reasonsFromRoot.length) - 1] ?? null;
}
