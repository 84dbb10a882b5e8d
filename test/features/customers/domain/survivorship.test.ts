import * as fc from 'fast-check';
import {
  CUSTOMER_FIELDS,
  mergeDelivered,
  type CustomerField,
} from '../../../../src/features/customers/domain/delivered-profile';
import {
  saidEarlierThan,
  saidOf,
  saidSince,
  survivor,
  type RankedSaying,
} from '../../../../src/features/customers/domain/survivorship';

const at = (second: number): Date => new Date(Date.UTC(2026, 0, 1, 0, 0, second));

/** What one source says at one time: some fields, some of them taken back, said anew where it `restates`. */
interface Delivery {
  readonly source: number;
  readonly second: number;
  readonly said: Readonly<Partial<Record<CustomerField, string | null>>>;
  readonly restates: boolean;
}

const fields: readonly CustomerField[] = ['familyName', 'segment', 'language'];
const deliveries = fc
  .array(
    fc.record({
      source: fc.nat(3),
      said: fc.dictionary(fc.constantFrom(...fields), fc.constantFrom('a', 'b', null)),
      restates: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((list): Delivery[] => list.map((one, second) => ({ ...one, second })));
/** Of some sources equally trusted. */
const ranks = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 4 });

/** The profiles that deliveries leave behind, kept as the features keep them. */
function profilesAfter(list: readonly Delivery[], trust: readonly number[]): RankedSaying[] {
  const profiles = new Map<number, RankedSaying>();
  for (const { source, second, said, restates } of list) {
    const before = profiles.get(source) ?? null;
    const delivered = mergeDelivered(before?.delivered ?? {}, said);
    const saidEarlier = saidEarlierThan(before, delivered, (field) => restates && field in said);
    profiles.set(source, {
      id: `profile ${String(source)}`,
      trustRank: trust[source] ?? 1,
      receivedAt: at(second),
      ...{ delivered, saidEarlier },
    });
  }
  return [...profiles.values()];
}

/** The same rule by the whole history: of each source the last word, since the delivery that made it so. */
function fromHistory(field: CustomerField, list: readonly Delivery[], trust: readonly number[]) {
  const words = new Map<number, { value: string | null; second: number }>();
  for (const { source, second, said, restates } of list) {
    const value = said[field];
    if (value === undefined) continue;
    if (restates || words.get(source)?.value !== value) words.set(source, { value, second });
  }
  const told = [...words].filter(([, { value }]) => value !== null);
  const [best] = told.sort(
    ([one, a], [other, b]) => (trust[one] ?? 1) - (trust[other] ?? 1) || b.second - a.second,
  );
  return best && { source: best[0], ...best[1] };
}

describe('the value of a field that survives', () => {
  test('is the last word of the most trusted source that has one, of equals the latest', () => {
    fc.assert(
      fc.property(deliveries, ranks, (list, trust) => {
        const profiles = profilesAfter(list, trust);
        for (const field of fields) {
          const best = survivor(field, profiles);
          const expected = fromHistory(field, list, trust);
          expect(best?.id).toBe(expected && `profile ${String(expected.source)}`);
          if (best === null || expected === undefined) continue;
          expect(saidOf(best, field)).toBe(expected.value);
          expect(saidSince(best, field)).toEqual(at(expected.second));
        }
      }),
    );
  });

  test('does not depend on the order in which deliveries of different sources were written, nor profiles are read', () => {
    const shuffled = deliveries.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ranks, ([list, places], trust) => {
        // Each source sends its own one after the other.
        const left = [...list];
        const order = places.flatMap(({ source }) =>
          left.splice(
            left.findIndex((one) => one.source === source),
            1,
          ),
        );
        for (const field of fields)
          expect(survivor(field, profilesAfter(order, trust).reverse())).toEqual(
            survivor(field, profilesAfter(list, trust)),
          );
      }),
    );
  });

  test('is said by one of those who deliver, and is what they say', () => {
    fc.assert(
      fc.property(deliveries, ranks, (list, trust) => {
        const profiles = profilesAfter(list, trust);
        for (const field of CUSTOMER_FIELDS) {
          const best = survivor(field, profiles);
          if (best === null) expect(profiles.map((one) => saidOf(one, field) ?? '').join('')).toBe('');
          else expect(profiles).toContain(best);
        }
      }),
    );
  });

  test('is not won back by a repetition, but by a restatement', () => {
    const crm = { source: 0, second: 0, said: { language: 'cs' }, restates: false };
    const desk = { source: 1, second: 1, said: { language: 'de' }, restates: true };
    const winner = (...more: Delivery[]) => {
      const best = survivor('language', profilesAfter([crm, desk, ...more], [1, 1, 1, 1]));
      return best && saidOf(best, 'language');
    };
    expect(winner()).toBe('de');
    expect(winner({ ...crm, second: 2 })).toBe('de');
    expect(winner({ ...crm, second: 2, said: { segment: 'SME', language: 'cs' } })).toBe('de');
    expect(winner({ ...crm, second: 2, said: { language: 'en' } })).toBe('en');
    expect(winner({ ...crm, second: 2, said: { language: 'en' } }, { ...desk, second: 3 })).toBe('de');
    expect(winner({ ...desk, second: 3, said: { language: null } })).toBe('cs');
  });
});
