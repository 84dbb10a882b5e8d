import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { addNeighbourhood, countNeighbourhoods } from '../../../../src/features/demo-bank/domain/generate';
import { emptyFacts, type Facts } from '../../../../src/features/demo-bank/domain/rows';
import { drawBank } from '../draw-bank';
import { faultsOf } from '../faults-of-bank';

const hashOf = (rows: unknown): string => createHash('sha256').update(JSON.stringify(rows)).digest('hex');

describe('the same plan', () => {
  test('gives the same rows, ids and texts included', () => {
    const [{ facts, doubles }, again] = [drawBank(200), drawBank(200)];
    expect({ facts, doubles }).toEqual({ facts: again.facts, doubles: again.doubles });
  });

  test('gives the rows that it gave on every machine before; a change of the generator that is meant changes this', () => {
    const { bank, facts, doubles } = drawBank(500);
    expect(hashOf([bank.reference, facts, doubles])).toBe(ROWS_OF_SEED_7);
  });

  test('gives the same rows whatever the order in which neighbourhoods are drawn, and whatever they are gathered with', () => {
    const { bank, facts, doubles } = drawBank(60);
    const last = countNeighbourhoods(bank) - 1;
    const backwards = Array.from({ length: last + 1 }, (_, index) => {
      const apart = emptyFacts();
      return { apart, truth: addNeighbourhood(bank, last - index, apart) };
    }).reverse();
    const joined = emptyFacts();
    for (const { apart } of backwards) appendAll(joined, apart);
    expect(joined).toEqual(facts);
    expect(backwards.flatMap(({ truth }) => truth)).toEqual(doubles);
  });
});

describe('ids', () => {
  const { facts } = drawBank(200);
  /** What ids of one customer begin with: when the customer came. */
  const placeOf = (id: string) => id.slice(0, 7);

  test('of customers are in the order in which they are drawn, each at a place of its own', () => {
    const ids = facts.customers.map(({ id }) => id);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids.map(placeOf)).size).toBe(ids.length);
  });

  test('of facts lie beside their customer, and those of nobody beside their contact', () => {
    const contacts = facts.interactions.map(({ id }) => placeOf(id));
    const strays = Object.values<readonly object[]>({ ...facts })
      .flat()
      .filter((row): row is { id: string; customerId: string | null } => 'id' in row && 'customerId' in row)
      .filter(({ id, customerId }) =>
        customerId === null ? !contacts.includes(placeOf(id)) : placeOf(id) !== placeOf(customerId),
      );
    expect(strays).toEqual([]);
  });
});

describe('another plan', () => {
  test.each([
    ['seed', drawBank(40, 8)],
    ['day', drawBank(40, 7, '2026-11-02')],
  ])('with another %s gives other customers', (_what, other) => {
    expect(other.facts.customers[0]?.id).not.toBe(drawBank(40).facts.customers[0]?.id);
  });

  test('with fewer customers ends within a neighbourhood, and nobody shares an account with somebody who is not there', () => {
    for (const customers of [1, 2, 3, 5, 6, 7]) {
      const drawn = drawBank(customers);
      expect(drawn.facts.customers).toHaveLength(customers);
      expect(faultsOf(drawn)).toEqual([]);
    }
  });
});

describe('whatever the plan', () => {
  test('keys are unique, times are in order, sums are right and whatever is named is there', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 80 }),
        fc.maxSafeInteger(),
        fc.date({ min: new Date('2000-01-01'), max: new Date('2080-12-31'), noInvalidDate: true }),
        (customers, seed, day) => {
          const drawn = drawBank(customers, seed, day.toISOString().slice(0, 10));
          expect(drawn.facts.customers).toHaveLength(customers);
          expect(faultsOf(drawn)).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('a larger bank keeps them too', () => {
    expect(faultsOf(drawBank(2_000))).toEqual([]);
  });
});

function appendAll(into: Facts, from: Facts): void {
  for (const table of Object.keys(into) as (keyof Facts)[]) {
    const rows: unknown[] = into[table];
    rows.push(...from[table]);
  }
}

const ROWS_OF_SEED_7 = '9a6973803cf2ac139eadc9d565bbf0dd932d59a6240f53a9c49ab0a6f6c3c379';
