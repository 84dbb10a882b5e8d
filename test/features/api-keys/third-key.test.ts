import { listApiKeys } from '../../../src/features/api-keys/api-key.repository';
import { createApiKey } from '../../../src/features/api-keys/manage-api-keys';
import { Bank, NOW } from '../../support/bank';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { running } from '../../support/running-statements';
import { waitUntil } from '../../support/wait-until';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await (await Bank.open(database.db)).source('crm');
});
afterAll(() => database.drop());

test('of three keys made at once for a new holder two work', async () => {
  const { db } = database;
  const input = { holder: 'Newcomers', source: 'crm', scopes: ['READ'], expiresAt: null } as const;
  let ended = 0;
  const others: Promise<unknown>[] = [];
  const other = () => db.transaction((tx) => createApiKey(tx, input, NOW)).finally(() => (ended += 1));
  await db.transaction((tx) =>
    createApiKey(
      {
        ...tx,
        // Between counting and writing two others try: they have done it, or they wait.
        execute: async (name, ...rest) => {
          if (name === 'apiKeys.insertApiKey') {
            others.push(other(), other());
            const waiting = () => running(db, '%source_systems s ORDER BY%FOR UPDATE%');
            await waitUntil('both are there', async () => ended + (await waiting()) === 2);
          }
          return tx.execute(name, ...rest);
        },
      },
      input,
      NOW,
    ),
  );
  await Promise.all(others);
  expect((await listApiKeys(db, NOW)).filter(({ holder }) => holder === 'Newcomers')).toHaveLength(2);
});
