// What a measurement counts beside the clock: the time that processes had a processor, what the database did.

import { readdirSync, readFileSync } from 'node:fs';
import mysql from 'mysql2/promise';

const COUNTED = `SHOW GLOBAL STATUS WHERE Variable_name = 'Questions' OR Variable_name LIKE 'Handler\\_read%'`;

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

/** The counters of one database server; the bench must be the only one who asks it. */
export async function openCounters(databaseUrl) {
  const connection = await mysql.createConnection(databaseUrl);
  const [[{ file }]] = await connection.query('SELECT @@pid_file AS file');
  const databasePid = Number(readFileSync(file, 'utf8'));

  const status = async () => {
    const [rows] = await connection.query(COUNTED);
    const counts = rows.map(({ Variable_name: name, Value }) => [name, Number(Value)]);
    const reads = counts.filter(([name]) => name.startsWith('Handler_read'));
    return {
      statements: counts.find(([name]) => name === 'Questions')[1],
      rowsRead: reads.reduce((sum, [, count]) => sum + count, 0),
    };
  };
  const difference = (from, to) => ({
    statements: to.statements - from.statements,
    rowsRead: to.rowsRead - from.rowsRead,
  });
  /** Asking is itself a statement that reads rows. */
  const asking = async () => difference(await status(), await status());

  return {
    /** What `work` cost the process `serverPid` and the database. */
    async measure(serverPid, work) {
      const toAsk = await asking();
      const statusBefore = await status();
      const [server, database] = [threadTimes(serverPid), threadTimes(databasePid)];
      const result = await work();
      const serverCpuMs = millisecondsSince(server, threadTimes(serverPid));
      const databaseCpuMs = millisecondsSince(database, threadTimes(databasePid));
      const counted = difference(statusBefore, await status());
      return {
        result,
        serverCpuMs,
        databaseCpuMs,
        statements: counted.statements - toAsk.statements,
        rowsRead: counted.rowsRead - toAsk.rowsRead,
      };
    },
    close: () => connection.end(),
  };
}
