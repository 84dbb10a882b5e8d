import type { Bank } from './bank';
import { addContactPoints } from './contact-points';
import { drawCustomer, type Customer } from './customer';
import { addReach, differencesOfReach, reachOf } from './double-contacts';
import { drawDouble } from './doubles';
import type { Place } from './neighbourhood';
import { addProfiles, addProfilesOfDouble, type Profiles } from './profiles';
import type { ContactPointRow, Facts } from './rows';
import type { Difference, DoubleRow } from './truth';

/** A customer as the bank came to know them. */
export interface Introduced {
  readonly customer: Customer;
  readonly profiles: Profiles;
  readonly points: readonly ContactPointRow[];
  /** Whose double or look-alike they are. */
  readonly truth: DoubleRow | null;
}

/** How somebody differs from whom they look like, in name and birth date. */
function differencesOf(original: Customer, other: Customer): Difference[] {
  const differences: Difference[] = [];
  if (other.givenName !== original.givenName) differences.push('OTHER_GIVEN_NAME');
  if (other.familyName !== original.familyName) differences.push('OTHER_FAMILY_NAME');
  if (other.birthDate !== original.birthDate) differences.push('OTHER_BIRTH_DATE');
  return differences;
}

function introduceDouble(bank: Bank, place: Place, original: Introduced, facts: Facts): Introduced {
  const before = facts.contactPoints.length;
  const known = reachOf(original.points);
  const { customer, sources, reach, differences } = drawDouble(bank, place, original.customer, known);
  const profiles = addProfilesOfDouble(bank, customer, sources, reach.email, facts);
  addReach(bank, customer, profiles, reach, facts);
  const points = facts.contactPoints.slice(before);
  const truth: DoubleRow = {
    customerId: original.customer.id,
    doubleId: customer.id,
    relation: 'SAME',
    differences: [...differences, ...differencesOfReach(original.points, points)],
  };
  return { customer, profiles, points, truth };
}

/** Adds how sources know a customer and how to reach them. `earlier`: the neighbours whom they may be like. */
export function introduce(
  bank: Bank,
  place: Place,
  earlier: readonly Introduced[],
  facts: Facts,
): Introduced {
  const original = earlier.find(({ customer }) => customer.number === place.like?.customer);
  if (original !== undefined && place.like?.as === 'DOUBLE')
    return introduceDouble(bank, place, original, facts);
  const before = facts.contactPoints.length;
  const customer = drawCustomer(bank, place, original?.customer);
  const profiles = addProfiles(bank, customer, facts);
  addContactPoints(bank, customer, profiles, facts);
  const points = facts.contactPoints.slice(before);
  if (original === undefined) return { customer, profiles, points, truth: null };
  const truth: DoubleRow = {
    customerId: original.customer.id,
    doubleId: customer.id,
    relation: 'LOOK_ALIKE',
    differences: [
      ...differencesOf(original.customer, customer),
      ...differencesOfReach(original.points, points),
    ],
  };
  return { customer, profiles, points, truth };
}
