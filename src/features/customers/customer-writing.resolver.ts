import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { idArgument } from '../../platform/graphql/node';
import { withTakenBack } from '../../platform/mutations/mutation.input';
import type { ChangeRefusal } from '../../platform/mutations/refusal';
import { runMutation, type Asked, type UseCase } from '../../platform/mutations/run-mutation';
import { CUSTOMER_FIELDS } from './domain/delivered-profile';
import {
  UpdateCustomerInput,
  UpdateCustomerPayload,
  UpsertCustomerProfileInput,
  UpsertCustomerProfilePayload,
  type CustomerPayload,
} from './customer-writing.input';
import { customerById } from './customer.loaders';
import { customerName } from './customer.type';
import { updateCustomer } from './update-customer';
import { upsertCustomerProfile } from './upsert-customer-profile';

async function payload(
  context: RequestContext,
  asked: Asked,
  useCase: UseCase<ChangeRefusal>,
): Promise<CustomerPayload> {
  const outcome = await runMutation(context, asked, useCase);
  if ('refused' in outcome) return { customer: null, userErrors: [outcome.refused] };
  return { customer: await context.loaders.load(customerById, outcome.done), userErrors: [] };
}

@Resolver()
export class CustomerWritingResolver {
  @Requires('customer:deliver')
  @Mutation(() => UpsertCustomerProfilePayload, {
    description:
      'Says what a source knows of somebody, by its own key. What the customer is shown with is what the most trusted source says, field by field; of equals, what was said last.',
  })
  upsertCustomerProfile(
    @Arg('input', () => UpsertCustomerProfileInput, { description: 'What the source says.' })
    given: UpsertCustomerProfileInput,
    @Ctx() context: RequestContext,
  ): Promise<UpsertCustomerProfilePayload> {
    const input = withTakenBack(given, [...CUSTOMER_FIELDS, 'contactPoints']);
    const { source, externalId, contactPoints } = given;
    const useCase = upsertCustomerProfile({ source, externalId, contactPoints, said: given });
    return payload(context, { action: 'customer:upsertProfile', input, subjects: [] }, useCase);
  }

  @Requires('customer:write')
  @Mutation(() => UpdateCustomerPayload, {
    description:
      'Corrects what is known of a customer: people’s word is of the highest trust, a partner’s of that of their source.',
  })
  updateCustomer(
    @Arg('input', () => UpdateCustomerInput, { description: 'What is to be corrected.' })
    given: UpdateCustomerInput,
    @Ctx() context: RequestContext,
  ): Promise<UpdateCustomerPayload> {
    const input = withTakenBack(given, CUSTOMER_FIELDS);
    const { id, expectedVersion = null } = given;
    const useCase = updateCustomer({
      ...{ id: idArgument('input.id', id, customerName), expectedVersion },
      said: given,
    });
    return payload(context, { action: 'customer:update', input, subjects: [id] }, useCase);
  }
}
