import { newId, type Id } from '../../../src/kernel/id';
import { AUDITOR, later, UnmaskingApi } from './unmasking-api';

const FULL = 'Jana Nováková';
const MASKED = 'J••• N•••';

let open: UnmaskingApi;
beforeAll(async () => {
  open = await UnmaskingApi.open();
});
afterAll(() => open.close());
beforeEach(async () => {
  open.reset();
  await open.api.database.db.execute('test.empty', 'DELETE FROM unmaskings');
});

/** So many customers, unmasked for the auditor until a moment. */
async function unmasked(count: number, endsAt: Date): Promise<Id[]> {
  const customers: Id[] = [];
  for (let index = 0; index < count; index += 1) {
    const customerId = await open.api.bank.customer();
    customers.push(customerId);
    await open.api.bank.insert('unmaskings', {
      id: newId(),
      subjectId: AUDITOR.subjectId,
      customerId,
      endsAt,
    });
  }
  return customers;
}

test('no more than twenty are unmasked for a viewer at a time', async () => {
  const [first = ''] = await unmasked(19, later(600));
  const [last, beyond] = [await open.api.bank.customer(), await open.api.bank.customer()];
  expect((await open.unmask(last)).userErrors).toEqual([]);
  expect((await open.unmask(beyond)).userErrors).toMatchObject([{ code: 'TOO_MANY', field: 'id' }]);
  expect([await open.nameOf(beyond), await open.rows()]).toEqual([MASKED, 20]);
  // Whoever is among them may be prolonged.
  expect((await open.unmask(first, { minutes: 20 })).userErrors).toEqual([]);
  open.now = later(600);
  expect((await open.unmask(beyond)).userErrors).toEqual([]);
  expect([await open.nameOf(first), await open.nameOf(beyond)]).toEqual([FULL, FULL]);
});

test('of several at once that find the last place one has it, and none of the others comes after it', async () => {
  await unmasked(19, later(60));
  const customers = await Promise.all(Array.from({ length: 4 }, () => open.api.bank.customer()));
  const done = await Promise.all(customers.map((customer) => open.unmask(customer, { minutes: 60 })));
  const codes = done.map(({ userErrors }) => userErrors[0]?.code ?? 'DONE');
  expect(codes.sort()).toEqual(['DONE', 'TOO_MANY', 'TOO_MANY', 'TOO_MANY']);
  expect(await open.rows()).toBe(20);
  // The others have ended.
  open.now = later(60);
  const names = await Promise.all(customers.map((customer) => open.nameOf(customer)));
  expect(names.sort()).toEqual([FULL, MASKED, MASKED, MASKED]);
});
