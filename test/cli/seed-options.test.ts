import { parseSeedOptions } from '../../src/cli/seed-options';

const TODAY = '2026-11-22';

describe('the options of npm run seed', () => {
  test('are two thousand customers, seed 7, as of today, when none is given', () => {
    expect(parseSeedOptions([], TODAY)).toEqual({ customers: 2_000, seed: 7, asOf: TODAY });
  });

  test('are taken as given', () => {
    const args = ['--customers', '50', '--seed', '-3', '--as-of', '2026-11-01'];
    expect(parseSeedOptions(args, TODAY)).toEqual({ customers: 50, seed: -3, asOf: '2026-11-01' });
  });

  test('have threads when these are named', () => {
    expect(parseSeedOptions(['--threads', '0'], TODAY)).toMatchObject({ threads: 0 });
  });

  test.each([
    [['--threads', '33'], '--threads must be a whole number from 0 to 32, not "33".'],
    [['--threads', 'all'], '--threads must be a whole number, such as 3, not "all".'],
    [['--customers', 'many'], '--customers must be a whole number, such as 2000, not "many".'],
    [['--customers', '1e3'], '--customers must be a whole number, such as 2000, not "1e3".'],
    [['--seed', '1.5'], '--seed must be a whole number, such as 7, not "1.5".'],
  ])('are refused when they are no numbers: %p', (args, message) => {
    expect(() => parseSeedOptions(args, TODAY)).toThrow(message);
  });
});
