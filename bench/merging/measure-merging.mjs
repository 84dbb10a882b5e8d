// Two customers of 10,000 facts each, joined and taken apart again in each way, each time proved to be as they were.

import { say } from '../../src/cli/prepare.mjs';
import { built, onConnection, setGlobals } from '../bank-server.mjs';
import { startBank } from '../bank.mjs';
import { openCounters } from '../counters.mjs';
import { drawCustomers, timeOf } from '../draw-customers.mjs';
import { factTables, makeHeavyCustomers, removeHeavyCustomers } from './heavy-customers.mjs';
import { measureReads, refuseDifferentReads } from './measure-reads.mjs';
import { readsTable, stepsTable } from './tables.mjs';
import { checksumOf, settle, timedDatabase } from './timed-database.mjs';
import { BY_PROFILE, WAYS } from './ways.mjs';

const ID = 'CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL';
/** Not of the product: who is who in the link table, and what a merge remembers for the way back. */
const OWN_TABLES = {
  bench_customer_links: `(customer_id ${ID} PRIMARY KEY, person_id ${ID}, KEY ix_bench_customer_links_person (person_id, customer_id))`,
  bench_merges: `(loser_id ${ID} PRIMARY KEY, survivor_id ${ID}, profile_ids TEXT NOT NULL)`,
};
const ORDINARY = 100;
/** So few that what they leave to clear up cannot be told from asking whether it has been. */
const FEW_ROWS = 100;
/** Milliseconds that the two lie before and behind all others. */
const APART = 10_000;

export async function measureMerging(options) {
  const bank = await startBank(options);
  const counters = await openCounters(bank.url);
  try {
    await setGlobals(bank.url, [['innodb_flush_log_at_trx_commit', 1]]);
    const { steps, reads } = await onConnection(bank.url, (connection) =>
      withHeavyCustomers(connection, options.seed, (context) =>
        measureWays({ ...context, counters, options }),
      ),
    );
    const tables = [
      { title: 'Joining two customers of 10,000 facts each, and back', table: stepsTable(steps) },
      { title: 'Reading them', table: readsTable(reads) },
    ];
    return { databaseVersion: bank.version, results: { steps, reads }, tables };
  } finally {
    await counters.close();
    await bank.stop();
  }
}

/** Makes the two, and removes them and everything else that was made for them, however it ends. */
async function withHeavyCustomers(connection, seed, work) {
  const db = timedDatabase(connection);
  await connection.query("SET time_zone = '+00:00'");
  await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
  const tables = await factTables(db.read);
  const remove = async () => {
    await removeHeavyCustomers(connection, db.read, tables);
    for (const name of Object.keys(OWN_TABLES)) await connection.query(`DROP TABLE IF EXISTS ${name}`);
  };
  await remove();
  try {
    say('Making two customers of 10,000 facts each …');
    const [{ first, last }] = await db.read('SELECT MIN(id) AS first, MAX(id) AS last FROM customers');
    const ordinary = await drawCustomers(db.read, seed, ORDINARY);
    const places = [timeOf(first) - APART, timeOf(last) + APART];
    const [survivor, loser] = await makeHeavyCustomers(connection, db.read, {
      places,
      like: ordinary,
      ids: built('kernel/id.js'),
    });
    for (const [name, columns] of Object.entries(OWN_TABLES))
      await connection.query(`CREATE TABLE ${name} ${columns} ENGINE=InnoDB`);
    await connection.query('INSERT INTO bench_customer_links SELECT id, id FROM customers');
    await connection.query('ANALYZE TABLE bench_customer_links');
    await settle(connection);
    return await work({ connection, db, tables, ordinary, pair: { survivor, loser } });
  } finally {
    say('Removing what was made …');
    await remove();
  }
}

async function measureWays(context) {
  const { db, tables, pair, options } = context;
  const { survivor, loser } = pair;
  const owners = [survivor.id, loser.id];
  const before = await checksumOf(db.read, tables, owners);
  const steps = [];
  const reads = await readsApart(context);
  for (let run = 0; run < options.runs; run += 1) {
    for (const way of WAYS) {
      reads.push(...(await tryWay(context, way, steps, run)));
      await refuseChange(db.read, tables, owners, before);
    }
    say(`Each way there and back, proved to be as before: ${run + 1} of ${options.runs}`);
  }
  reads.push(...(await tryProfiles(context, steps)));
  await refuseChange(db.read, tables, owners, before);
  refuseDifferentReads(reads);
  for (const read of reads) delete read.shown;
  return { steps, reads };
}

async function refuseChange(rows, tables, owners, before) {
  const after = await checksumOf(rows, tables, owners);
  if (after !== before)
    throw new Error(`The way back left another state.\nBefore:\n${before}\nAfter:\n${after}`);
}

/** Measures each step, and in the first run what is read after those after which something else is read. */
async function tryWay(
  { connection, counters, db, tables, pair, options },
  { way, steps: ownSteps },
  steps,
  run,
) {
  const reads = [];
  for (const { name, act, reads: state } of ownSteps) {
    const { result, ...cost } = await counters.measure(undefined, async () => {
      db.take();
      const began = performance.now();
      await act(db, pair, tables);
      return { milliseconds: performance.now() - began, ...db.take() };
    });
    cost.clearingCpuMs = 0;
    if (result.rowsChanged > FEW_ROWS) {
      const after = await counters.measure(undefined, () => settle(connection));
      cost.clearingCpuMs = after.databaseCpuMs;
    }
    steps.push({ way, step: name, ...cost, ...result });
    if (run > 0 || state === undefined) continue;
    const states = state === 'link' ? ['link', 'link, looked up first'] : [state];
    for (const owner of states)
      reads.push(
        ...(await measureReads(db.read, counters, [pair.survivor.id], options.reads, {
          whose: 'merged',
          owner,
        })),
      );
  }
  return reads;
}

/** Of customers who were never merged: what a way costs those who have nothing of it. */
async function readsApart({ db, counters, ordinary, pair, options }) {
  const reads = [];
  for (const [whose, ids] of [
    ['ordinary', ordinary],
    ['one of 10,000 facts', [pair.survivor.id]],
  ]) {
    for (const owner of ['alone', 'link', 'link, looked up first'])
      reads.push(...(await measureReads(db.read, counters, ids, options.reads, { whose, owner })));
  }
  return reads;
}

/**
 * As if facts had no customer and the indexes by customer were by profile: for the two, the profile stands in the customer's column.
 * So the trees that are read are of the bank's own size.
 */
async function tryProfiles(context, steps) {
  const { db, tables, pair, counters, options } = context;
  const owners = [pair.survivor.id, pair.loser.id];
  const profiles = [...pair.survivor.profiles, ...pair.loser.profiles];
  for (const { name } of tables)
    await context.connection.query(
      `UPDATE ${name} SET customer_id = source_profile_id WHERE customer_id IN (?)`,
      [owners],
    );
  await settle(context.connection);
  const reads = await measureReads(db.read, counters, [pair.survivor.id], options.reads, {
    whose: 'one of 10,000 facts',
    owner: 'profiles',
  });
  for (let run = 0; run < options.runs; run += 1)
    reads.push(...(await tryWay(context, BY_PROFILE, steps, run)));
  for (const { name } of tables)
    await context.connection.query(
      `UPDATE ${name} f JOIN source_profiles p ON p.id = f.source_profile_id SET f.customer_id = p.customer_id
       WHERE f.customer_id IN (?)`,
      [profiles],
    );
  return reads;
}
