import type { GlobalId } from '../../kernel/global-id';
import type { Id } from '../../kernel/id';
import type { RequestContext } from '../../platform/graphql/context';
import { idArgument, type NodeName } from '../../platform/graphql/node';
import type { UpdateInput } from '../../platform/mutations/mutation.input';
import { runMutation, type Asked, type UseCase } from '../../platform/mutations/run-mutation';
import { agentName } from '../agents/agent.type';
import { contactReasonName } from '../contact-reasons/contact-reason.type';
import { customerName } from '../customers/customer.type';
import { queueName } from '../queues/queue.type';
import type { InteractionPayload } from './interaction-payload.type';
import type { InteractionRefusal } from './interaction-refusal';
import { interactionById } from './interaction.loaders';
import { interactionName } from './interaction.type';
import type { MovedInteraction } from './move-interaction';

const optionalId =
  (name: NodeName) =>
  (field: string, value: GlobalId | null | undefined): Id | null =>
    value == null ? null : idArgument(`input.${field}`, value, name);

/** Ids that an input may name, by what they are of. */
export const optionalAgent = optionalId(agentName);
export const optionalCustomer = optionalId(customerName);
export const optionalQueue = optionalId(queueName);
export const optionalReason = optionalId(contactReasonName);

export const movedBy = ({ id, expectedVersion = null }: UpdateInput): MovedInteraction => ({
  id: idArgument('input.id', id, interactionName),
  expectedVersion,
});

/** Runs a use case that gives a contact. */
export async function interactionPayload(
  context: RequestContext,
  asked: Asked,
  useCase: UseCase<InteractionRefusal>,
): Promise<InteractionPayload> {
  const outcome = await runMutation(context, asked, useCase);
  if ('refused' in outcome) return { interaction: null, userErrors: [outcome.refused] };
  return { interaction: await context.loaders.load(interactionById, outcome.done), userErrors: [] };
}

/** The customer whom a contact is for, for the record; of nobody, nobody. */
export const subjectsOf = (customer: GlobalId | null | undefined): readonly GlobalId[] =>
  customer == null ? [] : [customer];
