import type { Id } from '../../kernel/id';
import { textOfIds, type CustomerIds } from '../../platform/db/page-per-customer';
import type { RequestContext } from '../../platform/graphql/context';
import {
  customerPlainList,
  defineCustomerListLoader,
  narrowedPlainList,
} from '../../platform/graphql/list-loader';
import { defineRowLoader, type LoaderDefinition } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { isSomethingOverdue } from '../promises/promise-standing.loaders';
import { askingInvitations } from '../surveys/invitation.loaders';
import { advocacyAskName } from './advocacy-ask.type';
import { asksOfCustomer, findAsksById, findOpenMatters } from './advocacy-ask.repository';
import { askBudget, ASKS_PER_PERIOD, type AskBudget, type OpenMatters } from './domain/ask-budget';

/** As many of them are shown. */
export const ASKS_CAP = 20;
/** As many of each kind decide: those that fill the budget, and the one whose own place is not counted. */
const DECIDING = ASKS_PER_PERIOD + 1;

export const askById = defineRowLoader('askById', ({ db, scope }, ids) => findAsksById(db, scope, ids));
export const advocacyAskNode: NodeType = { ...advocacyAskName, loader: askById };
export const asksByCustomer = defineCustomerListLoader('asksByCustomer', asksOfCustomer);

/** What a customer brought up and the bank has not settled. */
const openMattersByCustomer: LoaderDefinition<CustomerIds, OpenMatters> = {
  name: 'openMattersByCustomer',
  keyText: textOfIds,
  load: ({ db, scope }, customers) => findOpenMatters(db, scope, customers),
};

/** What one ask has of its own. */
export interface AskTerms {
  /** The invitation that keeps the place of this ask: it is not counted beside it. */
  readonly placeKeptBy?: Id;
  /** Days that must have passed since the last invitation to any survey, 0 or more. */
  readonly daysAfterInvitation?: number;
  /** Whether it is what they are asked again by a loop, after they were told: that need not wait for any days to pass. */
  readonly isSameAgain?: boolean;
}

const DAY_MS = 86_400_000;

/** Whether a customer may be asked for something at the moment of the request. */
export async function askBudgetOf(
  context: RequestContext,
  customerIds: CustomerIds,
  { placeKeptBy, daysAfterInvitation = 0, isSameAgain = false }: AskTerms = {},
): Promise<AskBudget> {
  const [asks, invitations, matters, hasOverduePromise] = await Promise.all([
    customerPlainList(context, asksByCustomer, customerIds, DECIDING),
    narrowedPlainList(context, askingInvitations, { customerIds, narrowing: context.now }, DECIDING),
    context.loaders.load(openMattersByCustomer, customerIds),
    isSomethingOverdue(context, customerIds),
  ]);
  const invited = invitations.filter(({ id }) => id !== placeKeptBy).map(({ askedAt }) => askedAt);
  const asked = [...asks.map(({ askedAt }) => askedAt), ...invited];
  const lastInvited = Math.max(-Infinity, ...invited.map((at) => at.getTime()));
  const coolUntil = Number.isFinite(lastInvited)
    ? new Date(lastInvited + daysAfterInvitation * DAY_MS)
    : null;
  return askBudget(asked, { ...matters, hasOverduePromise }, context.now, { coolUntil, isSameAgain });
}
