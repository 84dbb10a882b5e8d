import type { Bank, Community } from './bank';
import { YEAR } from './calendar';
import type { Country } from './data/places';
import { drawNameIndex, namePool } from './names';
import { fixedNumber } from './phone';
import { Random, STREAM } from './random';
import { choose, weighted } from './weighted';

/** Customers are drawn four at a time, so that a customer's family and firm are known without drawing any other customer. */
export const NEIGHBOURHOOD_SIZE = 4;

/** A letter a customer: the same letter is the same household, `O` is an organisation. */
const LAYOUTS = weighted(
  [
    { homes: 'ABCD', weight: 34 },
    { homes: 'AABC', weight: 24 },
    { homes: 'AABB', weight: 12 },
    { homes: 'AAAB', weight: 8 },
    { homes: 'AAAA', weight: 4 },
    { homes: 'AABO', weight: 9 },
    { homes: 'ABCO', weight: 7 },
    { homes: 'ABOO', weight: 2 },
  ],
  (layout) => layout.weight,
);

const HAS_FIXED_LINE = 0.35;
const HIGHEST_HOUSE_NUMBER = 180;
/** Quantiles of ages (years): of whoever heads a household, and of those whose children have accounts of their own. */
const AGES_OF_HEADS = [23, 27, 32, 38, 44, 52, 61, 70, 88];
const AGES_OF_PARENTS = [44, 48, 53, 60, 72];
const WITH_CHILDREN = 3;

/** What the members of a household share, or the seat of an organisation. */
export interface Home {
  readonly isOrganisation: boolean;
  readonly language: string;
  readonly country: Country;
  readonly address: string;
  readonly fixedLine: string | null;
  /** Of the family name, in its language's table. */
  readonly familyIndex: number;
  /** When the head was born (UTC milliseconds); the others of the household go by it. */
  readonly headBornAt: number;
}

export const FIRST_CHILD = 2;

export interface Place {
  /** The customer's number, from 0. */
  readonly customer: number;
  readonly home: Home;
  /** 0 is the head of the household, 1 the partner, `FIRST_CHILD` and more the children. */
  readonly rank: number;
}

function drawHome(
  random: Random,
  { language, country }: Community,
  asOf: number,
  { head, members, isOrganisation }: { head: number; members: number; isOrganisation: boolean },
): Home {
  const number = random.between(1, HIGHEST_HOUSE_NUMBER);
  const spoken = isOrganisation ? country.language : language;
  const ages = members < WITH_CHILDREN ? AGES_OF_HEADS : AGES_OF_PARENTS;
  return {
    isOrganisation,
    language: spoken,
    country,
    address: country.address(random.pick(country.streets), number, random.pick(country.towns)),
    fixedLine: isOrganisation || random.chance(HAS_FIXED_LINE) ? fixedNumber(country, head) : null,
    familyIndex: drawNameIndex(random, namePool(spoken).family.male.length),
    headBornAt: asOf - random.quantile(ages) * YEAR,
  };
}

/** Who lives together among the four customers of a neighbourhood; fewer at the end of the bank. */
export function planNeighbourhood(bank: Bank, index: number): Place[] {
  const random = new Random(bank.plan.seed, STREAM.NEIGHBOURHOOD, index);
  const { homes } = choose(random, LAYOUTS);
  const first = index * NEIGHBOURHOOD_SIZE;
  const places: Place[] = [];
  let letter = '';
  for (let member = 0; member < NEIGHBOURHOOD_SIZE; member += 1) {
    const customer = first + member;
    const previous = places.at(-1);
    const isOrganisation = homes.charAt(member) === 'O';
    if (previous !== undefined && homes.charAt(member) === letter && !isOrganisation) {
      places.push({ customer, home: previous.home, rank: previous.rank + 1 });
    } else {
      const members = homes.split(homes.charAt(member)).length - 1;
      const household = { head: customer, members, isOrganisation };
      const home = drawHome(random, choose(random, bank.communities), bank.asOf, household);
      places.push({ customer, home, rank: 0 });
    }
    letter = homes.charAt(member);
  }
  return places.filter((place) => place.customer < bank.plan.customers);
}
