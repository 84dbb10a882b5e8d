import type { WrittenBatch } from './write-batches';

/** Between two lines: a second at first, ten when it takes longer than a minute. */
const BETWEEN_LINES_MS = 1_000;
const LONG_MS = 60_000;
const BETWEEN_LINES_OF_LONG_MS = 10_000;

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1_000);
  return seconds < 60
    ? `${String(seconds)} s`
    : `${String(Math.floor(seconds / 60))} min ${String(seconds % 60)} s`;
}

export interface LoadProgress {
  /** An earlier load was cut off, or came to its end: so many batches are there. */
  readonly found: (batches: number, of: number) => void;
  readonly written: (batch: WrittenBatch) => void;
  /** The indexes of a table are about to be built. */
  readonly building: (table: string, indexes: number) => void;
  /** Says the last line. */
  readonly done: () => void;
}

/** Tells how far a load of so many customers is: at once, then now and then, then at the end. */
export function reportProgress(customers: number, say: (line: string) => void): LoadProgress {
  const start = performance.now();
  let lastLine = start;
  let customersSeen = 0;
  let customersWritten = 0;
  let rowsWritten = 0;
  const rate = (now: number) => number.format(rowsWritten / Math.max(0.001, (now - start) / 1_000));
  const left = (now: number) =>
    customersWritten === 0
      ? ''
      : `, ${duration(((now - start) / customersWritten) * (customers - customersSeen))} left`;
  say(`Loading the demo bank (${number.format(customers)} customers) …`);
  return {
    found(batches, of) {
      const share = String(Math.floor((100 * batches) / of));
      say(`  … ${share} % of it are there since an earlier load; going on with the rest`);
    },
    written(batch) {
      customersSeen += batch.customers;
      if (batch.rows > 0) customersWritten += batch.customers;
      rowsWritten += batch.rows;
      const now = performance.now();
      if (now - lastLine < (now - start < LONG_MS ? BETWEEN_LINES_MS : BETWEEN_LINES_OF_LONG_MS)) return;
      lastLine = now;
      const percent = String(Math.floor((100 * customersSeen) / customers));
      say(
        `  … ${number.format(customersSeen)} customers (${percent} %), ${rate(now)} rows a second${left(now)}`,
      );
    },
    building(table, indexes) {
      say(`  … building ${String(indexes)} indexes of ${table}`);
    },
    done() {
      const now = performance.now();
      const seconds = ((now - start) / 1_000).toFixed(1);
      say(
        `The demo bank is loaded: ${number.format(rowsWritten)} rows in ${seconds} s (${rate(now)} a second).`,
      );
    },
  };
}
