import type { Facts } from '../../../src/features/demo-bank/domain/rows';
import { drawBank } from './draw-bank';
import { faultsOf } from './faults-of-bank';
import { spoil } from './spoil';

const drawn = drawBank(120);
const { bank, facts } = drawn;

/** The facts with whoever holds that account in that role born on the day before they came to hold it. */
function withChildAs(role: string, kinds: readonly string[]): Partial<Facts> {
  const products = bank.reference.products.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  const accounts = facts.accounts.filter(({ productId }) => products.includes(productId));
  const people = facts.customers.filter(({ birthDate }) => birthDate !== null);
  const holder = facts.accountHolders.find(
    (row) =>
      row.role === role &&
      accounts.some(({ id }) => id === row.accountId) &&
      people.some(({ id }) => id === row.customerId),
  );
  const birthDate = holder?.validFrom.toISOString().slice(0, 10) ?? null;
  return {
    customers: spoil(
      facts.customers,
      ({ id }) => id === holder?.customerId,
      () => ({ birthDate }),
    ),
  };
}

test.each([
  ['who is under age owns an account to pay from or to save on', withChildAs('OWNER', ['LOAN', 'CARD'])],
  ['who is under age acts for nobody', withChildAs('JOINT', ['CURRENT'])],
])('the check of a bank finds when it does not hold that %s', (name, part) => {
  expect(faultsOf({ ...drawn, facts: { ...facts, ...part } }).join('\n')).toContain(name);
});
