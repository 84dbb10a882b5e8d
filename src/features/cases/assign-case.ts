import type { Id } from '../../kernel/id';
import { notFound } from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import { agentById } from '../agents/agent.loaders';
import type { CaseRefusal } from './case-refusal';
import { moveCase, type MovedCase } from './move-case';

/** Gives a case to whoever is to settle it. One that nobody had is under way from then on. */
export const assignCase =
  (which: MovedCase, ownerId: Id): UseCase<CaseRefusal> =>
  (within) =>
    moveCase(within, which, 'ASSIGN', async ({ status }) => {
      if ((await within.loaders.load(agentById, ownerId)) === null) return notFound('owner', 'agent');
      return { ownerId, status: status === 'NEW' ? 'OPEN' : status };
    });
