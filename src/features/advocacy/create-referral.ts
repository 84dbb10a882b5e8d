import { randomBytes } from 'node:crypto';
import { newIdBeside, type Id } from '../../kernel/id';
import { invalid } from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import { endAsks } from '../asks/advocacy-ask-write.effects';
import { LONGEST, optionalWords, whoseAct, type ActRefusal } from './act-refusal';
import { countUnusedCodes, insertAct, insertReferral, type StoredAct } from './act-write.repository';
import { advocacyActName } from './advocacy-act.type';
import { deriveStatuses } from './derive-statuses.effects';
import { referralCode, shownCode } from './domain/referral-code';
import { RECOMMENDED_WITHIN_DAYS } from './domain/stage';

const CODE_BYTES = 16;
/** Codes of a year that nobody has come by: whoever has so many gives one of these to the next. Each weighs something. */
const MOST_UNUSED_CODES = 3;

/** Records that a customer sends somebody to the bank, and gives the code by which whoever comes is known as theirs. */
export const createReferral =
  (named: Id, note: string | null): UseCase<ActRefusal> =>
  async (within) => {
    const { db, now } = within;
    const evidence = optionalWords('evidence', note, LONGEST.evidence);
    if ('refused' in evidence) return evidence;
    const whose = await whoseAct(within, named);
    if ('refused' in whose) return whose;
    const { customer, sourceId, sourceProfileId } = whose.done;
    const since = new Date(now.getTime() - RECOMMENDED_WITHIN_DAYS * 86_400_000);
    if ((await countUnusedCodes(db, customer.ids, since)) >= MOST_UNUSED_CODES)
      return invalid(
        'customer',
        `They have ${String(MOST_UNUSED_CODES)} codes that nobody has come by: let them give one of these.`,
      );
    const [id, customerId] = [newIdBeside(customer.id), customer.id];
    const code = referralCode(randomBytes(CODE_BYTES));
    const act: StoredAct = {
      ...{ id, sourceId, externalId: id, sourceProfileId, customerId, kind: 'REFERRAL', at: now },
      ...{ evidence: evidence.words, version: 1, review: null, idea: null },
      referral: {
        ...{ state: 'MADE', code: shownCode(code), acceptedAt: null, wonAt: null, lostAt: null },
        ...{ rewardedAt: null, reward: null, referredCustomerId: null, referredProfileId: null },
      },
    };
    await insertAct(db, act, now);
    await insertReferral(db, id, code);
    await endAsks(db, customer.ids, 'REFERRAL', now);
    await deriveStatuses(db, [customerId], now);
    return { done: { prefix: advocacyActName.prefix, id, customerId, before: null, after: act } };
  };
