import { accountInvariants } from './features/accounts/account.invariants';
import { advocacyInvariants } from './features/advocacy/advocacy.invariants';
import { caseInvariants } from './features/cases/case.invariants';
import { customerInvariants } from './features/customers/customer.invariants';
import { contactChainInvariants } from './features/interactions/contact-chain.invariants';
import { interactionInvariants } from './features/interactions/interaction.invariants';
import { promiseInvariants } from './features/promises/promise.invariants';
import { surveyInvariants } from './features/surveys/survey.invariants';
import type { Invariant } from './platform/db/invariant';
import { changeInvariants } from './platform/mutations/change.invariants';

/** Every invariant of the data, beside the references between them. */
export const invariants: readonly Invariant[] = [
  ...customerInvariants,
  ...accountInvariants,
  ...interactionInvariants,
  ...contactChainInvariants,
  ...caseInvariants,
  ...promiseInvariants,
  ...surveyInvariants,
  ...advocacyInvariants,
  ...changeInvariants,
];
