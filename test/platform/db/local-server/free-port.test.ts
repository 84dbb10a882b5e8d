import { createServer } from 'node:net';
import { freePort } from '../../../../src/platform/db/local-server/free-port';

describe('a free port', () => {
  it('lies below those that outgoing connections take', async () => {
    const ports = await Promise.all(Array.from({ length: 20 }, () => freePort()));
    expect(Math.max(...ports)).toBeLessThan(32_768);
    expect(Math.min(...ports)).toBeGreaterThan(1_023);
  });

  it('is the preferred one while nobody has that, and another one then', async () => {
    const preferred = await freePort();
    expect(await freePort(preferred)).toBe(preferred);
    const occupant = createServer();
    await new Promise<void>((resolve) => occupant.listen(preferred, '127.0.0.1', resolve));
    expect(await freePort(preferred)).not.toBe(preferred);
    occupant.close();
  });
});
