const BETWEEN_LINES_MS = 1_000;
const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

export interface LoadProgress {
  written(customers: number, rows: number): void;
  /** Says the last line. */
  done(): void;
}

/** Tells how far a load of so many customers is: at once, then at most once a second, then at the end. */
export function reportProgress(customers: number, say: (line: string) => void): LoadProgress {
  const start = performance.now();
  let lastLine = start;
  let customersWritten = 0;
  let rowsWritten = 0;
  const rate = (now: number) => number.format(rowsWritten / Math.max(0.001, (now - start) / 1_000));
  say(`Loading the demo bank (${number.format(customers)} customers) …`);
  return {
    written(moreCustomers, moreRows) {
      customersWritten += moreCustomers;
      rowsWritten += moreRows;
      const now = performance.now();
      if (now - lastLine < BETWEEN_LINES_MS) return;
      lastLine = now;
      const percent = Math.floor((100 * customersWritten) / customers);
      say(
        `  … ${number.format(customersWritten)} customers (${String(percent)} %), ${rate(now)} rows a second`,
      );
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
