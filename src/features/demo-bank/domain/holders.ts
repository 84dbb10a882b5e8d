import { addHolder, type Account } from './accounts';
import type { Bank } from './bank';
import { DAY } from './calendar';
import { isOfAge, type Customer } from './customer';
import type { Profiles } from './profiles';
import type { Facts, HolderRole } from './rows';

/** A customer of a neighbourhood with what they own. */
export interface Neighbour {
  readonly customer: Customer;
  readonly profiles: Profiles;
  readonly accounts: readonly Account[];
}

const SHARE = { joint: 0.6, childCanSee: 0.3, signs: 0.8, furtherSignatory: 0.3 } as const;

/** Gives `neighbour` a role on an account of somebody else, from the day that both the account and the neighbour are there. */
function share(bank: Bank, account: Account, neighbour: Neighbour, role: HolderRole, facts: Facts): void {
  const { customer, profiles } = neighbour;
  const from = Math.max(account.openedAt, customer.joinedAt) + DAY;
  const until = Math.min(account.closedAt ?? bank.asOf, customer.activeTo);
  if (profiles.core === null || from >= until) return;
  if (role !== 'BENEFICIARY' && !isOfAge(customer, from)) return;
  addHolder(bank, account, { customer, coreProfile: profiles.core, role, from }, facts);
}

/** The head's everyday account is the partner's as well; children may see it. */
function shareHousehold(bank: Bank, head: Neighbour, other: Neighbour, facts: Facts): void {
  const { random, place } = other.customer;
  const account = head.accounts[0];
  if (account === undefined) return;
  if (place.rank === 1 && random.chance(SHARE.joint)) share(bank, account, other, 'JOINT', facts);
  if (place.rank > 1 && random.chance(SHARE.childCanSee)) share(bank, account, other, 'BENEFICIARY', facts);
}

/** Somebody who lives nearby signs for the firm: the first for all accounts, others for one. */
function signForFirm(bank: Bank, firm: Neighbour, people: readonly Neighbour[], facts: Facts): void {
  people.forEach((person, index) => {
    const isFirst = index === 0;
    if (!person.customer.random.chance(isFirst ? SHARE.signs : SHARE.furtherSignatory)) return;
    const accounts = isFirst ? firm.accounts : firm.accounts.slice(0, 1);
    for (const account of accounts) share(bank, account, person, isFirst ? 'SIGNATORY' : 'PROXY', facts);
  });
}

/** Adds the holders beside the owner: partners, children, signatories of firms. */
export function addFurtherHolders(bank: Bank, neighbours: readonly Neighbour[], facts: Facts): void {
  const people = neighbours.filter(({ customer }) => customer.kind === 'PERSON');
  for (const neighbour of neighbours) {
    if (neighbour.customer.kind === 'ORGANISATION') {
      signForFirm(bank, neighbour, people, facts);
      continue;
    }
    const head = people.find(
      ({ customer }) => customer.place.home === neighbour.customer.place.home && customer.place.rank === 0,
    );
    if (head !== undefined && head !== neighbour) shareHousehold(bank, head, neighbour, facts);
  }
}
