import type { ImportProgress } from '../features/imports/import-options';
import { progressLine, type Pace } from '../features/imports/import-report';

/** A terminal is told so often; a log gets a line now and then. */
const TERMINAL_EVERY_MS = 200;
const LOG_EVERY_MS = 10_000;
const BEGINNING_OF_LINE = '\r\u001B[K';

type Output = Pick<NodeJS.WriteStream, 'isTTY' | 'write'>;

export interface ShownProgress {
  show(progress: ImportProgress): void;
  /** Rows that were settled before this process took the import up. */
  goOnFrom(rows: number): void;
  /** Clears the line of a terminal, so that other lines can follow. */
  end(): void;
}

/** Shows how far an import is: on a terminal in one line that changes, elsewhere in a line every ten seconds. */
export function showProgress(output: Output, now: () => number = () => performance.now()): ShownProgress {
  const every = output.isTTY ? TERMINAL_EVERY_MS : LOG_EVERY_MS;
  let shownAt = now();
  let phase: ImportProgress['phase'] | null = null;
  let begunAt = shownAt;
  let earlierRows = 0;
  let from: Pace['from'] | null = null;
  let isLineOpen = false;
  const line = (progress: ImportProgress, pace: Pace): void => {
    output.write(
      output.isTTY ? BEGINNING_OF_LINE + progressLine(progress, pace) : `${progressLine(progress, pace)}\n`,
    );
    isLineOpen = output.isTTY;
  };
  return {
    show(progress) {
      if (progress.phase !== phase)
        [phase, begunAt, from] = [progress.phase, phase === null ? begunAt : now(), null];
      // Up to the place where an earlier process was, reading is no measure of what writing takes.
      from ??=
        earlierRows > 0 ? { rows: progress.counts.read, share: progress.share } : { rows: 0, share: 0 };
      if (now() - shownAt < every) return;
      shownAt = now();
      line(progress, { seconds: (shownAt - begunAt) / 1000, from });
    },
    goOnFrom(rows) {
      earlierRows = rows;
    },
    end() {
      if (isLineOpen) output.write(BEGINNING_OF_LINE);
      isLineOpen = false;
    },
  };
}
