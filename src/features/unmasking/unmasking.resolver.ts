import { toGlobalId } from '../../kernel/global-id';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { forbidden } from '../../platform/graphql/errors';
import { idArgument } from '../../platform/graphql/node';
import { runOnce } from '../../platform/mutations/run-mutation';
import { customerById } from '../customers/customer.loaders';
import { customerName } from '../customers/customer.type';
import { MINUTES, unmaskCustomer } from './unmask-customer';
import { UnmaskInput, UnmaskPayload } from './unmasking.input';
import { unmaskedOfViewer } from './unmasking.loaders';
import { UNMASKED_CAP } from './unmasking.type';

@Resolver()
export class UnmaskingResolver {
  @Requires('customer:unmask')
  @Mutation(() => UnmaskPayload, {
    description: `Shows you for some minutes in full what is masked of a customer and of all that is theirs. It goes on record first, with the reason; without a record nothing is unmasked. What is absent stays null, and questions by what is masked stay refused. Doing it again lets it last until the later end. At most ${String(UNMASKED_CAP)} customers at a time.`,
  })
  async unmask(
    @Arg('input', () => UnmaskInput, { description: 'Whom to unmask, and why.' })
    input: UnmaskInput,
    @Ctx() context: RequestContext,
  ): Promise<UnmaskPayload> {
    const { loaders, viewer } = context;
    // Who has a role has a name for the audit trail too.
    if (viewer.subjectId === null) throw forbidden();
    const wish = {
      customerId: idArgument('input.id', input.id, customerName),
      subjectId: viewer.subjectId,
      reason: input.reason.trim(),
      minutes: input.minutes ?? MINUTES.unlessSaid,
    };
    const { reason, customerId } = wish;
    // On record is whoever the one who was named has been merged into.
    const id = (await loaders.load(customerById, customerId))?.id ?? customerId;
    const subjects = [toGlobalId(customerName.prefix, id)];
    const asked = { action: 'customer:unmask', input, subjects, reason };
    const outcome = await runOnce(context, asked, unmaskCustomer(wish));
    if ('refused' in outcome) return { customer: null, until: null, userErrors: [outcome.refused] };
    const { customers } = await loaders.load(unmaskedOfViewer, wish.subjectId);
    const until = customers.find((customer) => customer.id === outcome.done)?.until ?? null;
    return { customer: await loaders.load(customerById, outcome.done), until, userErrors: [] };
  }
}
