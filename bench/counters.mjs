// What a measurement counts beside the clock: the time that processes had a processor, what the database did.

import { readdirSync, readFileSync } from 'node:fs';
import mysql from 'mysql2/promise';

/** What is counted, and the names of the server's counters that make it up. */
const COUNTERS = {
  statements: /^Questions$/,
  rowsRead: /^Handler_read_/,
  pages: /^Innodb_buffer_pool_read_requests$/,
  pagesFromDisk: /^Innodb_buffer_pool_reads$/,
  pagesWritten: /^Innodb_buffer_pool_pages_flushed$/,
  logBytes: /^Innodb_os_log_written$/,
};
const COUNTED = `SHOW GLOBAL STATUS WHERE Variable_name LIKE 'Handler\\_read\\_%' OR Variable_name IN
  ('Questions', 'Innodb_buffer_pool_read_requests', 'Innodb_buffer_pool_reads', 'Innodb_buffer_pool_pages_flushed',
   'Innodb_os_log_written')`;

const mapValues = (record, value) =>
  Object.fromEntries(Object.entries(record).map(([name, own]) => [name, value(own, name)]));

/** Nanoseconds on a processor by thread, as the kernel counts them: exact to the microsecond, where `stat` has ticks of 10 ms. */
function threadTimes(pid) {
  const times = new Map();
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    try {
      const [nanoseconds] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
      times.set(thread, Number(nanoseconds));
    } catch {
      // It ended meanwhile.
    }
  }
  return times;
}

/** Milliseconds that a process had a processor since `before`. */
function millisecondsSince(before, after) {
  let sum = 0;
  for (const [thread, nanoseconds] of after) sum += nanoseconds - (before.get(thread) ?? 0);
  return sum / 1e6;
}

/** Milliseconds that a process had a processor since it was started. */
export const processorMs = (pid) => millisecondsSince(new Map(), threadTimes(pid));

/** What a process has in memory. */
export function residentBytes(pid) {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(kilobytes) * 1024;
}

/** The counters of one database server; the bench must be the only one who asks it. */
export async function openCounters(databaseUrl) {
  const connection = await mysql.createConnection(databaseUrl);
  const [[{ file }]] = await connection.query('SELECT @@pid_file AS file');
  const databasePid = Number(readFileSync(file, 'utf8'));

  const status = async () => {
    const [rows] = await connection.query(COUNTED);
    const sum = (pattern) =>
      rows.reduce(
        (total, { Variable_name: name, Value }) => total + (pattern.test(name) ? Number(Value) : 0),
        0,
      );
    return mapValues(COUNTERS, sum);
  };
  const difference = (from, to) => mapValues(COUNTERS, (_, name) => to[name] - from[name]);
  /** Asking is itself a statement that reads rows; the least of several, since a server may do something by itself meanwhile. */
  const asked = [];
  for (let times = 0; times < 5; times += 1) asked.push(difference(await status(), await status()));
  const toAsk = mapValues(COUNTERS, (_, name) => Math.min(...asked.map((once) => once[name])));

  return {
    /** What `work` cost the database, and the process `serverPid` where there is one. */
    async measure(serverPid, work) {
      const statusBefore = await status();
      const serverTimes = () => (serverPid === undefined ? new Map() : threadTimes(serverPid));
      const [server, database] = [serverTimes(), threadTimes(databasePid)];
      const result = await work();
      const serverCpuMs = millisecondsSince(server, serverTimes());
      const databaseCpuMs = millisecondsSince(database, threadTimes(databasePid));
      const counted = difference(statusBefore, await status());
      return { result, serverCpuMs, databaseCpuMs, ...difference(toAsk, counted) };
    },
    close: () => connection.end(),
  };
}
