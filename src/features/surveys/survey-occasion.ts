import type { Id } from '../../kernel/id';
import type { RequestContext } from '../../platform/graphql/context';
import { invalid, notFound, type Refused } from '../../platform/mutations/refusal';
import { purchasesOf } from '../accounts/purchases.effects';
import { caseById } from '../cases/case.loaders';
import type { CustomerRow } from '../customers/customer.type';
import { interactionById } from '../interactions/interaction.loaders';
import { DAYS_AFTER_PURCHASE, DAYS_REMEMBERED, isWithin } from './domain/trigger';
import type { SurveyRow, SurveyTrigger } from './survey.type';

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

/** What each trigger picks alone. To name another thing beside it would be to draw once more. */
const NAMES: Readonly<Record<SurveyTrigger, readonly ('interaction' | 'case')[]>> = {
  AFTER_INTERACTION: ['interaction'],
  AFTER_CASE: ['case'],
  RELATIONSHIP: [],
  AFTER_PURCHASE: [],
};

function refusalOfNames(trigger: SurveyTrigger, { interactionId, caseId }: Occasion): Refused | null {
  for (const [field, id, what] of [
    ['interaction', interactionId, 'contact'],
    ['case', caseId, 'case'],
  ] as const) {
    const isAsked = NAMES[trigger].includes(field);
    if (isAsked && id === null) return invalid(field, `This survey asks about a ${what}: name it.`);
    if (!isAsked && id !== null)
      return invalid(field, `This survey does not ask about a ${what}: name none.`);
  }
  return null;
}

async function refusalOfPurchase(within: RequestContext, customer: CustomerRow): Promise<Refused | null> {
  const bought = await purchasesOf(within, customer.ids);
  return bought.some((at) => isWithin(DAYS_AFTER_PURCHASE, at, within.now))
    ? null
    : invalid('customer', `They opened no account in the last ${String(DAYS_AFTER_PURCHASE)} days.`);
}

/** Whether the trigger of a survey picks the customer and the occasion: what it asks about must be over, and be remembered. */
export async function refusalOfTrigger(
  within: RequestContext,
  { trigger }: SurveyRow,
  customer: CustomerRow,
  occasion: Occasion,
): Promise<Refused | null> {
  const { loaders, now } = within;
  const misnamed = trigger === null ? null : refusalOfNames(trigger, occasion);
  if (misnamed !== null) return misnamed;
  const contact = await loaders.loadOptional(interactionById, occasion.interactionId);
  if (contact !== null && contact.state !== 'ENDED')
    return invalid('interaction', 'The contact has not ended yet.');
  const matter = await loaders.loadOptional(caseById, occasion.caseId);
  if (matter !== null && !DONE.includes(matter.status))
    return invalid('case', 'The case is not resolved yet.');
  for (const [field, at] of [
    ['interaction', contact?.endedAt ?? contact?.startedAt],
    ['case', matter?.resolvedAt ?? matter?.closedAt],
  ] as const)
    if (at != null && !isWithin(DAYS_REMEMBERED, at, now))
      return invalid(
        field,
        `It was over more than ${String(DAYS_REMEMBERED)} days ago: they do not remember it.`,
      );
  return trigger === 'AFTER_PURCHASE' ? refusalOfPurchase(within, customer) : null;
}
