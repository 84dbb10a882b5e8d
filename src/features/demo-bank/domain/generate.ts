import { addAccounts } from './accounts';
import { drawStanding, type Evidence, type Standing } from './advocacy';
import type { Newcomer } from './advocacy-acts';
import { addAdvocate } from './advocates';
import { addAttributes } from './attributes';
import type { Bank } from './bank';
import { addConsents } from './consents';
import { addContacts } from './contacts';
import { countFacts } from './count-facts';
import { customerRow } from './customer';
import { debtsOver } from './debts';
import { addDrivers } from './drivers';
import { addFurtherHolders, type Neighbour } from './holders';
import { introduce, type Introduced } from './introduce';
import { addInvitations, type Invitee } from './invitations';
import { addLoops } from './loops';
import { NEIGHBOURHOOD_SIZE, planNeighbourhood } from './neighbourhood';
import { Random, STREAM } from './random';
import { addRelationships } from './relationships';
import type { Facts } from './rows';
import type { DoubleRow } from './truth';
import { addUnidentified } from './unidentified';

/** How many neighbourhoods a bank has; their numbers begin at 0. */
export function countNeighbourhoods(bank: Bank): number {
  return Math.ceil(bank.plan.customers / NEIGHBOURHOOD_SIZE);
}

/**
 * Adds the rows of one neighbourhood to `facts`, and gives which of its customers are the same person or firm, or look like it. All
 * depend on the bank's plan and the neighbourhood's number alone, so that neighbourhoods can be drawn in any order, apart, and again.
 */
export function addNeighbourhood(bank: Bank, neighbourhood: number, facts: Facts): DoubleRow[] {
  const already = { ...countFacts(facts), advocacyAsks: facts.advocacyAsks.length };
  const introduced: Introduced[] = [];
  const neighbours: Invitee[] = [];
  const standings: Standings = [];
  for (const place of planNeighbourhood(bank, neighbourhood)) {
    const newcomer = introduce(bank, place, introduced, facts);
    introduced.push(newcomer);
    const { customer, profiles } = newcomer;
    addConsents(bank, customer, profiles, facts);
    const accounts = addAccounts(bank, customer, profiles, facts);
    const before = countFacts(facts);
    const { lastContact, evidence } = addContacts(bank, customer, profiles, accounts, facts);
    const answers = facts.surveyAnswers.slice(before.surveyAnswers);
    addDrivers(bank, customer, answers, facts);
    addLoops(bank, customer, answers, facts);
    addAttributes(bank, customer, profiles, facts, before);
    const row = customerRow(bank, customer, profiles.mainNumber, lastContact);
    facts.customers.push(row);
    for (const token of bank.conventions.tokensOfCustomer(row)) {
      facts.customerNameTokens.push({ token, customerId: row.id });
    }
    const neighbour = { customer, profiles, accounts, debtsAt: debtsOver(facts, before) };
    neighbours.push(neighbour);
    if (evidence === null) continue;
    const standing = drawStanding(bank, customer, evidence);
    standings.push({ neighbour, evidence, standing });
  }
  addAdvocates(bank, neighbours, standings, facts);
  addInvitations(bank, neighbours, already, facts);
  // Nobody knows yet who a double is, so that nobody has anything to do with them: least of all they themselves.
  const originals = neighbours.filter(({ customer }) => customer.deliveredBy === null);
  addFurtherHolders(bank, originals, facts);
  addRelationships(bank, originals, facts);
  addUnidentified(bank, neighbourhood, facts);
  return introduced.flatMap(({ truth }) => truth ?? []);
}

type Standings = {
  readonly neighbour: Invitee;
  readonly evidence: Evidence;
  readonly standing: Standing;
}[];

/** Once all neighbours are known: some of them came because another had sent them. */
function addAdvocates(
  bank: Bank,
  neighbours: readonly Neighbour[],
  standings: Standings,
  facts: Facts,
): void {
  const newcomers = new Set<Newcomer>(neighbours.filter(({ customer }) => customer.deliveredBy === null));
  const nobody = new Set<Newcomer>();
  for (const { neighbour, evidence, standing } of standings) {
    const { customer, profiles, accounts, debtsAt } = neighbour;
    const purchasedAt = accounts.map(({ openedAt }) => openedAt);
    const random = new Random(bank.plan.seed, STREAM.ADVOCACY, customer.number);
    const advocate = { customer, profiles, random, purchasedAt, debtsAt };
    const sent = customer.deliveredBy === null ? newcomers : nobody;
    addAdvocate(bank, advocate, { evidence, standing }, sent, facts);
  }
}
