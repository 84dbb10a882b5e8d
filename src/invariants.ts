import { accountInvariants } from './features/accounts/account.invariants';
import { advocacyInvariants } from './features/advocacy/advocacy.invariants';
import { caseInvariants } from './features/cases/case.invariants';
import { customerInvariants } from './features/customers/customer.invariants';
import { interactionInvariants } from './features/interactions/interaction.invariants';
import { promiseInvariants } from './features/promises/promise.invariants';
import type { Invariant } from './platform/db/invariant';
import { changeInvariants } from './platform/mutations/change.invariants';

/** Every invariant of the data, beside the references between them. */
export const invariants: readonly Invariant[] = [
  ...customerInvariants,
  ...accountInvariants,
  ...interactionInvariants,
  ...caseInvariants,
  ...promiseInvariants,
  ...advocacyInvariants,
  ...changeInvariants,
];
