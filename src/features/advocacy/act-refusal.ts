import type { Id } from '../../kernel/id';
import type { Result } from '../../kernel/result';
import type { RequestContext } from '../../platform/graphql/context';
import {
  invalid,
  notFound,
  wordsOf,
  type ChangeRefusal,
  type Refused,
} from '../../platform/mutations/refusal';
import { whoseFact, type WhoseFact } from '../customers/origin-of-fact.effects';
import type { ActMove } from './domain/act-moves';

/** Why nothing was done to an act of advocacy. */
export type ActRefusal = ChangeRefusal<ActMove>;

/** In characters. */
export const LONGEST = { evidence: 1_000, externalId: 128, platform: 64, text: 4_000, reward: 100 } as const;

/** Words that may be left out; refused when there are too many, or none. */
export function optionalWords(
  field: string,
  text: string | null,
  longest: number,
): { readonly words: string | null } | Refused {
  if (text === null) return { words: null };
  const words = wordsOf(text, longest);
  return words === null
    ? invalid(field, `"${field}" must have 1 to ${String(longest)} characters.`)
    : { words };
}

/** Whose act it is that is written here, and where it comes from. */
export async function whoseAct(within: RequestContext, named: Id): Promise<Result<WhoseFact, ChangeRefusal>> {
  const whose = await whoseFact(within, named);
  return whose === null ? notFound('customer', 'customer') : { done: whose };
}
