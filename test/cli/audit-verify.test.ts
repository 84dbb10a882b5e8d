import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sealingKey } from '../../src/platform/audit/audit-record';
import { openChainedAudit } from '../../src/platform/audit/chained-audit';
import { createLog } from '../../src/platform/observability/log';
import { NOW } from '../support/bank';
import { freshDatabase } from '../support/database';
import { startNode } from '../support/started-process';
import { temporaryFolder } from '../support/temporary-folder';
import { seesEverything } from '../support/viewers';

const folder = temporaryFolder();
const CURSOR_KEY = 'ab'.repeat(32);

async function verify(url: string, key = CURSOR_KEY, logs: string[] = []): Promise<[number, string]> {
  const command = await startNode(folder, ['src/cli/run.mjs', 'audit-verify', ...logs], {
    DATABASE_URL: url,
    CURSOR_KEY: key,
  });
  return [await command.ended, command.output()];
}

describe('npm run audit:verify', () => {
  test('says whether the trail is as it was written, and names what is not', async () => {
    const { db, url, drop } = await freshDatabase();
    const key = sealingKey(Buffer.from(CURSOR_KEY, 'hex'));
    const trail = await openChainedAudit({ db, key, log: createLog('silent'), clock: () => NOW });
    const subjects = ['cus_0000000000000001'];
    await trail.record({
      viewer: seesEverything,
      action: 'customer:unmask',
      at: NOW,
      reason: 'asked',
      subjects,
    });
    await trail.close();
    expect(await verify(url)).toEqual([0, 'The audit trail is as it was written: 3 records in 1 chains.\n']);

    const [status, output] = await verify(url, 'cd'.repeat(32));
    expect([status, output]).toEqual([1, expect.stringContaining('set AUDIT_KEY to the one that') as string]);

    await db.execute('test.tamper', 'UPDATE audit_events SET reason = NULL WHERE place = 1');
    expect(await verify(url)).toEqual([
      1,
      expect.stringMatching(
        /^The audit trail is NOT as it was written.*\n- chain \w{16}, record 1 is not what was written there\n/,
      ) as string,
    ]);
    await drop();
  }, 60_000);

  test('holds the trail to what the log has seen, and names a file that has seen nothing', async () => {
    const { db, url, drop } = await freshDatabase();
    const key = sealingKey(Buffer.from(CURSOR_KEY, 'hex'));
    const lines = ['Not a line of JSON\n'];
    const log = createLog('info', { write: (line) => lines.push(line) });
    const trail = await openChainedAudit({ db, key, log, clock: () => NOW });
    await trail.close();
    const [seen, blind] = [join(folder, 'server.log'), join(folder, 'other.log')];
    writeFileSync(seen, lines.join(''));
    writeFileSync(blind, 'Not a line of JSON\n');
    const inOrder = 'The audit trail is as it was written: 2 records in 1 chains.\n';
    expect(await verify(url, CURSOR_KEY, [seen])).toEqual([0, inOrder]);
    expect(await verify(url, CURSOR_KEY, [blind])).toEqual([
      1,
      expect.stringContaining('other.log: no line says "The audit trail has come so far".') as string,
    ]);

    await db.execute('test.tamper', 'DELETE FROM audit_events WHERE place = 1');
    expect((await verify(url))[0]).toBe(0);
    expect(await verify(url, CURSOR_KEY, [seen])).toEqual([
      1,
      expect.stringMatching(/\n- chain \w{16}, record 1 is missing\n/) as string,
    ]);
    await drop();
  }, 60_000);
});
