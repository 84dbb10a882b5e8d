/** Somebody who holds an account, for some time. */
export interface Held {
  readonly id: string;
  readonly role: string;
  /** Null: not known since when. */
  readonly validFrom: Date | null;
  /** Null: it runs without an end. */
  readonly validTo: Date | null;
}

/** What becomes of the other owners of an account by a holding. */
export interface Succession<Holder> {
  /** Those who own it until somebody else does. */
  readonly ended: readonly Holder[];
  /** One who is to own it later on, or began so late that the holding cannot have ended theirs; null: there is none. */
  readonly next: Holder | null;
}

const endOf = ({ validTo }: Held): number => validTo?.getTime() ?? Infinity;

/** Whether somebody has it at all: who was followed at the moment of their beginning never had. */
const isEver = (holding: Held): boolean => (holding.validFrom?.getTime() ?? -Infinity) < endOf(holding);

/** Whether somebody certainly has it before that moment: of whom it is not known since when, it is certain at the end alone. */
const hasBefore = (holding: Held, at: number): boolean =>
  (holding.validFrom?.getTime() ?? endOf(holding) - 1) < at;

/**
 * An account has one owner at a time: where another takes it over, whoever has owned it since before then owns it until then. Where it is not
 * known since when somebody has it, it is from now on that nobody else has.
 */
export function succession<Holder extends Held>(
  holding: Held,
  holders: readonly Holder[],
  now: Date,
): Succession<Holder> {
  if (holding.role !== 'OWNER' || !isEver(holding)) return { ended: [], next: null };
  const until = endOf(holding);
  const since = holding.validFrom ?? new Date(Math.min(now.getTime(), until - 1));
  const others = holders.filter(
    (other) =>
      other.id !== holding.id &&
      other.role === holding.role &&
      isEver(other) &&
      endOf(other) > since.getTime() &&
      (until === Infinity || hasBefore(other, until)),
  );
  const isLater = ({ validFrom }: Holder): boolean => validFrom !== null && validFrom > since;
  return {
    ended: others.filter((other) => !isLater(other)).map((other) => ({ ...other, validTo: since })),
    next: others.find(isLater) ?? null,
  };
}
