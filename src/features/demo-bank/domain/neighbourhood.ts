import type { Bank, Community } from './bank';
import { YEAR } from './calendar';
import type { Country } from './data/places';
import { LAYOUTS, SIMILAR_LAYOUTS, SIMILAR_SHARE, type Layout, type Likeness } from './layouts';
import { drawNameIndex, namePool } from './names';
import { fixedNumber } from './phone';
import { Random, STREAM } from './random';
import { choose } from './weighted';

/** Customers are drawn four at a time, so that a customer's family and firm are known without drawing any other customer. */
export const NEIGHBOURHOOD_SIZE = 4;

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
  /** An earlier customer of the neighbourhood whom this one is like, and how; null for most. */
  readonly like: { readonly customer: number; readonly as: Likeness } | null;
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

/** The layout of a neighbourhood; most have nobody in them who is like a neighbour. */
function drawLayout({ plan }: Bank, random: Random, index: number): Layout {
  const usual = choose(random, LAYOUTS);
  const similar = new Random(plan.seed, STREAM.SIMILAR, index);
  return similar.chance(SIMILAR_SHARE) ? choose(similar, SIMILAR_LAYOUTS) : usual;
}

/** Whom a member of a neighbourhood is like, among those who are placed already. */
function likeOf({ like, likeness }: Layout, member: number, places: readonly Place[]): Place['like'] {
  const original = places[Number(like.charAt(member))];
  return original === undefined ? null : { customer: original.customer, as: likeness };
}

/** Where somebody lives who lives with no earlier neighbour. A double has a home of its own that is told as the original's is. */
function homeApart(
  bank: Bank,
  random: Random,
  { layout, member, customer }: { layout: Layout; member: number; customer: number },
  places: readonly Place[],
): Pick<Place, 'home' | 'rank'> {
  const original = places[Number(layout.like.charAt(member))];
  if (original !== undefined && layout.likeness === 'DOUBLE')
    return { home: { ...original.home }, rank: original.rank };
  const letter = layout.homes.charAt(member);
  const household = {
    head: customer,
    members: layout.homes.split(letter).length - 1,
    isOrganisation: letter === 'O',
  };
  // Namesakes speak one language.
  const community = original?.home ?? choose(random, bank.communities);
  return { home: drawHome(random, community, bank.asOf, household), rank: 0 };
}

/** Who lives together among the four customers of a neighbourhood; fewer at the end of the bank. */
export function planNeighbourhood(bank: Bank, index: number): Place[] {
  const random = new Random(bank.plan.seed, STREAM.NEIGHBOURHOOD, index);
  const layout = drawLayout(bank, random, index);
  const first = index * NEIGHBOURHOOD_SIZE;
  const places: Place[] = [];
  for (let member = 0; member < NEIGHBOURHOOD_SIZE; member += 1) {
    const customer = first + member;
    const previous = places.at(-1);
    const letter = layout.homes.charAt(member);
    const isWithPrevious = letter === layout.homes.charAt(member - 1) && letter !== 'O';
    const { home, rank } =
      previous !== undefined && isWithPrevious
        ? { home: previous.home, rank: previous.rank + 1 }
        : homeApart(bank, random, { layout, member, customer }, places);
    places.push({ customer, home, rank, like: likeOf(layout, member, places) });
  }
  return places.filter((place) => place.customer < bank.plan.customers);
}
