import type { Account, AdvocacyStatus, Agent, Case, ContactReason, Customer } from './tables';
import type { Interaction, Product, PromiseToCustomer, SurveyAnswer, Team } from './tables';

/** How the resolvers come by what belongs to something else: each fact by itself, or through dataloaders. */
export interface Facts {
  accounts(customer: Customer, first: number): Promise<Account[]>;
  interactions(customer: Customer, first: number): Promise<Interaction[]>;
  openPromises(customer: Customer, first: number): Promise<PromiseToCustomer[]>;
  openCases(customer: Customer, first: number): Promise<Case[]>;
  lastAnswer(customer: Customer, metric: string): Promise<SurveyAnswer | null>;
  advocacy(customer: Customer): Promise<AdvocacyStatus | null>;
  product(id: string): Promise<Product | null>;
  agent(id: string): Promise<Agent | null>;
  team(id: string): Promise<Team | null>;
  reason(id: string): Promise<ContactReason | null>;
}

export interface Context {
  readonly facts: Facts;
}

/** The customer and whoever was merged into them. */
export const idsOf = ({ id, absorbedIds }: Customer): string[] => [id, ...(absorbedIds ?? [])];

/** The latest opened first, each once, though held in two roles. */
export function latestAccounts(accounts: Account[], first: number): Account[] {
  const each = [...new Map(accounts.map((account) => [account.id, account])).values()];
  const opened = ({ openedAt }: Account) => openedAt?.getTime() ?? -Infinity;
  return each.sort((a, b) => opened(b) - opened(a) || (a.id > b.id ? -1 : 1)).slice(0, first);
}
