import { foldName } from '../../../../src/features/customers/domain/name-tokens';
import { introduce, type Introduced } from '../../../../src/features/demo-bank/domain/introduce';
import { planNeighbourhood } from '../../../../src/features/demo-bank/domain/neighbourhood';
import { emptyFacts } from '../../../../src/features/demo-bank/domain/rows';
import { DIFFERENCES, type DoubleRow } from '../../../../src/features/demo-bank/domain/truth';
import { openBank } from '../../../../src/features/demo-bank/open-bank';
import { groupBy } from '../draw-bank';

/** Ranges are wide: they hold for other seeds too. Of each customer is drawn only who they are and how they can be reached. */
const CUSTOMERS = 16_000;
const bank = openBank({ customers: CUSTOMERS, seed: 11, asOf: '2026-11-01' });
const facts = emptyFacts();
const customers = Array.from({ length: CUSTOMERS / 4 }, (_, index) => index).flatMap((neighbourhood) => {
  const introduced: Introduced[] = [];
  for (const place of planNeighbourhood(bank, neighbourhood))
    introduced.push(introduce(bank, place, introduced, facts));
  return introduced;
});
const byId = new Map(customers.map((introduced) => [introduced.customer.id, introduced]));

interface Pair extends DoubleRow {
  readonly original: Introduced;
  readonly other: Introduced;
}

function pairOf(row: DoubleRow): Pair {
  const [original, other] = [byId.get(row.customerId), byId.get(row.doubleId)];
  if (original === undefined || other === undefined) throw new RangeError('A pair of nobody');
  return { ...row, original, other };
}

const pairs = customers.flatMap(({ truth }) => (truth === null ? [] : [pairOf(truth)]));
const doubles = pairs.filter(({ relation }) => relation === 'SAME');
const lookAlikes = pairs.filter(({ relation }) => relation === 'LOOK_ALIKE');

const share = <Row>(rows: readonly Row[], is: (row: Row) => boolean): number =>
  rows.filter(is).length / rows.length;

function sharesPoint({ original, other }: Pair, ...types: readonly string[]): boolean {
  const keys = new Set(original.points.map(({ type, valueKey }) => `${type} ${valueKey}`));
  return other.points.some(({ type, valueKey }) => types.includes(type) && keys.has(`${type} ${valueKey}`));
}

const nameOf = ({ customer }: Introduced) =>
  foldName(customer.organisationName ?? `${customer.givenName ?? ''} ${customer.familyName ?? ''}`);
const sharesName = ({ original, other }: Pair) => nameOf(original) === nameOf(other);
const isReached = (pair: Pair) => sharesPoint(pair, 'PHONE', 'EMAIL');

describe('customers who exist more than once', () => {
  test('are about three in a hundred, people for the most part, some of them three times there', () => {
    expect(doubles.length / CUSTOMERS).toBeGreaterThan(0.025);
    expect(doubles.length / CUSTOMERS).toBeLessThan(0.036);
    const firms = share(doubles, ({ other }) => other.customer.kind === 'ORGANISATION');
    expect(firms).toBeGreaterThan(0.04);
    expect(firms).toBeLessThan(0.3);
    const times = [...groupBy(doubles, ({ customerId }) => customerId).values()].map(({ length }) => length);
    expect(new Set(times)).toEqual(new Set([1, 2]));
  });

  test('were delivered by every system that talks to customers, after the bank knew them', () => {
    const sources = new Set(doubles.map(({ other }) => other.customer.deliveredBy));
    expect([...sources].sort()).toEqual(['CHAT', 'CORE_BANKING', 'CRM', 'HELP_DESK', 'SOCIAL']);
    expect(
      doubles.every(({ original, other }) => original.customer.joinedAt <= other.customer.joinedAt),
    ).toBe(true);
  });

  test('cannot all be found by a telephone number or an e-mail address: a sixth at least have neither in common', () => {
    const found = share(doubles, isReached);
    expect(found).toBeGreaterThan(0.6);
    expect(found).toBeLessThan(5 / 6);
  });

  test('cannot all be found by their name: a third at least are called otherwise, however letters are compared', () => {
    const found = share(doubles, sharesName);
    expect(found).toBeGreaterThan(0.25);
    expect(found).toBeLessThan(2 / 3);
  });

  test('are trivial to tell at one end, and at the other have a birth date and a name that is much alike', () => {
    expect(share(doubles, (pair) => isReached(pair) && sharesName(pair))).toBeGreaterThan(0.2);
    const hard = doubles.filter((pair) => !isReached(pair) && !sharesName(pair));
    expect(hard.length / doubles.length).toBeGreaterThan(0.08);
    for (const { original, other } of hard.filter(({ other: { customer } }) => customer.kind === 'PERSON')) {
      const [one, same] = [original.customer.birthDate ?? '', other.customer.birthDate ?? '?'];
      // The same digits, though day and month may be swapped or one be mistyped.
      expect(Math.abs(Number(one.slice(0, 4)) - Number(same.slice(0, 4)))).toBeLessThanOrEqual(1);
    }
  });
});

describe('customers who look alike and are not the same', () => {
  test('are there: twins, father and son of one name in one home, strangers and firms of one name', () => {
    expect(lookAlikes.length / CUSTOMERS).toBeGreaterThan(0.003);
    expect(lookAlikes.length / CUSTOMERS).toBeLessThan(0.012);
    const isTwin = ({ original, other, differences }: Pair) =>
      original.customer.place.home === other.customer.place.home &&
      !differences.includes('OTHER_BIRTH_DATE') &&
      differences.includes('OTHER_GIVEN_NAME');
    const isHeir = ({ original, other, differences }: Pair) =>
      original.customer.place.home === other.customer.place.home &&
      differences.includes('OTHER_BIRTH_DATE') &&
      !differences.includes('OTHER_GIVEN_NAME');
    const isNamesake = (pair: Pair) =>
      pair.original.customer.place.home !== pair.other.customer.place.home && sharesName(pair);
    expect(share(lookAlikes, isTwin)).toBeGreaterThan(0.15);
    expect(share(lookAlikes, isHeir)).toBeGreaterThan(0.15);
    expect(share(lookAlikes, isNamesake)).toBeGreaterThan(0.2);
    expect(lookAlikes.every((pair) => isTwin(pair) || isHeir(pair) || isNamesake(pair))).toBe(true);
  });

  test('share telephones and addresses as doubles do', () => {
    expect(share(lookAlikes, (pair) => sharesPoint(pair, 'PHONE'))).toBeGreaterThan(0.08);
    expect(share(lookAlikes, (pair) => sharesPoint(pair, 'POSTAL'))).toBeGreaterThan(0.1);
  });
});

test('records differ in every way that is known', () => {
  const found = new Set(pairs.flatMap(({ differences }) => differences));
  expect([...found].sort()).toEqual([...DIFFERENCES].sort());
});

test('the truth says of birth dates what is there', () => {
  for (const { original, other, differences } of pairs) {
    const has = (difference: (typeof DIFFERENCES)[number]) => differences.includes(difference);
    const isUndated = original.customer.birthDate !== null && other.customer.birthDate === null;
    expect(has('NO_BIRTH_DATE')).toBe(isUndated);
    const isOtherDate =
      has('DAY_AND_MONTH_SWAPPED') || has('BIRTH_DATE_TYPO') || has('OTHER_BIRTH_DATE') || isUndated;
    expect(isOtherDate).toBe(original.customer.birthDate !== other.customer.birthDate);
  }
});
