import type { Cancellation } from '../../../src/platform/db/cancellation';
import { InvalidCredential } from '../../../src/platform/identity/credential';
import { USUAL_LIMITS } from '../../../src/platform/limits/limits';
import { answersOf, readOperation } from '../../../src/platform/live/live-operation';
import { Turns } from '../../../src/platform/live/turns';
import { createSchema } from '../../../src/schema';

const asked = {
  query: 'subscription { customerChanged(id: "cus_0000000000000001") { topic } }',
  variables: {},
  operationName: null,
};

test('whose rights end while they wait for their turn gets none', async () => {
  const turns = new Turns(1);
  let pass = (): void => undefined;
  const before = turns.take('other', () => new Promise<void>((resolve) => (pass = resolve)));
  let mayHear = true;
  let looks = 0;
  let hasBegun = false;
  const answers = answersOf(readOperation(createSchema(), asked, USUAL_LIMITS), {
    tooSlow: () => undefined,
    recheck: () => {
      looks += 1;
      return mayHear ? Promise.resolve() : Promise.reject(new InvalidCredential('It has ended.'));
    },
    contextOf: (by: Cancellation) => {
      hasBegun = true;
      throw new Error(`Nobody waits: ${String(by.isCancelled)}`);
    },
    ...{ withinMs: 1_000, turns, key: 'theirs' },
  });
  expect(looks).toBe(1);
  mayHear = false;
  pass();
  await before;
  await expect(answers).rejects.toThrow('It has ended.');
  expect([looks, hasBegun]).toEqual([2, false]);
});
