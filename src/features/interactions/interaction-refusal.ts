import { laterOf } from '../../kernel/instant';
import { invalid, wordsOf, type ChangeRefusal, type Refused } from '../../platform/mutations/refusal';
import { canSettle, type Ending } from './domain/ending';
import type { InteractionMove } from './domain/interaction-moves';
import type { Settlement } from './interaction.type';

/** Why nothing was done to a contact. */
export type InteractionRefusal = ChangeRefusal<InteractionMove>;

/** Of a message, in characters. */
export const LONGEST_MESSAGE = 10_000;
/** Of a source's own key, in characters. */
export const LONGEST_EXTERNAL_ID = 128;
/** More people than there are cannot be reached. */
const MOST_REACHED = 2_000_000_000;
const LONGEST_LANGUAGE = 35;

/** What lies farther back is no contact that is recorded now. */
const OLDEST_MS = 10 * 366 * 24 * 3_600_000;

/** Why something cannot have happened then; null when it can. `since` is when the last thing before it happened. */
export function refusalOfMoment(field: string, at: Date, now: Date, since?: Date): Refused | null {
  if (at > now) return invalid(field, `"${field}" must not lie ahead.`);
  if (now.getTime() - at.getTime() > OLDEST_MS)
    return invalid(field, `"${field}" must lie within the last ten years.`);
  return since !== undefined && at < since
    ? invalid(
        field,
        `"${field}" must not lie before ${since.toISOString()}, when the last thing happened to it.`,
      )
    : null;
}

/**
 * When something happened to a contact: when it is said to have, which may not be before the last thing that did. Left out, it is now, or with that last
 * thing where this instance's clock is behind that of whoever wrote it, or somebody else came first: nobody said a moment that could be wrong.
 */
export function momentOf(
  field: string,
  said: Date | null,
  now: Date,
  since: Date,
): { readonly at: Date } | Refused {
  if (said === null) return { at: laterOf(now, since) };
  return refusalOfMoment(field, said, now, since) ?? { at: said };
}

/** Why a whole number may not be; null when it may, or is none. */
export function refusalOfNumber(
  field: string,
  value: number | null,
  lowest: number,
  highest: number,
): Refused | null {
  return value === null || (value >= lowest && value <= highest)
    ? null
    : invalid(field, `"${field}" must lie between ${String(lowest)} and ${String(highest)}.`);
}

/** What a contact may be said to be at any time. */
export interface Circumstances {
  readonly language: string | null;
  readonly isPublic: boolean;
  readonly reach: number | null;
}

export function refusalOfCircumstances({ language, isPublic, reach }: Circumstances): Refused | null {
  if ((language?.length ?? 0) > LONGEST_LANGUAGE)
    return invalid('language', `"language" must have at most ${String(LONGEST_LANGUAGE)} characters.`);
  if (reach !== null && !isPublic) return invalid('reach', '"reach" is of a public contact alone.');
  return refusalOfNumber('reach', reach, 0, MOST_REACHED);
}

/** Why a contact whose events leave these outcomes cannot have ended so; null when it can. */
export function refusalOfEnding(
  possible: readonly Ending[],
  { outcome, settlement }: { readonly outcome: Ending; readonly settlement: Settlement },
): Refused | null {
  if (!possible.includes(outcome))
    return invalid('outcome', `What happened leaves no such "outcome", but: ${possible.join(', ')}.`);
  return canSettle(outcome) || settlement === 'NOT_SETTLED' || settlement === 'UNKNOWN'
    ? null
    : invalid('settlement', `A contact that is ${outcome} settles and promises nothing.`);
}

/** How the words of a whole contact sounded. */
export const refusalOfSentiment = (sentiment: number | null): Refused | null =>
  refusalOfNumber('sentiment', sentiment, -100, 100);

/** What is written, without spaces around it; null when it may not be written so. */
export const messageText = (text: string): string | null => wordsOf(text, LONGEST_MESSAGE);

export const unfitText = (field: string): Refused =>
  invalid(field, `"${field}" must have 1 to ${String(LONGEST_MESSAGE)} characters.`);

/** The first refusal there is. */
export function firstRefusal(...refusals: readonly (Refused | null)[]): Refused | null {
  return refusals.find((refusal) => refusal !== null) ?? null;
}
