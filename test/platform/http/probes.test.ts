import { listen, type DrainingServer } from '../../../src/platform/http/draining-server';
import { createProbes, type Readiness, type ReadinessCheck } from '../../../src/platform/http/probes';

const servers: DrainingServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.drain(0)));
});

async function serving(check: ReadinessCheck): Promise<string> {
  const probes = createProbes(check);
  const server = await listen('127.0.0.1', 0, (request, response) => {
    if (!probes(request, response, request.url ?? '')) response.writeHead(404).end();
  });
  servers.push(server);
  return `http://127.0.0.1:${String(server.port)}`;
}

describe('the probes', () => {
  it('say that the process lives, whatever state it is in', async () => {
    const response = await fetch(
      `${await serving(() => Promise.resolve({ reasons: ['no database'] }))}/health`,
    );
    expect([response.status, await response.json()]).toEqual([200, { status: 'alive' }]);
  });

  it('say that it can serve when nothing speaks against it, and what to know', async () => {
    const response = await fetch(`${await serving(() => Promise.resolve({ notes: ['busy'] }))}/ready`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'ready', notes: ['busy'] }]);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('say why it cannot serve', async () => {
    const response = await fetch(
      `${await serving(() => Promise.resolve({ reasons: ['no database'] }))}/ready`,
    );
    expect([response.status, await response.json()]).toEqual([
      503,
      { status: 'not ready', reasons: ['no database'] },
    ]);
  });

  it('check once for all that ask at the same time, and again for the next', async () => {
    const checks: ((readiness: Readiness) => void)[] = [];
    let isAsked: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (isAsked = resolve));
    const url = await serving(() => {
      isAsked();
      return new Promise((resolve) => checks.push(resolve));
    });
    const first = fetch(`${url}/ready`);
    await asked;
    const second = fetch(`${url}/ready`);
    expect((await fetch(`${url}/health`)).status).toBe(200); // the second one has been received by then, too
    checks[0]?.({ notes: [] });
    expect([(await first).status, (await second).status, checks.length]).toEqual([200, 200, 1]);
    const third = fetch(`${url}/ready`);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    checks[1]?.({ reasons: ['gone'] });
    expect((await third).status).toBe(503);
  });

  it('refuse to be written to', async () => {
    const response = await fetch(`${await serving(() => Promise.resolve({ notes: [] }))}/ready`, {
      method: 'POST',
    });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('leave other paths alone', async () => {
    expect((await fetch(`${await serving(() => Promise.resolve({ notes: [] }))}/graphql`)).status).toBe(404);
  });
});
