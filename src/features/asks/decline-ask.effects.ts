import type { Id } from '../../kernel/id';
import { invalid, notFound, refusalOfVersion, type ChangeRefusal } from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import { endAsk, lockAsk, type StoredAsk } from './advocacy-ask-write.repository';
import { advocacyAskName } from './advocacy-ask.type';

/** Says that a customer does not want to do what they were asked for. They were asked: it stays in their budget. */
export const declineAsk =
  (id: Id, expectedVersion: number | null): UseCase<ChangeRefusal> =>
  async ({ db, scope, now }) => {
    const before = await lockAsk(db, scope, id);
    if (before === null) return notFound('id', 'ask');
    const stale = refusalOfVersion('ask', expectedVersion, before.version);
    if (stale !== null) return stale;
    if (before.outcome !== 'PENDING') return invalid('id', `The ask has ended: ${before.outcome}.`);
    const after: StoredAsk = { ...before, outcome: 'DECLINED', endedAt: now, version: before.version + 1 };
    await endAsk(db, after, now);
    const { customerId } = before;
    return { done: { prefix: advocacyAskName.prefix, id, customerId, before, after } };
  };
