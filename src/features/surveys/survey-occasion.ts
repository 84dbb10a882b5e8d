import type { Id } from '../../kernel/id';
import type { RequestContext } from '../../platform/graphql/context';
import { invalid, notFound, type Refused } from '../../platform/mutations/refusal';
import { caseById } from '../cases/case.loaders';
import type { CustomerRow } from '../customers/customer.type';
import { interactionById } from '../interactions/interaction.loaders';
import type { SurveyRow } from './survey.type';

/** What somebody is asked about. */
export interface Occasion {
  readonly interactionId: Id | null;
  readonly caseId: Id | null;
}

const DONE = ['RESOLVED', 'CLOSED'];

/** What it is about must be there, and of that customer; null stands for answers of nobody, whose contacts are nobody's too. */
export async function refusalOfOccasion(
  { loaders }: RequestContext,
  customer: CustomerRow | null,
  { interactionId, caseId }: Occasion,
): Promise<Refused | null> {
  const isTheirs = (row: { readonly customerId: Id | null } | null): boolean =>
    row !== null &&
    (customer === null ? row.customerId === null : customer.ids.some((id) => id === row.customerId));
  if (interactionId !== null && !isTheirs(await loaders.load(interactionById, interactionId)))
    return notFound('interaction', 'contact of that customer');
  if (caseId !== null && !isTheirs(await loaders.load(caseById, caseId)))
    return notFound('case', 'case of that customer');
  return null;
}

/** Whether the trigger of a survey picks the occasion: what it asks about must be over. */
export async function refusalOfTrigger(
  { loaders }: RequestContext,
  { trigger }: SurveyRow,
  { interactionId, caseId }: Occasion,
): Promise<Refused | null> {
  const contact = await loaders.loadOptional(interactionById, interactionId);
  if (trigger === 'AFTER_INTERACTION' && contact === null)
    return invalid('interaction', 'This survey asks about a contact: name it.');
  if (contact !== null && contact.state !== 'ENDED')
    return invalid('interaction', 'The contact has not ended yet.');
  const matter = await loaders.loadOptional(caseById, caseId);
  if (trigger === 'AFTER_CASE' && matter === null)
    return invalid('case', 'This survey asks about a case: name it.');
  return matter === null || DONE.includes(matter.status)
    ? null
    : invalid('case', 'The case is not resolved yet.');
}
