import { isoDate, YEAR } from './calendar';
import { asciiOf, drawNameIndex, namePool, type Sex } from './names';
import type { Home, Place } from './neighbourhood';
import type { Random } from './random';
import type { CustomerKind, Segment } from './rows';

/** Who a customer is, apart from what they do. */
export interface Description {
  readonly kind: CustomerKind;
  /** Null for organisations. */
  readonly sex: Sex | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly organisationName: string | null;
  readonly birthDate: string | null;
  /** The name in letters of an e-mail address, `jan.novak`. */
  readonly latinName: string;
}

/** Years between partners at most, between parent and child, and of the youngest customer. */
const PARTNERS_APART = 7;
const GENERATION = [22, 26, 29, 33, 40];
const YOUNGEST = 15;
const SAME_SEX = 0.04;
const FAMILY_NAME_KEPT = 0.15;

/** Partners are of the other sex more often than not; heads and children of either. */
function drawSex(random: Random, customer: number, { headBornAt }: Home, rank: number): Sex {
  const isHeadMale = Math.floor(headBornAt) % 2 === 0;
  if (rank === 0) return isHeadMale ? 'male' : 'female';
  if (rank === 1) return isHeadMale === random.chance(SAME_SEX) ? 'male' : 'female';
  return customer % 2 === 0 ? 'male' : 'female';
}

function drawBirth(random: Random, { headBornAt }: Home, rank: number): number {
  if (rank === 0) return headBornAt;
  if (rank === 1) return headBornAt + random.bell() * PARTNERS_APART * YEAR;
  return headBornAt + random.quantile(GENERATION) * YEAR;
}

export function describePerson(
  random: Random,
  { customer, home, rank }: Place,
  joinedAt: number,
): Description {
  const pool = namePool(home.language);
  const sex = drawSex(random, customer, home, rank);
  const given = pool.given[sex][drawNameIndex(random, pool.given[sex].length)];
  const hasOwnName = rank === 1 && random.chance(FAMILY_NAME_KEPT);
  const familyIndex = hasOwnName ? drawNameIndex(random, pool.family[sex].length) : home.familyIndex;
  const family = pool.family[sex][familyIndex];
  return {
    kind: 'PERSON',
    sex,
    givenName: given?.written ?? null,
    familyName: family?.written ?? null,
    organisationName: null,
    birthDate: isoDate(Math.min(drawBirth(random, home, rank), joinedAt - YOUNGEST * YEAR)),
    latinName: `${given?.latin ?? ''}.${family?.latin ?? ''}`,
  };
}

export function describeOrganisation(random: Random, { home }: Place, segment: Segment): Description {
  const { trades, industries, legalForms } = home.country;
  const owners = namePool(home.language).family.male;
  const owner = owners[drawNameIndex(random, owners.length)]?.written ?? '';
  const name =
    segment === 'CORPORATE'
      ? `${random.pick(industries)} ${legalForms.CORPORATE}`
      : `${random.pick(trades)} ${owner} ${legalForms.SME}`;
  return {
    kind: 'ORGANISATION',
    sex: null,
    givenName: null,
    familyName: null,
    organisationName: name,
    birthDate: null,
    latinName: asciiOf(name),
  };
}
