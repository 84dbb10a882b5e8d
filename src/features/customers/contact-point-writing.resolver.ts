import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { idArgument } from '../../platform/graphql/node';
import type { UpdateInput } from '../../platform/mutations/mutation.input';
import type { ChangeRefusal } from '../../platform/mutations/refusal';
import { runMutation, type Asked, type UseCase } from '../../platform/mutations/run-mutation';
import { addContactPoint } from './add-contact-point';
import {
  AddContactPointInput,
  AddContactPointPayload,
  EndContactPointInput,
  EndContactPointPayload,
  VerifyContactPointInput,
  VerifyContactPointPayload,
  type ContactPointPayload,
} from './contact-point-writing.input';
import { contactPointName } from './contact-point.type';
import { contactPointById } from './customer-identity.loaders';
import { customerName } from './customer.type';
import type { ContactPointMove } from './domain/contact-point-moves';
import { endContactPoint, verifyContactPoint, type MovedContactPoint } from './move-contact-point';

async function payload(
  context: RequestContext,
  asked: Asked,
  useCase: UseCase<ChangeRefusal<ContactPointMove>>,
): Promise<ContactPointPayload> {
  const outcome = await runMutation(context, asked, useCase);
  if ('refused' in outcome) return { contactPoint: null, userErrors: [outcome.refused] };
  return { contactPoint: await context.loaders.load(contactPointById, outcome.done), userErrors: [] };
}

const movedBy = ({ id, expectedVersion = null }: UpdateInput): MovedContactPoint => ({
  id: idArgument('input.id', id, contactPointName),
  expectedVersion,
});

@Resolver()
export class ContactPointWritingResolver {
  @Requires('customer:write')
  @Mutation(() => AddContactPointPayload, { description: 'Adds a way to reach a customer, from now on.' })
  addContactPoint(
    @Arg('input', () => AddContactPointInput, { description: 'The contact point to add.' })
    input: AddContactPointInput,
    @Ctx() context: RequestContext,
  ): Promise<AddContactPointPayload> {
    const { customer, type, value, primary } = input;
    const customerId = idArgument('input.customer', customer, customerName);
    const useCase = addContactPoint({ customerId, type, value, primary: primary ?? false });
    return payload(context, { action: 'contactPoint:add', input, subjects: [customer] }, useCase);
  }

  @Requires('customer:write')
  @Mutation(() => VerifyContactPointPayload, {
    description:
      'Says that somebody made sure that a contact point reaches its customer. A partner may say it of what their source delivered.',
  })
  verifyContactPoint(
    @Arg('input', () => VerifyContactPointInput, { description: 'The contact point that was verified.' })
    input: VerifyContactPointInput,
    @Ctx() context: RequestContext,
  ): Promise<VerifyContactPointPayload> {
    const useCase = verifyContactPoint(movedBy(input));
    return payload(context, { action: 'contactPoint:verify', input, subjects: [input.id] }, useCase);
  }

  @Requires('customer:write')
  @Mutation(() => EndContactPointPayload, {
    description:
      'Says that a contact point does not reach its customer any more, until a source says that it does again. A partner may say it of what their source delivered.',
  })
  endContactPoint(
    @Arg('input', () => EndContactPointInput, { description: 'The contact point to end.' })
    input: EndContactPointInput,
    @Ctx() context: RequestContext,
  ): Promise<EndContactPointPayload> {
    const useCase = endContactPoint(movedBy(input));
    return payload(context, { action: 'contactPoint:end', input, subjects: [input.id] }, useCase);
  }
}
