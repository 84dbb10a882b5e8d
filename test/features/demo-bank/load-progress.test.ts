import { reportProgress } from '../../../src/features/demo-bank/load-progress';

describe('progress of a load', () => {
  const clock = jest.spyOn(performance, 'now');
  afterAll(() => {
    clock.mockRestore();
  });

  test('is told at once, once a second, and at the end', () => {
    const lines: string[] = [];
    clock.mockReturnValue(0);
    const progress = reportProgress(4_000, (line) => lines.push(line));
    for (const milliseconds of [400, 999, 1_200, 1_900, 2_300]) {
      clock.mockReturnValue(milliseconds);
      progress.written({ customers: 500, rows: 10_000 });
    }
    clock.mockReturnValue(2_500);
    progress.done();
    expect(lines).toEqual([
      'Loading the demo bank (4,000 customers) …',
      '  … 1,500 customers (37 %), 25,000 rows a second, 2 s left',
      '  … 2,500 customers (62 %), 21,739 rows a second, 1 s left',
      'The demo bank is loaded: 50,000 rows in 2.5 s (20,000 a second).',
    ]);
  });

  test('is told every ten seconds when it takes long, counts what was there before, and names the indexes', () => {
    const lines: string[] = [];
    clock.mockReturnValue(0);
    const progress = reportProgress(1_000_000, (line) => lines.push(line));
    progress.found(2_500, 10_000);
    for (const seconds of [60, 65, 69, 71]) {
      clock.mockReturnValue(seconds * 1_000);
      progress.written({ customers: 100_000, rows: seconds < 65 ? 0 : 4_000_000 });
    }
    progress.building('interactions', 4);
    clock.mockReturnValue(80_000);
    progress.done();
    expect(lines.slice(1)).toEqual([
      '  … 25 % of it are there since an earlier load; going on with the rest',
      '  … 100,000 customers (10 %), 0 rows a second',
      '  … 400,000 customers (40 %), 169,014 rows a second, 2 min 22 s left',
      '  … building 4 indexes of interactions',
      'The demo bank is loaded: 12,000,000 rows in 80.0 s (150,000 a second).',
    ]);
  });
});
