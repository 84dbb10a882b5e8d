import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { GlobalId } from '../../kernel/global-id';
import type { Id } from '../../kernel/id';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { idArgument, type NodeName } from '../../platform/graphql/node';
import type { UpdateInput } from '../../platform/mutations/mutation.input';
import { runMutation, type Asked, type UseCase } from '../../platform/mutations/run-mutation';
import { productName } from '../accounts/product.type';
import { agentName } from '../agents/agent.type';
import { contactReasonName } from '../contact-reasons/contact-reason.type';
import { customerName } from '../customers/customer.type';
import { interactionName } from '../interactions/interaction.type';
import { assignCase } from './assign-case';
import { closeCase, pauseCase, reopenCase, resumeCase } from './case-course';
import type { CaseRefusal } from './case-refusal';
import {
  AssignCaseInput,
  AssignCasePayload,
  CloseCaseInput,
  CloseCasePayload,
  OpenCaseInput,
  OpenCasePayload,
  PauseCaseInput,
  PauseCasePayload,
  ReopenCaseInput,
  ReopenCasePayload,
  ResolveCaseInput,
  ResolveCasePayload,
  ResumeCaseInput,
  ResumeCasePayload,
  type CasePayload,
} from './case-writing.input';
import { caseById } from './case.loaders';
import { caseName } from './case.type';
import type { MovedCase } from './move-case';
import { openCase } from './open-case';
import { resolveCase } from './resolve-case';

async function payload(
  context: RequestContext,
  asked: Asked,
  useCase: UseCase<CaseRefusal>,
): Promise<CasePayload> {
  const outcome = await runMutation(context, asked, useCase);
  if ('refused' in outcome) return { case: null, userErrors: [outcome.refused] };
  return { case: await context.loaders.load(caseById, outcome.done), userErrors: [] };
}

const optionalId = (field: string, value: GlobalId | null | undefined, name: NodeName): Id | null =>
  value == null ? null : idArgument(`input.${field}`, value, name);

/** Moves the case that the input names. */
function moved(
  context: RequestContext,
  action: string,
  input: UpdateInput,
  move: (which: MovedCase) => UseCase<CaseRefusal>,
): Promise<CasePayload> {
  const { id, expectedVersion = null } = input;
  const which = { id: idArgument('input.id', id, caseName), expectedVersion };
  return payload(context, { action, input, subjects: [id] }, move(which));
}

@Resolver()
export class CaseWritingResolver {
  @Requires('case:write')
  @Mutation(() => OpenCasePayload, {
    description:
      'Opens a matter to settle for a customer: NEW, or OPEN where somebody has it from the start.',
  })
  openCase(
    @Arg('input', () => OpenCaseInput, { description: 'The case to open.' }) input: OpenCaseInput,
    @Ctx() context: RequestContext,
  ): Promise<OpenCasePayload> {
    const { kind, subject, channel = null, dueAt = null, dueWithin = null } = input;
    const useCase = openCase({
      ...{ kind, subject, channel, due: { dueAt, dueWithin }, priority: input.priority ?? 'NORMAL' },
      customerId: idArgument('input.customer', input.customer, customerName),
      ownerId: optionalId('owner', input.owner, agentName),
      reasonId: optionalId('reason', input.reason, contactReasonName),
      productId: optionalId('product', input.product, productName),
      interactionId: optionalId('interaction', input.interaction, interactionName),
    });
    return payload(context, { action: 'case:open', input, subjects: [input.customer] }, useCase);
  }

  @Requires('case:write')
  @Mutation(() => AssignCasePayload, {
    description: 'Gives a case to whoever is to settle it. A new one is OPEN from then on.',
  })
  assignCase(
    @Arg('input', () => AssignCaseInput, { description: 'The case to give.' }) input: AssignCaseInput,
    @Ctx() context: RequestContext,
  ): Promise<AssignCasePayload> {
    const owner = idArgument('input.owner', input.owner, agentName);
    return moved(context, 'case:assign', input, (which) => assignCase(which, owner));
  }

  @Requires('case:write')
  @Mutation(() => PauseCasePayload, { description: 'Lets a case wait for the customer or a third party.' })
  pauseCase(
    @Arg('input', () => PauseCaseInput, { description: 'The case that waits.' }) input: PauseCaseInput,
    @Ctx() context: RequestContext,
  ): Promise<PauseCasePayload> {
    return moved(context, 'case:pause', input, pauseCase);
  }

  @Requires('case:write')
  @Mutation(() => ResumeCasePayload, { description: 'Goes on with a case that waited.' })
  resumeCase(
    @Arg('input', () => ResumeCaseInput, { description: 'The case to go on with.' }) input: ResumeCaseInput,
    @Ctx() context: RequestContext,
  ): Promise<ResumeCasePayload> {
    return moved(context, 'case:resume', input, resumeCase);
  }

  @Requires('case:write')
  @Mutation(() => ResolveCasePayload, {
    description: 'Settles a case, at this moment. The customer may still object.',
  })
  resolveCase(
    @Arg('input', () => ResolveCaseInput, { description: 'The case that is settled.' })
    input: ResolveCaseInput,
    @Ctx() context: RequestContext,
  ): Promise<ResolveCasePayload> {
    const { rootCause = null, redress = null, toldAt = null, toldHow = null } = input;
    const resolution = { rootCause, redress, toldAt, toldHow };
    return moved(context, 'case:resolve', input, (which) => resolveCase(which, resolution));
  }

  @Requires('case:write')
  @Mutation(() => ReopenCasePayload, {
    description: 'Opens a resolved case again, because the customer objects, and counts that.',
  })
  reopenCase(
    @Arg('input', () => ReopenCaseInput, { description: 'The case to open again.' }) input: ReopenCaseInput,
    @Ctx() context: RequestContext,
  ): Promise<ReopenCasePayload> {
    return moved(context, 'case:reopen', input, reopenCase);
  }

  @Requires('case:write')
  @Mutation(() => CloseCasePayload, {
    description: 'Closes a resolved case for good. What comes up later is another case.',
  })
  closeCase(
    @Arg('input', () => CloseCaseInput, { description: 'The case to close.' }) input: CloseCaseInput,
    @Ctx() context: RequestContext,
  ): Promise<CloseCasePayload> {
    return moved(context, 'case:close', input, closeCase);
  }
}
