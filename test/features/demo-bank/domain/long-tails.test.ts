import { drawSwitchboard } from '../../../../src/features/demo-bank/domain/contact-points';
import { drawCustomer } from '../../../../src/features/demo-bank/domain/customer';
import {
  NEIGHBOURHOOD_SIZE,
  planNeighbourhood,
  type Place,
} from '../../../../src/features/demo-bank/domain/neighbourhood';
import { emptyFacts } from '../../../../src/features/demo-bank/domain/rows';
import { addNeighbourhood } from '../../../../src/features/demo-bank/domain/generate';
import { drawAppetite, drawCount } from '../../../../src/features/demo-bank/domain/visits';
import { openBank } from '../../../../src/features/demo-bank/open-bank';
import { groupBy } from '../draw-bank';

/** A million customers take minutes to draw: here is drawn of each only what decides whether they are in the tail. */
const CUSTOMERS = 1_000_000;
const bank = openBank({ customers: CUSTOMERS, seed: 7, asOf: '2026-11-01' });
const numbers = Array.from({ length: CUSTOMERS }, (_, customer) => customer);

function placeOf(customer: number): Place {
  const place = planNeighbourhood(bank, Math.floor(customer / NEIGHBOURHOOD_SIZE)).find(
    (other) => other.customer === customer,
  );
  if (place === undefined) throw new RangeError(`No customer ${String(customer)}`);
  return place;
}

describe('among a million customers', () => {
  /** Nobody whose appetite is less has ten thousand contacts, even of the segment that has the most. */
  const LEAST_APPETITE = 2_500;
  const busiest = numbers
    .filter((customer) => drawAppetite(bank, customer) >= LEAST_APPETITE)
    .map(placeOf)
    // Those who exist already have few contacts as who they are taken for.
    .filter(({ like }) => like?.as !== 'DOUBLE')
    .map((place) => drawCustomer(bank, place))
    .map((customer) => ({ number: customer.number, contacts: drawCount(bank, customer) }))
    .filter(({ contacts }) => contacts > 10_000);

  test('some have more than ten thousand contacts each', () => {
    expect(busiest.length).toBeGreaterThan(2);
    expect(busiest.length).toBeLessThan(50);
  });

  test('the busiest are drawn with all their contacts', () => {
    const facts = emptyFacts();
    addNeighbourhood(bank, Math.floor((busiest[0]?.number ?? 0) / NEIGHBOURHOOD_SIZE), facts);
    const perCustomer = groupBy(facts.interactions, ({ customerId }) => customerId);
    expect(Math.max(...[...perCustomer.values()].map(({ length }) => length))).toBeGreaterThan(10_000);
  });

  test('hundreds share a telephone, and that of more than one employer', () => {
    const employed = numbers
      .map((customer) => ({ customer, switchboard: drawSwitchboard(bank, customer) }))
      .filter(({ switchboard }) => switchboard !== null)
      .map(({ customer, switchboard }) => ({ switchboard, home: placeOf(customer).home }))
      .filter(({ home }) => !home.isOrganisation);
    const sharers = [
      ...groupBy(employed, ({ switchboard, home }) => `${home.country.code} ${String(switchboard)}`).values(),
    ]
      .map(({ length }) => length)
      .sort((one, other) => other - one);
    expect(sharers[0]).toBeGreaterThan(500);
    expect(sharers.filter((count) => count >= 200).length).toBeGreaterThan(10);
  });
});
