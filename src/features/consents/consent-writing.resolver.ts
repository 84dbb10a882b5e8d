import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Id } from '../../kernel/id';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { idArgument } from '../../platform/graphql/node';
import { runMutation } from '../../platform/mutations/run-mutation';
import { customerById } from '../customers/customer.loaders';
import { customerName } from '../customers/customer.type';
import { SetConsentInput, SetConsentPayload } from './consent-writing.input';
import { consentsByCustomer } from './consent.loaders';
import type { ConsentRow } from './consent.type';
import { setConsent } from './set-consent';

/** What holds for the purpose and channel of a decision. */
async function holding(
  { loaders }: RequestContext,
  customerId: Id,
  { purpose, channel = null }: SetConsentInput,
): Promise<ConsentRow | null> {
  const customer = await loaders.load(customerById, customerId);
  const consents = customer ? await loaders.load(consentsByCustomer, customer.ids) : [];
  return consents.find((consent) => consent.purpose === purpose && consent.channel === channel) ?? null;
}

@Resolver()
export class ConsentWritingResolver {
  @Requires('customer:write')
  @Mutation(() => SetConsentPayload, {
    description:
      'Records what a customer allowed or forbade. What they said before stays on record; what they said last holds.',
  })
  async setConsent(
    @Arg('input', () => SetConsentInput, { description: 'What the customer said.' }) input: SetConsentInput,
    @Ctx() context: RequestContext,
  ): Promise<SetConsentPayload> {
    const { customer, purpose, channel = null, state, decidedAt = null } = input;
    const customerId = idArgument('input.customer', customer, customerName);
    const outcome = await runMutation(
      context,
      { action: 'consent:set', input, subjects: [customer] },
      setConsent({ customerId, purpose, channel, state, decidedAt }),
    );
    if ('refused' in outcome) return { consent: null, userErrors: [outcome.refused] };
    return { consent: await holding(context, customerId, input), userErrors: [] };
  }
}
