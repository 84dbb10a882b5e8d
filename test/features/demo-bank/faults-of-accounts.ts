import type { Facts } from '../../../src/features/demo-bank/domain/rows';

type Check = <Row>(name: string, rows: readonly Row[], holds: (row: Row) => boolean) => void;

const FOR_CHILDREN: readonly (string | undefined)[] = ['CURRENT', 'SAVINGS'];

/** The day on which somebody born on that day (`YYYY-MM-DD`) comes of age; of the 29th of February, at the latest the 1st of March. */
function dayOfAge(birthDate: string): string {
  return `${String(Number(birthDate.slice(0, 4)) + 18)}${birthDate.slice(4)}`;
}

/** What must not be of who holds which account. */
export function checkAccounts(
  facts: Facts,
  products: readonly { readonly id: string; readonly kind: string }[],
  check: Check,
): void {
  const customers = new Map(facts.customers.map((row) => [row.id, row]));
  const accounts = new Map(facts.accounts.map((row) => [row.id, row]));
  const kinds = new Map(products.map(({ id, kind }) => [id, kind]));
  const ofMinors = facts.accountHolders.filter(({ customerId, validFrom }) => {
    const birthDate = customers.get(customerId)?.birthDate ?? null;
    return birthDate !== null && validFrom.toISOString().slice(0, 10) < dayOfAge(birthDate);
  });
  check('who is under age owns an account to pay from or to save on', ofMinors, ({ role, accountId }) => {
    const kind = kinds.get(accounts.get(accountId)?.productId ?? '');
    return role !== 'OWNER' || FOR_CHILDREN.includes(kind);
  });
  check(
    'who is under age acts for nobody',
    ofMinors,
    ({ role }) => role === 'OWNER' || role === 'BENEFICIARY',
  );
}
