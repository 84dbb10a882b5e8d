import { addAccounts } from './accounts';
import { drawStanding, type Evidence, type Standing } from './advocacy';
import type { Newcomer } from './advocacy-acts';
import { addAdvocate } from './advocates';
import { addAttributes } from './attributes';
import type { Bank } from './bank';
import { addConsents } from './consents';
import { addContactPoints } from './contact-points';
import { addContacts } from './contacts';
import { countFacts } from './count-facts';
import { customerRow, drawCustomer } from './customer';
import { debtsOver } from './debts';
import { addDrivers } from './drivers';
import { addFurtherHolders, type Neighbour } from './holders';
import { addInvitations, type Invitee } from './invitations';
import { addLoops } from './loops';
import { NEIGHBOURHOOD_SIZE, planNeighbourhood } from './neighbourhood';
import { addProfiles } from './profiles';
import { Random, STREAM } from './random';
import { addRelationships } from './relationships';
import type { Facts } from './rows';
import { addUnidentified } from './unidentified';

/** How many neighbourhoods a bank has; their numbers begin at 0. */
export function countNeighbourhoods(bank: Bank): number {
  return Math.ceil(bank.plan.customers / NEIGHBOURHOOD_SIZE);
}

/**
 * Adds the rows of one neighbourhood to `facts`. They depend on the bank's plan and the neighbourhood's number alone, so that
 * neighbourhoods can be drawn in any order, apart, and again.
 */
export function addNeighbourhood(bank: Bank, neighbourhood: number, facts: Facts): void {
  const already = { ...countFacts(facts), advocacyAsks: facts.advocacyAsks.length };
  const neighbours: Invitee[] = [];
  const standings: Standings = [];
  for (const place of planNeighbourhood(bank, neighbourhood)) {
    const customer = drawCustomer(bank, place);
    const profiles = addProfiles(bank, customer, facts);
    addContactPoints(bank, customer, profiles, facts);
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
  addFurtherHolders(bank, neighbours, facts);
  addRelationships(bank, neighbours, facts);
  addUnidentified(bank, neighbourhood, facts);
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
  const newcomers = new Set<Newcomer>(neighbours);
  for (const { neighbour, evidence, standing } of standings) {
    const { customer, profiles, accounts, debtsAt } = neighbour;
    const purchasedAt = accounts.map(({ openedAt }) => openedAt);
    const random = new Random(bank.plan.seed, STREAM.ADVOCACY, customer.number);
    const advocate = { customer, profiles, random, purchasedAt, debtsAt };
    addAdvocate(bank, advocate, { evidence, standing }, newcomers, facts);
  }
}
