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

async function verify(url: string, key = CURSOR_KEY): Promise<[number, string]> {
  const command = await startNode(folder, ['src/cli/run.mjs', 'audit-verify'], {
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
});
