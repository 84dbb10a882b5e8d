import type { Bank } from './bank';
import type { Customer } from './customer';
import type { Kept } from './data/closeness';
import { idBeside } from './ids';
import { mobileNumber } from './phone';
import { emailOf, type Profiles } from './profiles';
import type { Random } from './random';
import type { ContactPointRow, ContactPointType, Facts, SourceKind } from './rows';
import type { Difference } from './truth';

/** How a double can be reached. */
export interface Reach {
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
}

const VERIFIED = 0.5;
const HIGHEST_HOUSE_NUMBER = 180;

/** The same telephone number as other people and other systems write it. */
const NOTATIONS: readonly ((number: string) => string)[] = [
  (number) => number,
  (number) => number.replaceAll(' ', ''),
  (number) => number.replaceAll(' ', '').replace('+', '00'),
  (number) => number.replace('+', '00'),
  (number) => number.replaceAll(' ', '-'),
];

/** What of a customer's contact points leads to them now, the most important one of each type. */
export function reachOf(points: readonly ContactPointRow[]): Reach {
  const valueOf = (type: ContactPointType) =>
    points.find((point) => point.type === type && point.isPrimary)?.value ?? null;
  return { phone: valueOf('PHONE'), email: valueOf('EMAIL'), address: valueOf('POSTAL') };
}

/** How a double can be reached: as wanted, as far as the original can be reached so. */
export function drawReach(
  random: Random,
  double: Customer,
  original: Reach,
  wanted: Readonly<Record<keyof Reach, Kept>>,
): Reach {
  const { country } = double.place.home;
  const moved = () =>
    country.address(
      random.pick(country.streets),
      random.between(1, HIGHEST_HOUSE_NUMBER),
      random.pick(country.towns),
    );
  const draw = (kept: Kept, same: string | null, other: () => string): string | null => {
    if (kept === 'SAME') return same;
    return kept === 'OTHER' ? other() : null;
  };
  const notation = random.pick(NOTATIONS);
  return {
    phone: draw(wanted.phone, original.phone === null ? null : notation(original.phone), () =>
      mobileNumber(country, double.number),
    ),
    email: draw(wanted.email, original.email, () => emailOf(double)),
    address: draw(wanted.address, original.address, moved),
  };
}

/** Adds the contact points of a double, as its one source delivered them. */
export function addReach(
  bank: Bank,
  double: Customer,
  { main, mainSource }: Profiles,
  reach: Reach,
  facts: Facts,
): void {
  const { random, joinedAt, latinName, number, place } = double;
  const handle = mainSource === ('SOCIAL' satisfies SourceKind) ? `@${latinName}${String(number + 1)}` : null;
  const values: readonly (readonly [ContactPointType, string | null])[] = [
    ['PHONE', reach.phone],
    ['EMAIL', reach.email],
    ['POSTAL', reach.address],
    ['SOCIAL', handle],
  ];
  const validFrom = new Date(joinedAt);
  for (const [type, value] of values) {
    if (value === null) continue;
    facts.contactPoints.push({
      id: idBeside(random, double.id),
      sourceProfileId: main,
      customerId: double.id,
      type,
      value,
      valueKey: bank.conventions.contactKey(type, value, place.home.country.code),
      isVerified: random.chance(VERIFIED),
      isPrimary: type !== 'SOCIAL',
      validFrom,
      validTo: null,
      createdAt: validFrom,
      updatedAt: validFrom,
    });
  }
}

const WAYS: readonly {
  readonly type: ContactPointType;
  readonly other: Difference;
  readonly none: Difference;
}[] = [
  { type: 'PHONE', other: 'OTHER_PHONE', none: 'NO_PHONE' },
  { type: 'EMAIL', other: 'OTHER_EMAIL', none: 'NO_EMAIL' },
  { type: 'POSTAL', other: 'OTHER_ADDRESS', none: 'NO_ADDRESS' },
];

/** How the contact points of two customers differ. What only one of them has is a difference where it is the first. */
export function differencesOfReach(
  original: readonly ContactPointRow[],
  double: readonly ContactPointRow[],
): Difference[] {
  return WAYS.flatMap(({ type, other, none }): Difference[] => {
    const theirs = original.filter((point) => point.type === type);
    const own = double.filter((point) => point.type === type);
    if (theirs.length === 0) return [];
    if (own.length === 0) return [none];
    const same = own.flatMap((point) => theirs.filter(({ valueKey }) => valueKey === point.valueKey));
    if (same.length === 0) return [other];
    const isWrittenAlike = own.some(({ value }) => same.some((point) => point.value === value));
    return type === 'PHONE' && !isWrittenAlike ? ['PHONE_NOTATION'] : [];
  });
}
