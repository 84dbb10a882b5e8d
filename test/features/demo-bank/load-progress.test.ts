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
      progress.written(500, 10_000);
    }
    clock.mockReturnValue(2_500);
    progress.done();
    expect(lines).toEqual([
      'Loading the demo bank (4,000 customers) …',
      '  … 1,500 customers (37 %), 25,000 rows a second',
      '  … 2,500 customers (62 %), 21,739 rows a second',
      'The demo bank is loaded: 50,000 rows in 2.5 s (20,000 a second).',
    ]);
  });
});
