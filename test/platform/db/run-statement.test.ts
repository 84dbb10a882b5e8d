import type { PoolConnection } from 'mysql2';
import { Cancellation } from '../../../src/platform/db/cancellation';
import { runStatement, runTogether } from '../../../src/platform/db/run-statement';
import { StatementKiller } from '../../../src/platform/db/statement-killer';
import { Deadlines } from '../../../src/platform/process/deadlines';

test('a statement that the driver does not take leaves nothing behind that could cut off its connection', async () => {
  const destroy = jest.fn();
  const connection = {
    destroy,
    query: () => {
      throw new RangeError('It cannot be written.');
    },
  } as unknown as PoolConnection;
  const killer = new StatementKiller('mysql://nobody@127.0.0.1:1/none');
  const kill = jest.spyOn(killer, 'kill').mockResolvedValue(true);
  const observe = jest.fn();
  const cancellation = new Cancellation();
  const statement = { name: 'test.none', sql: 'SELECT ?', values: [1] };
  const means = { killer, observe, deadlines: new Deadlines(), timeoutMs: 1_000 };
  const run = runStatement(connection, statement, means, cancellation);
  await expect(run).rejects.toThrow('It cannot be written.');
  cancellation.cancel();
  expect([kill.mock.calls, destroy.mock.calls, observe.mock.calls.length]).toEqual([[], [], 1]);
});

test('the driver is given the whole text, and nothing that it would look for places for', async () => {
  const query = jest.fn((_text: string, _values: null, done: (error: null, result: []) => void) => {
    done(null, []);
  });
  const connection = { query } as unknown as PoolConnection;
  const killer = new StatementKiller('mysql://nobody@127.0.0.1:1/none');
  const means = { killer, observe: jest.fn(), deadlines: new Deadlines(), timeoutMs: 1_000 };
  await runStatement(connection, { name: 'test.one', sql: 'SELECT ?', values: ['?'] }, means);
  const [text, values] = query.mock.calls[0] ?? [];
  expect(text).toMatch(/^\/\* test\.one \S+ \*\/ SELECT '\?'$/);
  expect(values).toBeNull();
});

test.each([
  [0, 6_000],
  [1, 7_500],
])(
  'of several statements of 5 s, of which %i came at once, the next is ended after %i ms',
  async (came, ended) => {
    jest.useFakeTimers();
    try {
      const underWay = { _rows: [[]], _resultIndex: 0 };
      const connection = { query: () => underWay, destroy: jest.fn(), stream: { destroy: jest.fn() } };
      const killer = new StatementKiller('mysql://nobody@127.0.0.1:1/none');
      const kill = jest.spyOn(killer, 'kill').mockResolvedValue(true);
      const means = { killer, observe: jest.fn(), deadlines: new Deadlines(), timeoutMs: 5_000 };
      const statement = { name: 'test.one', sql: 'SELECT 1', values: [] };
      const trip = runTogether(connection as unknown as PoolConnection, [statement, statement], means);
      const failed = expect(trip).rejects.toThrow('The statement took longer than it may');
      underWay._resultIndex = came;
      await jest.advanceTimersByTimeAsync(ended - 10);
      expect(kill).not.toHaveBeenCalled();
      await jest.advanceTimersByTimeAsync(20);
      expect(kill).toHaveBeenCalledTimes(1);
      await failed;
    } finally {
      jest.useRealTimers();
    }
  },
);
