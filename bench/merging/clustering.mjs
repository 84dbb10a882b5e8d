// What it is worth that a customer's facts lie beside each other, and what it costs whoever writes them: cards of customers of the
// bank against cards of their copies whose facts have the ids of their arrival, and a stream of new contacts in either layout.

import { say } from '../../src/cli/prepare.mjs';
import { built, largeLog, onConnection, setGlobals } from '../bank-server.mjs';
import { startBank } from '../bank.mjs';
import { openCounters } from '../counters.mjs';
import { drawCustomers } from '../draw-customers.mjs';
import { figure, markdownTable } from '../report.mjs';
import { copyByArrival, removeCopies } from './copy-by-arrival.mjs';
import { measureReads } from './measure-reads.mjs';
import { READ_HEAD } from './tables.mjs';
import { LAYOUTS, measureStreams } from './write-stream.mjs';

const CUSTOMERS = 200;
/** Cards of others that are read first: what every card reads is in memory before it counts. */
const WARM_UP = 100;
/** The least that both servers take. */
const COLD_MEGABYTES = 128;
/** Pages a second: with the servers' own 200, writing out what a stream has changed would measure that number. */
const AS_FAST_AS_THE_DISK = [
  ['innodb_io_capacity_max', 40_000],
  ['innodb_io_capacity', 20_000],
];

export async function measureClustering(options) {
  if (options.keep === undefined)
    throw new Error('--clustering starts its server several times: give --keep too.');
  const groups = await onBank(options, (context) => makeGroups(context, options));
  const cards = [];
  for (const layout of Object.keys(groups)) {
    say(`Cards with a cold memory of ${COLD_MEGABYTES} MB: ${layout} …`);
    const cold = { ...options, bufferPool: COLD_MEGABYTES };
    cards.push(...(await onBank(cold, (context) => readOnce(context, groups[layout], `${layout}, cold`))));
  }
  return onBank(options, async ({ rows, counters, connection, version }) => {
    for (const [layout, ids] of Object.entries(groups))
      cards.push(
        ...(await measureReads(rows, counters, ids, ids.length, {
          whose: `${layout}, warm`,
          owner: 'alone',
        })),
      );
    await removeCopies(connection, rows);
    const streams = await measureStreams({ connection, rows, counters, options, ids: built('kernel/id.js') });
    for (const card of cards) delete card.shown;
    const tables = [
      { title: 'Cards and timelines of customers of either layout', table: cardsTable(cards) },
      { title: 'A stream of new contacts of customers drawn at random', table: streamsTable(streams) },
    ];
    return { databaseVersion: version, results: { cards, streams }, tables };
  });
}

async function onBank(options, work) {
  const bank = await startBank(options);
  const counters = await openCounters(bank.url);
  try {
    await setGlobals(bank.url, [
      ['innodb_flush_log_at_trx_commit', 1],
      largeLog(options.flavour),
      ...AS_FAST_AS_THE_DISK,
    ]);
    return await onConnection(bank.url, async (connection) => {
      await connection.query("SET time_zone = '+00:00'");
      await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
      const rows = async (sql, values = []) => (await connection.query(sql, values))[0];
      return work({ connection, rows, counters, version: bank.version });
    });
  } finally {
    await counters.close();
    await bank.stop();
  }
}

/** The ids of the same customers in either layout. */
async function makeGroups({ connection, rows }, { seed }) {
  await removeCopies(connection, rows);
  const drawn = [...new Set(await drawCustomers(rows, seed, CUSTOMERS))];
  say(`Copying ${drawn.length} customers, with ids by arrival …`);
  const copies = await copyByArrival(connection, rows, drawn, built('kernel/id.js'));
  return { [LAYOUTS.beside]: drawn, [LAYOUTS.arrival]: copies };
}

async function readOnce({ rows, counters }, ids, whose) {
  const others = await drawCustomers(rows, ids.length, WARM_UP);
  await measureReads(rows, counters, others, 0, { whose: 'others, to warm up', owner: 'alone' });
  const reads = await measureReads(rows, counters, ids, ids.length, { whose, owner: 'alone', isCold: true });
  return reads.filter(({ read }) => read === 'card'); // whose pages the timeline found in memory
}

const CARD_HEAD = ['layout', ...READ_HEAD];
const CARD_METRICS = ['statements', 'rowsRead', 'pages', 'pagesFromDisk', 'databaseCpuMs', 'p50Ms'];

const cardsTable = (cards) =>
  markdownTable([
    CARD_HEAD,
    ...cards.map((card) => [card.whose, card.read, ...CARD_METRICS.map((metric) => figure(card[metric]))]),
  ]);

const STREAM_HEAD = [
  'ids',
  'rows',
  'rows/s',
  'rows/s to the disk',
  'database CPU µs a row',
  'pages touched a row',
  'read from disk a row',
  'written a row',
  'log bytes a row',
];
const STREAM_METRICS = ['databaseCpuMicroseconds', 'pages', 'pagesFromDisk', 'pagesWritten', 'logBytes'];

const streamsTable = (streams) =>
  markdownTable([
    STREAM_HEAD,
    ...streams.map((stream) => [
      stream.layout,
      String(stream.rows),
      figure(stream.rowsPerSecond),
      figure(stream.rowsPerSecondToDisk),
      ...STREAM_METRICS.map((metric) => figure(stream[metric])),
    ]),
  ]);
