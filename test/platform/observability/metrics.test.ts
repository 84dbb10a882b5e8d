import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMetrics } from '../../../src/platform/observability/metrics';

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

  const counted = async (statement: string): Promise<string | undefined> => {
    const { port } = server.address() as AddressInfo;
    const text = await (await fetch(`http://127.0.0.1:${String(port)}/metrics`)).text();
    return new RegExp(`sql_statement_duration_seconds_count\\{statement="${statement}"\\} (\\d+)`).exec(
      text,
    )?.[1];
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
});
