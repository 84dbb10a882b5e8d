import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMetrics } from '../../../src/platform/observability/metrics';
import { waitUntil } from '../../support/wait-until';

describe('metrics', () => {
  const metrics = createMetrics();
  let server: Server;
  beforeAll(async () => {
    server = createServer((request, response) => {
      metrics.answer(request, response, '/metrics');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const told = async (): Promise<string> => {
    const { port } = server.address() as AddressInfo;
    return (await fetch(`http://127.0.0.1:${String(port)}/metrics`)).text();
  };

  const counted = async (statement: string): Promise<string | undefined> =>
    new RegExp(`sql_statement_duration_seconds_count\\{statement="${statement}"\\} (\\d+)`).exec(
      await told(),
    )?.[1];

  /** Seconds that the event loop was late at the most, since it was asked before. */
  const latest = async (): Promise<number> =>
    Number(/^event_loop_lag_seconds\{measure="max"\} (\S+)$/m.exec(await told())?.[1]);

  /** Nothing else is come to for so long; then what is due. */
  const keepBusy = async (milliseconds: number): Promise<void> => {
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
    await new Promise((resolve) => setTimeout(resolve));
  };

  const observe = (statement: string, times: number): void => {
    for (let left = times; left > 0; left -= 1)
      metrics.observeStatement({ name: statement, rows: 1, milliseconds: 2 });
  };

  test('count each duration once, those that wait included, however often they are asked for', async () => {
    observe('test.many', 2_500);
    expect(await counted('test.many')).toBe('2500');
    expect(await counted('test.many')).toBe('2500');
    observe('test.many', 1);
    expect(await counted('test.many')).toBe('2501');
  });

  test('tell how late the event loop is, without the 100 ms between two looks', async () => {
    await waitUntil('it tells what it was kept from', async () => {
      await keepBusy(150); // The first look after it was asked only begins to count.
      await keepBusy(300);
      const lag = await latest();
      return lag >= 0.2 && lag < 0.3;
    });
  });

  test('have no lag of the library beside it', async () => {
    expect(await told()).not.toContain('nodejs_eventloop_lag');
  });
});
