import { showProgress } from '../../src/cli/import-progress';
import { NO_COUNTS } from '../../src/features/imports/import-counts';

/** What is shown of these moments (seconds, rows, share of the file). */
function shown(
  isTTY: boolean,
  moments: readonly (readonly [number, number, number])[],
  earlierRows = 0,
): string[] {
  const written: string[] = [];
  let seconds = 0;
  const write = (text: string | Uint8Array): boolean => written.push(String(text)) > 0;
  const progress = showProgress({ isTTY, write }, () => seconds * 1000);
  if (earlierRows > 0) progress.goOnFrom(earlierRows);
  for (const [at, read, share] of moments) {
    seconds = at;
    progress.show({ counts: { ...NO_COUNTS, read }, phase: 'BRINGING_IN', share });
  }
  progress.end();
  return written;
}

describe('the progress of an import', () => {
  it('is a line of a log every ten seconds, with rate and remaining time', () => {
    expect(
      shown(false, [
        [1, 100, 0.01],
        [10, 20_000, 0.1],
        [15, 30_000, 0.15],
        [20, 40_000, 0.2],
      ]),
    ).toEqual([
      '  … 10 %: 20,000 rows, 2,000 rows/s, 1 min 30 s left\n',
      '  … 20 %: 40,000 rows, 2,000 rows/s, 1 min 20 s left\n',
    ]);
  });

  it('is one line of a terminal that changes, and is gone in the end', () => {
    const written = shown(true, [
      [0.1, 100, 0.1],
      [0.5, 500, 0.5],
      [0.8, 800, 0.8],
    ]);
    expect(written).toEqual([
      '\r\u001B[K  … 50 %: 500 rows, 1,000 rows/s, 1 s left',
      '\r\u001B[K  … 80 %: 800 rows, 1,000 rows/s, 0 s left',
      '\r\u001B[K',
    ]);
  });

  it('of an import that goes on is measured from where it goes on', () => {
    expect(
      shown(
        false,
        [
          [0, 50_000, 0.5],
          [10, 60_000, 0.6],
        ],
        50_000,
      ),
    ).toEqual(['  … 60 %: 60,000 rows, 1,000 rows/s, 40 s left\n']);
  });
});
