import { join } from 'node:path';
import { lookThroughData } from '../../src/cli/check-data/data-faults';
import type { Db } from '../../src/platform/db/db';
import { sealingKey } from '../../src/platform/audit/audit-record';
import { verifyAudit } from '../../src/platform/audit/verify-audit';
import { Bank } from '../support/bank';
import { temporaryFolder } from '../support/temporary-folder';
import { waitUntil } from '../support/wait-until';
import { KillableDatabase } from './killable-database';
import { KillableServer } from './killable-server';
import { verdictOn, type Verdict } from './ledger';
import { findMarkers, SOURCE, SURVEY, Writers } from './writers';

/** How often each of both is killed. `npm run test:kill` kills them ten times. */
const KILLS = Number(process.env['KILLS'] ?? 2);
/** Acknowledged between two kills. */
const BETWEEN = 60;
const WRITERS = 8;

jest.setTimeout(60_000 + KILLS * 60_000);

const folder = temporaryFolder();

/** Customers of whom a source knows. */
async function makeCustomers(db: Db): Promise<string[]> {
  const bank = await Bank.open(db);
  await bank.source(SOURCE);
  await bank.survey({ id: SURVEY });
  const customers = Array.from({ length: 20 }, async () => {
    const customer = await bank.customer();
    await bank.sourceProfile(customer);
    return `cus_${customer}`;
  });
  return Promise.all(customers);
}

interface Fire {
  readonly database: KillableDatabase;
  readonly server: KillableServer;
  readonly writers: Writers;
}

async function openFire(name: string): Promise<Fire> {
  const database = await KillableDatabase.start(join(folder, name));
  const server = await KillableServer.start(folder, database.url);
  const writers = new Writers(server, await database.use(makeCustomers));
  writers.start(WRITERS);
  return { database, server, writers };
}

async function someAreAcknowledged({ writers }: Fire): Promise<void> {
  const enough = writers.acknowledged + BETWEEN;
  await waitUntil(
    'more is acknowledged',
    () => writers.acknowledged >= enough || writers.failure !== null,
    60_000,
  );
  if (writers.failure) throw writers.failure;
}

async function verdictOf({ database, writers }: Fire): Promise<Verdict> {
  return verdictOn(writers.ledger, await database.use(findMarkers));
}

function tell(what: string, { sent, acknowledged, lost, doubled, unheardOf }: Verdict): void {
  process.stderr.write(
    `${what}: ${String(sent)} sent, ${String(acknowledged)} acknowledged; ${String(lost.length)} lost, ` +
      `${String(doubled.length)} doubled, ${String(unheardOf.length)} of nobody\n`,
  );
}

test('nothing that was acknowledged is lost, doubled or half done, whoever is killed in the middle', async () => {
  const fire = await openFire('durable');
  const { database, server, writers } = fire;
  for (let kill = 0; kill < KILLS; kill += 1) {
    await someAreAcknowledged(fire);
    await server.kill();
    await server.startAgain();
  }
  for (let kill = 0; kill < KILLS; kill += 1) {
    await someAreAcknowledged(fire);
    await database.kill();
    await database.startAgain();
  }
  await someAreAcknowledged(fire);
  await writers.stop();
  const verdict = await verdictOf(fire);
  tell(`${String(KILLS)} kills of the server and ${String(KILLS)} of the database`, verdict);
  expect(verdict).toMatchObject({ lost: [], doubled: [], unheardOf: [] });
  await database.use(async (db) => {
    await waitUntil(
      'all of it is told',
      async () => (await db.query('test.waiting', 'SELECT id FROM outbox_messages')).length === 0,
    );
    const broken: string[] = [];
    for await (const { says, count } of lookThroughData(db)) if (count > 0) broken.push(says);
    expect(broken).toEqual([]);
    expect(await verifyAudit(db, sealingKey(Buffer.from('ab'.repeat(32), 'hex')))).toMatchObject({
      faults: [],
    });
  });
  await server.stop();
  await database.stop();
});

test('the same writers find out a database that says "done" before it is', async () => {
  const fire = await openFire('careless');
  const { database, server, writers } = fire;
  let verdict: Verdict | undefined;
  // What was acknowledged since it last wrote its log, once a second, is gone with it.
  for (let kill = 0; kill < 5 && (verdict?.lost.length ?? 0) === 0; kill += 1) {
    await database.use((db) => db.execute('test.careless', 'SET GLOBAL innodb_flush_log_at_trx_commit = 0'));
    await someAreAcknowledged(fire);
    await database.kill();
    await database.startAgain();
    verdict = await verdictOf(fire);
  }
  // Whoever goes on with what was lost is refused.
  await writers.stop().catch(() => undefined);
  if (verdict) tell('A careless database', verdict);
  expect(verdict?.lost.length).toBeGreaterThan(0);
  await server.stop();
  await database.stop();
});
