import type { Id } from '../../kernel/id';
import type { RequestContext } from '../../platform/graphql/context';
import type { LoaderDefinition } from '../../platform/graphql/loader';
import { notFound, type Refused } from '../../platform/mutations/refusal';
import { agentById } from '../agents/agent.loaders';
import { contactReasonById } from '../contact-reasons/contact-reason.loaders';
import { queueById } from '../queues/queue.loaders';

type Kind = 'agent' | 'queue' | 'reason';

const LOADERS: Readonly<Record<Kind, LoaderDefinition<Id, object | null>>> = {
  agent: agentById,
  queue: queueById,
  reason: contactReasonById,
};

/** What is named, at which field of the input. */
export type Named = readonly [field: string, kind: Kind, id: Id | null];

/** Says of the first of these that is named, but not there. */
export async function refusalOfNamed(
  { loaders }: RequestContext,
  named: readonly Named[],
): Promise<Refused | null> {
  const found = await Promise.all(
    named.map(async ([field, kind, id]) =>
      id === null || (await loaders.load(LOADERS[kind], id)) !== null ? null : notFound(field, kind),
    ),
  );
  return found.find((refused) => refused !== null) ?? null;
}
