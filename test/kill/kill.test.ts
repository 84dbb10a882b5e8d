import { join } from 'node:path';
import { lookThroughData } from '../../src/cli/check-data/data-faults';
import type { Db } from '../../src/platform/db/db';
import { sealingKey } from '../../src/platform/audit/audit-record';
import { verifyAudit } from '../../src/platform/audit/verify-audit';
import { orderEvents } from '../../src/platform/outbox/order-events';
import { Bank } from '../support/bank';
import { temporaryFolder } from '../support/temporary-folder';
import { waitUntil } from '../support/wait-until';
import { KillableDatabase } from './killable-database';
import { Follower } from './follower';
import { makeInvitations } from './invitations';
import { KillableServer, SECRET } from './killable-server';
import { verdictOn, type Verdict } from './ledger';
import { Writers } from './writers';
import { eventsByCustomer, findMisordered, findUntoldAnswers, misheard } from './told';
import { findMarkers, findUnclocked, PRODUCT, SOURCE, SURVEY, type Ground } from './written';

/** How often each of both is killed. `npm run test:kill` kills them ten times. */
const KILLS = Number(process.env['KILLS'] ?? 2);
/** Acknowledged between two kills. */
const BETWEEN = 60;
const WRITERS = 8;

jest.setTimeout(60_000 + KILLS * 60_000);

const folder = temporaryFolder();

/** Promises that fall due one after the other, each broken half a second later. */
const DUE = 300;
const DUE_EVERY_MS = 200;
/** Invitations that may be answered: more than are. */
const INVITED = 1_000 + KILLS * 400;

/** Customers of whom a source knows, whom something was promised. */
async function makeGround(db: Db): Promise<Ground> {
  const bank = await Bank.open(db);
  await bank.source(SOURCE);
  await bank.product('Account', { code: PRODUCT });
  await bank.survey({ id: SURVEY });
  const customers: string[] = [];
  for (let count = 0; count < 20; count += 1) {
    const customer = await bank.customer();
    await bank.sourceProfile(customer);
    customers.push(customer);
  }
  for (let turn = 0; turn < DUE; turn += 1) {
    const due = Date.now() + turn * DUE_EVERY_MS;
    const moments = { dueAt: new Date(due), graceEndsAt: new Date(due + 500) };
    await bank.promise(customers[turn % customers.length] ?? '', moments);
  }
  const tokens = await makeInvitations(db, bank, { customers, survey: SURVEY, count: INVITED });
  return { customers: customers.map((id) => `cus_${id}`), queue: `que_${await bank.queue()}`, tokens };
}

const fires: Fire[] = [];
afterEach(async () => {
  for (const { database, server, writers, follower } of fires.splice(0)) {
    await writers.giveUp();
    await follower.giveUp();
    await server.stop();
    await database.stop();
  }
});

interface Fire {
  readonly database: KillableDatabase;
  readonly server: KillableServer;
  readonly writers: Writers;
  readonly follower: Follower;
}

async function openFire(name: string, { keyless = false } = {}): Promise<Fire> {
  const database = await KillableDatabase.start(join(folder, name));
  const server = await KillableServer.start(folder, database.url);
  const writers = new Writers(server, await database.use(makeGround), keyless);
  const follower = new Follower(server);
  writers.start(WRITERS);
  follower.start();
  const fire = { database, server, writers, follower };
  fires.push(fire);
  return fire;
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

/** Of what was acknowledged before it was looked for: while they write, what comes later is not lost. */
async function verdictOf({ database, writers }: Fire): Promise<Verdict> {
  const ledger = writers.ledger.map((sent) => ({ ...sent }));
  return verdictOn(ledger, await database.use(findMarkers));
}

function tell(what: string, { sent, acknowledged, lost, doubled, unheardOf }: Verdict): void {
  process.stderr.write(
    `${what}: ${String(sent)} sent, ${String(acknowledged)} acknowledged; ${String(lost.length)} lost, ` +
      `${String(doubled.length)} doubled, ${String(unheardOf.length)} of nobody\n`,
  );
}

/** That events would be missed that are not there, or not in their order. */
async function expectFoundOut(db: Db, { server, writers: { made } }: Fire): Promise<void> {
  // So that nothing more happens, and all is heard.
  await server.stop();
  await orderEvents(db);
  const heard = await eventsByCustomer(db);
  const positionOf = async (topic: string, object = '%'): Promise<number> => {
    const sql = 'SELECT MAX(position) AS position FROM events WHERE topic = ? AND object LIKE ?';
    return Number(
      (await db.query<{ position: number }>('test.positionOf', sql, [topic, object]))[0]?.position,
    );
  };
  const move = (from: number, to: number): Promise<unknown> =>
    db.execute('test.move', 'UPDATE events SET position = ? WHERE position = ?', [to, from]);
  const [promise] = await db.query<{ object: string }>(
    'test.kept',
    "SELECT object FROM events WHERE topic = 'promise:keep' LIMIT 1",
  );
  const [make, keep] = [
    await positionOf('promise:make', promise?.object),
    await positionOf('promise:keep', promise?.object),
  ];
  await move(make, 0);
  await move(keep, make);
  await move(0, keep);
  expect(await findMisordered(db, made)).toEqual(expect.arrayContaining([promise?.object]));
  expect(misheard(await eventsByCustomer(db), heard)).toHaveLength(1);
  await move(await positionOf('survey:answer'), -1);
  await db.execute('test.lose', 'DELETE FROM events WHERE position = -1');
  expect(await findUntoldAnswers(db)).toHaveLength(1);
}

test('nothing that was acknowledged is lost, doubled or half done, whoever is killed in the middle', async () => {
  const fire = await openFire('durable');
  const { database, server, writers, follower } = fire;
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
    await waitUntil(
      'the clock has done what there was to do, once',
      async () => (await findUnclocked(db)).length === 0,
    );
    // Heard by whoever read on from where they were, whatever was killed in between: each event, and a customer's in their order.
    const told = await eventsByCustomer(db);
    await follower.stop();
    expect(misheard(told, follower.heard)).toEqual([]);
    expect(await findUntoldAnswers(db)).toEqual([]);
    expect(await findMisordered(db, writers.made)).toEqual([]);
    const broken: string[] = [];
    for await (const { says, count } of lookThroughData(db)) if (count > 0) broken.push(says);
    expect(broken).toEqual([]);
    expect(await verifyAudit(db, sealingKey(SECRET))).toMatchObject({
      faults: [],
    });
    await expectFoundOut(db, fire);
  });
});

test('the same writers find out a database that says "done" before it is', async () => {
  const fire = await openFire('careless');
  const { database } = fire;
  let verdict: Verdict | undefined;
  // What was acknowledged since it last wrote its log, once a second, is gone with it.
  for (let kill = 0; kill < 5 && (verdict?.lost.length ?? 0) === 0; kill += 1) {
    await database.use((db) => db.execute('test.careless', 'SET GLOBAL innodb_flush_log_at_trx_commit = 0'));
    await someAreAcknowledged(fire);
    await database.kill();
    await database.startAgain();
    verdict = await verdictOf(fire);
  }
  if (verdict) tell('A careless database', verdict);
  expect(verdict?.lost.length).toBeGreaterThan(0);
});

test('the same writers find out what is doubled where whoever asks again gives no key', async () => {
  const fire = await openFire('keyless', { keyless: true });
  const { server, writers } = fire;
  // Whoever was not answered, though it was done, asks again.
  await someAreAcknowledged(fire);
  await server.kill();
  await server.startAgain();
  await someAreAcknowledged(fire);
  await writers.stop();
  const verdict = await verdictOf(fire);
  tell('Without keys', verdict);
  expect(verdict.doubled.length).toBeGreaterThan(0);
  expect(verdict).toMatchObject({ lost: [], unheardOf: [] });
});
