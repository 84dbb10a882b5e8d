// New contacts of customers drawn at random, as an import of what happened meanwhile brings them, with ids of either kind.

import { setTimeout as delay } from 'node:timers/promises';
import { say } from '../../src/cli/prepare.mjs';
import { randomOf } from '../draw-customers.mjs';
import { plainColumns } from './plain-rows.mjs';

export const LAYOUTS = { beside: 'beside the customer', arrival: 'by arrival' };

const ROWS_PER_TRANSACTION = 1_000;
const ROWS_PER_DELETE = 1_000;
const TEMPLATES = 100;
/** Twice each, in an order that gives neither the better half of the run. */
const PARTS = ['beside', 'arrival', 'arrival', 'beside'];
const PROGRESS_MS = 5_000;
const CLEAN = 64;
const CLEAN_WITHIN_MS = 120_000;
/** The servers' own. */
const DIRTY_PERCENT = 90;
const KEYS = 'stream-';

/** Writes both layouts in turn, removes what was written, and gives for each part what a row cost. */
export async function measureStreams(context) {
  const { connection, rows, options } = context;
  await removeStreams(connection, rows);
  say('Reading whose contacts can be written …');
  const [customers] = await connection.query({ sql: 'SELECT id FROM customers', rowsAsArray: true });
  const templates = await rows(`SELECT * FROM interactions WHERE customer_id IS NOT NULL LIMIT ${TEMPLATES}`);
  const columns = (await plainColumns(rows, 'interactions')).map(({ Field }) => Field);
  const draw = {
    random: randomOf(options.seed),
    customers: customers.map(([id]) => id),
    templates,
    columns,
    written: 0,
  };
  const streams = [];
  const written = [];
  try {
    for (const layout of PARTS) {
      await clean(connection, rows);
      streams.push(await measurePart({ ...context, draw }, layout, written));
    }
  } finally {
    await remove(connection, written);
  }
  return streams;
}

async function measurePart({ connection, rows, counters, options, ids, draw }, layout, written) {
  const [count, seconds] = [options.stream / 2, options.streamSeconds / 2];
  const { result, ...cost } = await counters.measure(undefined, async () => {
    const began = performance.now();
    let [done, said] = [0, began];
    while (done < count && performance.now() - began < seconds * 1000) {
      const batch = Array.from({ length: Math.min(ROWS_PER_TRANSACTION, count - done) }, () =>
        contact(draw, layout, ids),
      );
      written.push(...batch.map((row) => row.id));
      await connection.query(`INSERT INTO interactions (${draw.columns.join(', ')}) VALUES ?`, [
        batch.map((row) => draw.columns.map((column) => row[column])),
      ]);
      done += batch.length;
      if (performance.now() - said < PROGRESS_MS) continue;
      said = performance.now();
      say(`  … ${done} contacts written, ${LAYOUTS[layout]}`);
    }
    const inserted = performance.now();
    await clean(connection, rows); // pages that were only changed in memory are yet to be paid for
    return { rows: done, insertMs: inserted - began, flushMs: performance.now() - inserted };
  });
  const each = (sum) => sum / result.rows;
  say(
    `  ${result.rows} contacts ${LAYOUTS[layout]} in ${((result.insertMs + result.flushMs) / 1000).toFixed(1)} s`,
  );
  return {
    layout: LAYOUTS[layout],
    rows: result.rows,
    rowsPerSecond: (1000 * result.rows) / result.insertMs,
    rowsPerSecondToDisk: (1000 * result.rows) / (result.insertMs + result.flushMs),
    databaseCpuMicroseconds: each(cost.databaseCpuMs * 1000),
    pages: each(cost.pages),
    pagesFromDisk: each(cost.pagesFromDisk),
    pagesWritten: each(cost.pagesWritten),
    logBytes: each(cost.logBytes),
  };
}

/** Sources count their contacts up: their keys are in the order of arrival, as are the moments. */
function contact(draw, layout, { newIdBeside, newId }) {
  const customer = draw.customers[Math.floor(draw.random() * draw.customers.length)];
  const template = draw.templates[draw.written % draw.templates.length];
  draw.written += 1;
  const id = newId();
  const at = new Date(Date.now() + draw.written);
  return {
    ...template,
    id: layout === 'beside' ? newIdBeside(customer) : id,
    external_id: `${KEYS}${String(draw.written).padStart(10, '0')}`,
    source_profile_id: newId(),
    customer_id: customer,
    started_at: at,
    created_at: at,
    updated_at: at,
  };
}

/** Lets the server write every page that it has changed, and waits for it. */
async function clean(connection, rows) {
  const dirty = async () => {
    const [{ Value }] = await rows("SHOW GLOBAL STATUS LIKE 'Innodb_buffer_pool_pages_dirty'");
    return Number(Value);
  };
  await connection.query('SET GLOBAL innodb_max_dirty_pages_pct = 0');
  const began = performance.now();
  while ((await dirty()) > CLEAN && performance.now() - began < CLEAN_WITHIN_MS) await delay(50);
  await connection.query('SET GLOBAL innodb_max_dirty_pages_pct = ?', [DIRTY_PERCENT]);
}

async function remove(connection, ids) {
  say(`Removing ${ids.length} contacts …`);
  // In the order in which they lie, so that no page is visited twice.
  ids.sort();
  for (let from = 0; from < ids.length; from += ROWS_PER_DELETE)
    await connection.query('DELETE FROM interactions WHERE id IN (?)', [
      ids.slice(from, from + ROWS_PER_DELETE),
    ]);
}

/** What a run that was killed has left behind. */
async function removeStreams(connection, rows) {
  const sources = await rows('SELECT id FROM source_systems');
  for (const { id } of sources) {
    const left = await rows('SELECT id FROM interactions WHERE source_id = ? AND external_id LIKE ?', [
      id,
      `${KEYS}%`,
    ]);
    if (left.length > 0)
      await remove(
        connection,
        left.map((row) => row.id),
      );
  }
}
