import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { forbidden } from '../../platform/graphql/errors';
import { idArgument } from '../../platform/graphql/node';
import { customerName } from '../customers/customer.type';
import { MINUTES, unmaskCustomer } from './unmask-customer';
import { UnmaskInput, UnmaskPayload } from './unmasking.input';
import { UNMASKED_CAP } from './unmasking.type';

@Resolver()
export class UnmaskingResolver {
  @Requires('customer:unmask')
  @Mutation(() => UnmaskPayload, {
    description: `Shows you for some minutes in full what is masked of a customer and of all that is theirs. It goes on record first, with the reason; without a record nothing is unmasked. What is absent stays null, and questions by what is masked stay refused. Doing it again lets it last until the later end. At most ${String(UNMASKED_CAP)} customers at a time.`,
  })
  async unmask(
    @Arg('input', () => UnmaskInput, { description: 'Whom to unmask, and why.' })
    { id, reason, minutes }: UnmaskInput,
    @Ctx() context: RequestContext,
  ): Promise<UnmaskPayload> {
    const { subjectId } = context.viewer;
    // Who has a role has a name for the audit trail too.
    if (subjectId === null) throw forbidden();
    const result = await unmaskCustomer(context, {
      customerId: idArgument('input.id', id, customerName),
      subjectId,
      reason: reason.trim(),
      minutes: minutes ?? MINUTES.unlessSaid,
    });
    return 'done' in result
      ? { ...result.done, userErrors: [] }
      : { customer: null, until: null, userErrors: [result.refused] };
  }
}
