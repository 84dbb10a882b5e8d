// A demo bank on a database server of its own, which is gone with everything in it when the bench ends.

import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { root, say } from '../src/cli/prepare.mjs';

const require = createRequire(import.meta.url);
const built = (file) => require(join(root, 'dist/src', file));

/** Pages of 20 events: a customer with so many has a hundred of them and one more. */
const DEEP_EVENTS = 2_100;
const DEEP_CUSTOMERS = 4;

/** Starts a throw-away server, migrates it and fills it with a demo bank. `url` is that of an account that may do everything. */
export async function startBank({ flavour, customers, seed, asOf, bufferPool }) {
  const { startThrowawayServer } = built('platform/db/local-server/throwaway-server.js');
  const server = await startThrowawayServer({
    flavour,
    path: process.env.PATH ?? '',
    packagesFolder: join(root, '.data/packages'),
    templates: join(root, '.data/templates'),
    say,
  });
  try {
    await grow(server.url, bufferPool);
    await fill(server.url, { customers, seed, asOf });
    await deepen(server.url);
    return { url: server.url, version: server.program.version, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The server of the tests is small: a bank that does not fit into memory would measure the disk. */
async function grow(url, bufferPool) {
  await onConnection(url, (connection) =>
    connection.query('SET GLOBAL innodb_buffer_pool_size = ?', [bufferPool * 1024 * 1024]),
  );
}

async function fill(url, plan) {
  const { migrateDatabase } = built('cli/migrate-database.js');
  const { createDataSource } = built('platform/db/data-source.js');
  const { openDb } = built('platform/db/db.js');
  const { seedDemoBank } = built('features/demo-bank/seed-demo-bank.js');
  await migrateDatabase({ databaseUrl: url }, say);
  const dataSource = await createDataSource(url, { poolSize: 10, statementTimeoutMs: 0 });
  await dataSource.initialize();
  try {
    await seedDemoBank(openDb(dataSource), { ...plan, onProgress: say });
  } finally {
    await dataSource.destroy();
  }
}

/** A demo bank has few customers with a hundred pages of events, or none: some are given the contacts of others once more. */
async function deepen(url) {
  const { newId } = built('kernel/id.js');
  await onConnection(url, async (connection) => {
    const [[{ deepest }]] = await connection.query(
      'SELECT MAX(n) AS deepest FROM (SELECT COUNT(*) AS n FROM interactions WHERE customer_id IS NOT NULL GROUP BY customer_id) counted',
    );
    if (deepest >= DEEP_EVENTS) return;
    const [columns] = await connection.query('SHOW COLUMNS FROM interactions');
    const plain = columns.filter(({ Extra }) => !/GENERATED/.test(Extra)).map(({ Field }) => Field);
    const [chosen] = await connection.query(
      'SELECT id FROM customers WHERE absorbed_into_id IS NULL ORDER BY last_contact_at DESC, id LIMIT ?',
      [DEEP_CUSTOMERS],
    );
    const [contacts] = await connection.query({
      sql: 'SELECT * FROM interactions WHERE customer_id IS NOT NULL ORDER BY id LIMIT ?',
      values: [DEEP_EVENTS],
    });
    for (const customer of chosen) {
      const copies = Array.from({ length: DEEP_EVENTS }, (_, index) => ({
        ...contacts[index % contacts.length],
        id: newId(),
        external_id: randomUUID(),
        customer_id: customer.id,
      }));
      await connection.query(`INSERT INTO interactions (${plain.join(', ')}) VALUES ?`, [
        copies.map((copy) => plain.map((column) => copy[column])),
      ]);
    }
    await connection.query('ANALYZE TABLE interactions');
  });
}

export async function onConnection(url, work) {
  const connection = await mysql.createConnection({ uri: url, timezone: 'Z' });
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}
