import { startNode } from '../support/started-process';
import { temporaryFolder } from '../support/temporary-folder';

const folder = temporaryFolder();
const flavour = process.env['DATABASE_FLAVOUR'] ?? 'mariadb';
/** Starts a database server of its own and a server on it. */
const PATIENCE_MS = 120_000;

/** Runs `npm run bench:load` to its end. */
async function load(...args: string[]) {
  const run = await startNode(folder, ['bench/run-load.mjs', '--flavour', flavour, ...args]);
  return { status: await run.ended, output: run.output() };
}

describe('the bench under load', () => {
  // Whether the event loop lags is for a quiet machine to say: that, and with it the status, is left out here.
  test(
    'asks, writes and listens without an error, and each who listens hears',
    async () => {
      const many = ['--customers', '60', '--clients', '5', '--subscriptions', '30', '--pause', '50'];
      const { output } = await load(...many, '--minutes', '0.05', '--warm-up', '1');
      expect(output).toMatch(/Errors: 0\. Event-loop lag p99: [\d.]+ ms\. .* Subscriptions that heard: 30\./);
      expect(output).toMatch(/^\| log-interaction +\| +\d+ +\| +[\d.]+ +\| +[\d.]+ +\|$/m);
    },
    PATIENCE_MS,
  );

  test('refuses a number of clients that is none', async () => {
    const { status, output } = await load('--clients', 'many');
    expect(output).toContain('--clients must be a whole number from 1 to 2000, not "many".');
    expect(status).toBe(1);
  });
});
