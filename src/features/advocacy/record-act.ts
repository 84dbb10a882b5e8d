import { isDeepStrictEqual } from 'node:util';
import { newIdBeside, type Id } from '../../kernel/id';
import type { Result } from '../../kernel/result';
import type { RequestContext } from '../../platform/graphql/context';
import { invalid, type Refused } from '../../platform/mutations/refusal';
import type { Changed } from '../../platform/mutations/record-change';
import type { UseCase } from '../../platform/mutations/run-mutation';
import { endAsks } from '../asks/advocacy-ask-write.effects';
import type { CustomerRow } from '../customers/customer.type';
import { keyOfWriter } from '../sources/writing-source.effects';
import { LONGEST, optionalWords, whoseAct, type ActRefusal } from './act-refusal';
import { insertAct, insertIdea, insertReview, lockActByKey, type StoredAct } from './act-write.repository';
import { advocacyActName, type IdeaRow, type ReviewRow } from './advocacy-act.type';
import { deriveStatuses } from './derive-statuses.effects';
import type { ActKind } from './domain/evidence';

/** What a customer did, as it is told. */
export interface ToldAct {
  readonly customerId: Id;
  readonly kind: ActKind;
  /** This moment, when null. */
  readonly at: Date | null;
  readonly evidence: string | null;
  readonly externalId: string | null;
  readonly review: Omit<ReviewRow, 'customerId'> | null;
  readonly ideaText: string | null;
}

/** A scale has no more steps than people can tell apart. */
const SCALE = { from: 0, to: 100 } as const;

function refusalOfReview({
  rating,
  scale: { min, max },
  reach,
}: NonNullable<ToldAct['review']>): Refused | null {
  if (min < SCALE.from || max > SCALE.to || min >= max)
    return invalid('review.scale', `A scale lies within ${String(SCALE.from)} and ${String(SCALE.to)}.`);
  if (rating < min || rating > max) return invalid('review.rating', '"rating" must lie on its scale.');
  return (reach ?? 0) < 0 ? invalid('review.reach', '"reach" must not be less than 0.') : null;
}

/** What an act is must go with what it is called. */
function refusalOf({ kind, at, externalId, review, ideaText }: ToldAct, now: Date): Refused | null {
  if (kind === 'REFERRAL') return invalid('kind', 'A referral is made by createReferral.');
  if (at === null && externalId !== null) return invalid('at', '"at" goes with "externalId".');
  if (at !== null && at > now) return invalid('at', '"at" must not lie ahead.');
  if ((kind === 'REVIEW') !== (review !== null)) return invalid('review', '"review" goes with a REVIEW.');
  if ((kind === 'IDEA') !== (ideaText !== null)) return invalid('idea', '"idea" goes with an IDEA.');
  return review === null ? null : refusalOfReview(review);
}

/** What is told without spaces around it, and not too long. */
function tidy(told: ToldAct): ToldAct | Refused {
  const texts = [
    ['evidence', told.evidence, LONGEST.evidence],
    ['externalId', told.externalId, LONGEST.externalId],
    ['review.platform', told.review?.platform ?? null, LONGEST.platform],
    ['review.text', told.review?.text ?? null, LONGEST.text],
    ['idea.text', told.ideaText, LONGEST.text],
  ] as const;
  const tidied: (string | null)[] = [];
  for (const [field, text, longest] of texts) {
    const read = optionalWords(field, text, longest);
    if ('refused' in read) return read;
    tidied.push(read.words);
  }
  const [evidence = null, externalId = null, platform = null, text = null, ideaText = null] = tidied;
  const review = told.review && { ...told.review, platform: platform ?? '', text };
  return { ...told, evidence, externalId, ideaText, review };
}

/** What makes an act the one that it is; told and kept as people see it. */
function contentOf({ kind, at, evidence, review, idea }: StoredAct): unknown[] {
  const { platform, rating, scale, reach, text } = review ?? {};
  return [kind, at.getTime(), evidence, platform, rating, scale?.min, scale?.max, reach, text, idea?.text];
}

/** What is known under the key already: the same act, told again, stays as it is; another has the key for itself. */
function knownAs(kept: StoredAct, told: StoredAct, { ids }: CustomerRow): Result<Changed, ActRefusal> {
  const isTheirs = ids.some((id) => id === kept.customerId);
  if (!isTheirs || !isDeepStrictEqual(contentOf(kept), contentOf(told)))
    return invalid('externalId', 'Another act has that "externalId".');
  const { id, customerId } = kept;
  return { done: { prefix: advocacyActName.prefix, id, customerId, before: kept, after: kept } };
}

async function insertDetails({ db }: RequestContext, { id, review, idea }: StoredAct): Promise<void> {
  if (review !== null) await insertReview(db, id, review);
  if (idea !== null) await insertIdea(db, id, idea);
}

/** Records what a customer did for the bank. */
export const recordAct =
  (given: ToldAct): UseCase<ActRefusal> =>
  async (within) => {
    const { db, now, viewer } = within;
    const told = tidy(given);
    if ('refused' in told) return told;
    const refusal = refusalOf(told, now);
    if (refusal !== null) return refusal;
    const whose = await whoseAct(within, told.customerId);
    if ('refused' in whose) return whose;
    const { customer, sourceId, sourceProfileId } = whose.done;
    const [id, customerId] = [newIdBeside(customer.id), customer.id];
    const { kind, evidence, review, ideaText } = told;
    const idea: IdeaRow | null =
      ideaText === null
        ? null
        : { customerId, text: ideaText, state: 'RECEIVED', decidedAt: null, toldAt: null };
    const act: StoredAct = {
      ...{ id, sourceId, sourceProfileId, customerId, kind },
      externalId: told.externalId === null ? id : keyOfWriter(viewer, told.externalId),
      ...{ at: told.at ?? now, evidence, version: 1, referral: null, idea },
      review: review && { ...review, customerId },
    };
    await insertAct(db, act, now);
    // Of two who write under one key, the second waits for the first, and finds what it has written.
    const kept = await lockActByKey(db, sourceId, act.externalId);
    if (kept !== null && kept.id !== id) return knownAs(kept, act, customer);
    await insertDetails(within, act);
    if (kind === 'REVIEW' || kind === 'REFERENCE') await endAsks(db, customer.ids, kind, act.at);
    await deriveStatuses(db, [customerId], now);
    return { done: { prefix: advocacyActName.prefix, id, customerId, before: null, after: act } };
  };
