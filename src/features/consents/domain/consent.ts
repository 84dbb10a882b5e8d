/** What a customer allowed or forbade, once: for one purpose, on one channel or (null) on every channel. */
export interface Decision {
  readonly id: string;
  readonly purpose: string;
  readonly channel: string | null;
  readonly state: 'GRANTED' | 'WITHDRAWN';
  readonly decidedAt: Date;
}

/** Decisions about the same purpose and channel: the one that holds, and all of them, the latest first. */
export interface DecisionsOnOne<D extends Decision> {
  readonly current: D;
  readonly history: readonly D[];
}

/** The latest first; of two at the same moment the withdrawal, then the one that was recorded later. */
function latestFirst(one: Decision, other: Decision): number {
  const later = other.decidedAt.getTime() - one.decidedAt.getTime();
  if (later !== 0) return later;
  if (one.state !== other.state) return one.state === 'WITHDRAWN' ? -1 : 1;
  return one.id > other.id ? -1 : 1;
}

/**
 * What holds of decisions up to a moment, for each purpose and channel that was ever decided about, in the order in which these
 * first come. Whose word a source passed on counts alike, whatever the source: a withdrawal must be as easy as a grant.
 */
export function currentConsents<D extends Decision>(decisions: readonly D[]): DecisionsOnOne<D>[] {
  const groups = new Map<string, [D, ...D[]]>();
  for (const decision of decisions) {
    const key = `${decision.purpose} ${decision.channel ?? ''}`;
    const group = groups.get(key);
    if (group) group.push(decision);
    else groups.set(key, [decision]);
  }
  return [...groups.values()].map((group) => {
    const [current = group[0], ...former] = [...group].sort(latestFirst);
    return { current, history: [current, ...former] };
  });
}

/**
 * The consent that decides whether a customer may be approached for a purpose on a channel; null when none does, which allows
 * nothing. What was said about the channel itself decides, unless everything was withdrawn at the same time or later: a grant for
 * every channel does not bring back one that was withdrawn by name.
 */
export function decidingConsent<C extends Omit<Decision, 'id'>>(
  consents: readonly C[],
  purpose: string,
  channel: string,
): C | null {
  const about = (wanted: string | null): C | undefined =>
    consents.find((consent) => consent.purpose === purpose && consent.channel === wanted);
  const [ofChannel, ofAll] = [about(channel), about(null)];
  if (ofChannel === undefined || ofAll === undefined) return ofChannel ?? ofAll ?? null;
  const isTakenBack = ofAll.state === 'WITHDRAWN' && ofAll.decidedAt >= ofChannel.decidedAt;
  return isTakenBack ? ofAll : ofChannel;
}
