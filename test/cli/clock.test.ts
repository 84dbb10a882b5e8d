import { Bank } from '../support/bank';
import { freshDatabase } from '../support/database';
import { demoBearer } from '../support/demo-token';
import { startNode } from '../support/started-process';
import { temporaryFolder } from '../support/temporary-folder';
import { waitUntil } from '../support/wait-until';

const folder = temporaryFolder();
const CURSOR_KEY = 'ab'.repeat(32);
const LONG_AGO = { dueAt: new Date('2025-03-01T12:00:00Z'), graceEndsAt: new Date('2025-03-01T13:00:00Z') };

describe('the clock, beside the requests', () => {
  test('has its turns in the server, unless that is not wanted, and ends with it; and one by npm run clock', async () => {
    const { db, url, drop } = await freshDatabase();
    const bank = await Bank.open(db);
    const customer = await bank.customer();
    const environment = { DATABASE_URL: url, CURSOR_KEY };
    const runClock = async (): Promise<[number, string]> => {
      const command = await startNode(folder, ['src/cli/run.mjs', 'clock'], environment);
      return [await command.ended, command.output()];
    };
    const states = () =>
      db.query('test.states', 'SELECT state, settled_at AS settledAt FROM promises ORDER BY made_at, id');
    const startServer = (more: object) =>
      startNode(folder, ['dist/main.js'], { ...environment, PORT: '0', DEMO_IDENTITIES: folder, ...more });

    await bank.promise(customer, LONG_AGO);
    const still = await startServer({ CLOCK_INTERVAL_MS: '0' });
    const metricsUrl = `${await still.printed(/"url":"([^"]+)"/)}/metrics`;
    expect(await (await fetch(metricsUrl)).text()).not.toContain('job="clock"');
    expect(await runClock()).toEqual([
      0,
      'Promises told to be overdue: 1. Broken: 1.\nStatuses of advocates looked at: 0 stages, 0 scores.\nAdvocates given to an owner: 0.\nAsks ended unanswered: 0.\nInvitations ended: 0.\n',
    ]);
    expect(await states()).toEqual([{ state: 'BROKEN', settledAt: LONG_AGO.graceEndsAt }]);
    expect(await runClock()).toEqual([
      0,
      'Promises told to be overdue: 0. Broken: 0.\nStatuses of advocates looked at: 0 stages, 0 scores.\nAdvocates given to an owner: 0.\nAsks ended unanswered: 0.\nInvitations ended: 0.\n',
    ]);
    await still.stop();

    const server = await startServer({ CLOCK_INTERVAL_MS: '50' });
    const serverUrl = await server.printed(/"url":"([^"]+)"/);
    const late = await bank.promise(customer, LONG_AGO);
    await waitUntil(
      'the server has broken the promise',
      async () => (await states()).length === 2 && !JSON.stringify(await states()).includes('OPEN'),
    );
    expect(await (await fetch(`${serverUrl}/metrics`)).text()).toMatch(
      /job_turn_duration_seconds_count\{job="clock",outcome="done"\} [1-9]/,
    );
    const answer = await fetch(`${serverUrl}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...demoBearer(folder) },
      body: JSON.stringify({ query: `{ node(id: "prm_${late}") { ... on Promise { state standing } } }` }),
    });
    expect(await answer.json()).toMatchObject({ data: { node: { state: 'BROKEN', standing: 'BROKEN' } } });
    process.kill(server.pid, 'SIGTERM');
    expect(await server.ended).toBe(0);

    const verify = await startNode(folder, ['src/cli/run.mjs', 'audit-verify'], environment);
    expect([await verify.ended, verify.output()]).toEqual([
      0,
      expect.stringContaining('The audit trail is as it was written') as string,
    ]);
    await drop();
  }, 120_000);
});
