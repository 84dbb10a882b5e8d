import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/authz/requires';
import type { RequestContext } from '../../platform/graphql/context';
import { idArgument } from '../../platform/graphql/node';
import { withTakenBack, type UpdateInput } from '../../platform/mutations/mutation.input';
import { runMutation, type Asked, type UseCase } from '../../platform/mutations/run-mutation';
import { customerName } from '../customers/customer.type';
import type { AccountRefusal } from './account-refusal';
import {
  CloseAccountInput,
  CloseAccountPayload,
  SetAccountHolderInput,
  SetAccountHolderPayload,
  UpsertAccountInput,
  UpsertAccountPayload,
  type AccountPayload,
} from './account-writing.input';
import { accountById } from './account.loaders';
import { accountName } from './account.type';
import { closeAccount } from './close-account';
import { setAccountHolder, type ChangedAccount } from './set-account-holder';
import { upsertAccount } from './upsert-account';

async function payload(
  context: RequestContext,
  asked: Asked,
  useCase: UseCase<AccountRefusal>,
): Promise<AccountPayload> {
  const outcome = await runMutation(context, asked, useCase);
  if ('refused' in outcome) return { account: null, userErrors: [outcome.refused] };
  return { account: await context.loaders.load(accountById, outcome.done), userErrors: [] };
}

const changedBy = ({ id, expectedVersion = null }: UpdateInput): ChangedAccount => ({
  id: idArgument('input.id', id, accountName),
  expectedVersion,
});

@Resolver()
export class AccountWritingResolver {
  @Requires('account:write')
  @Mutation(() => UpsertAccountPayload, {
    description:
      'Says what a source knows of an account, by its own key or the number: one that is new is opened.',
  })
  upsertAccount(
    @Arg('input', () => UpsertAccountInput, { description: 'What the source says.' })
    given: UpsertAccountInput,
    @Ctx() context: RequestContext,
  ): Promise<UpsertAccountPayload> {
    const { externalId = null, product = null, currency = null, owner = null, status = null } = given;
    const { source, number, balance, creditLimit, overdue, openedAt } = given;
    const input = withTakenBack(given, ['number', 'balance', 'creditLimit', 'overdue', 'openedAt']);
    const useCase = upsertAccount({
      ...{ source, externalId, product, currency, status, number, balance, creditLimit, overdue, openedAt },
      ownerId: owner === null ? null : idArgument('input.owner', owner, customerName),
    });
    const subjects = owner === null ? [] : [owner];
    return payload(context, { action: 'account:upsert', input, subjects }, useCase);
  }

  @Requires('account:write')
  @Mutation(() => SetAccountHolderPayload, {
    description: 'Says what a customer is to an account, since when and until when.',
  })
  setAccountHolder(
    @Arg('input', () => SetAccountHolderInput, { description: 'Who holds which account, and as what.' })
    given: SetAccountHolderInput,
    @Ctx() context: RequestContext,
  ): Promise<SetAccountHolderPayload> {
    const { id, customer, role, validFrom, validTo } = given;
    const input = withTakenBack(given, ['validFrom', 'validTo']);
    const customerId = idArgument('input.customer', customer, customerName);
    const useCase = setAccountHolder(changedBy(given), { customerId, role, validFrom, validTo });
    return payload(context, { action: 'account:setHolder', input, subjects: [id, customer] }, useCase);
  }

  @Requires('account:write')
  @Mutation(() => CloseAccountPayload, { description: 'Closes an account, for good.' })
  closeAccount(
    @Arg('input', () => CloseAccountInput, { description: 'The account to close.' })
    input: CloseAccountInput,
    @Ctx() context: RequestContext,
  ): Promise<CloseAccountPayload> {
    const useCase = closeAccount(changedBy(input), input.reason, input.closedAt ?? null);
    return payload(context, { action: 'account:close', input, subjects: [input.id] }, useCase);
  }
}
