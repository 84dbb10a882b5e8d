/** What a source may say of a case that people may change here, too. What stands in one line is said together. */
const SAYINGS = [
  ['status', 'resolvedAt', 'closedAt'],
  ['ownerId'],
  ['rootCause'],
  ['redressAmount', 'redressCurrency'],
] as const;

type Field = (typeof SAYINGS)[number][number];

/** These of a case. */
export type Said = Readonly<Record<Field, string | Date | null>>;

/** A case that a source delivers. */
export interface Spoken extends Said {
  /** What its source said last of these, once the case was moved here; null: what is there. */
  readonly saidBySource: string | null;
}

/** What a source said last of these, as it is kept. */
export type LastWord = Readonly<Record<Field, string | null>>;

/** Moments as JSON has them; amounts (as a source writes them, or as a column gives them back) without zeros at the end. */
function textOf(value: string | Date | null): string | null {
  if (value instanceof Date) return value.toISOString();
  return value !== null && /^-?\d+\.\d*0$/.test(value) ? value.replace(/\.?0+$/, '') : value;
}

/** What a source says of a case, to be held against what it will say. */
export function wordOf(said: Said): string {
  return JSON.stringify(Object.fromEntries(SAYINGS.flat().map((field) => [field, textOf(said[field])])));
}

/**
 * What a case is after its source has delivered it, having spoken of these columns. As long as nobody moved it here it is what the source says. After
 * that, what the source says again is no news: it stays as people have it. What the source says anew counts, as the latest word.
 */
export function heard<Case extends Spoken>(
  before: Case,
  delivered: Case,
  spokenOf: readonly (keyof Case)[],
  last: LastWord | null,
): Case {
  if (last === null) return delivered;
  const isSpokenOf = (field: Field): boolean => spokenOf.includes(field);
  const kept = SAYINGS.filter((saying) =>
    saying.every((field) => !isSpokenOf(field) || textOf(delivered[field]) === last[field]),
  ).flat();
  const now = Object.fromEntries(
    SAYINGS.flat().map((field) => [field, isSpokenOf(field) ? textOf(delivered[field]) : last[field]]),
  );
  return {
    ...delivered,
    ...Object.fromEntries(kept.map((field) => [field, before[field]])),
    saidBySource: JSON.stringify(now),
  };
}

/** When a case was settled, and when the customer was told. */
export interface Settling {
  readonly status: string;
  readonly resolvedAt: Date | null;
  readonly closedAt: Date | null;
  readonly toldAt: Date | null;
  readonly toldHow: string | null;
}

/** The same, as where it stands has it: a source that says where it stands may not say since when. */
export function settlingOf<Case extends Settling>(moved: Case, now: Date): Case {
  const { status, resolvedAt, closedAt } = moved;
  if (status === 'CLOSED') return { ...moved, closedAt: closedAt ?? now };
  if (status === 'RESOLVED') return { ...moved, resolvedAt: resolvedAt ?? now, closedAt: null };
  return { ...moved, resolvedAt: null, closedAt: null, toldAt: null, toldHow: null };
}
