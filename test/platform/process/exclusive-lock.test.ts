import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tryLock, waitForLock } from '../../../src/platform/process/exclusive-lock.cjs';
import { processIdentity } from '../../../src/platform/process/process-identity.cjs';
import { temporaryFolder } from '../../support/temporary-folder';

const folder = temporaryFolder();

/** A process that tries to take the lock, says how that ended, and holds on until it is killed. */
const CONTENDER = `
const { tryLock } = require(process.argv[1]);
process.stdin.once('data', () => {
  const attempt = tryLock(process.argv[2], process.argv[3]);
  process.stdout.write('held' in attempt ? 'held' : String(attempt.holder.pid));
});
process.stdin.once('end', () => process.exit());
process.stdout.write('ready');
`;

interface Contender {
  readonly process: ChildProcess;
  /** Lets it try, and gives `held` or the number of the process that holds the lock. */
  attempt(): Promise<string>;
}

async function contender(name: string): Promise<Contender> {
  const module = join(__dirname, '../../../src/platform/process/exclusive-lock.cjs');
  const child = spawn(process.execPath, ['-e', CONTENDER, module, folder, name], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return {
    process: child,
    attempt: async () => {
      child.stdin.write('go\n');
      const [said] = (await once(child.stdout, 'data')) as [Buffer];
      return said.toString();
    },
  };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('an exclusive lock', () => {
  it('goes to exactly one of many that want it at once, also when a dead holder left it', async () => {
    const dead = await contender('race');
    expect(await dead.attempt()).toBe('held');
    await kill(dead.process);

    const contenders = await Promise.all(Array.from({ length: 6 }, () => contender('race')));
    const outcomes = await Promise.all(contenders.map((each) => each.attempt()));
    const winner = contenders[outcomes.indexOf('held')];
    expect(outcomes.filter((outcome) => outcome === 'held')).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['held', String(winner?.process.pid)]));
    await Promise.all(contenders.map((each) => kill(each.process)));
  });

  it('is not held by a process that only got the number of a dead holder', () => {
    const identity = `${processIdentity(process.pid) ?? ''}-of-another-time`;
    writeFileSync(
      join(folder, 'reused.4'),
      JSON.stringify({ pid: process.pid, identity, released: false, note: null }),
    );
    expect(tryLock(folder, 'reused')).toHaveProperty('held');
  });

  it('is not held by a damaged file', () => {
    writeFileSync(join(folder, 'damaged.1'), '{"pid":');
    expect(tryLock(folder, 'damaged')).toHaveProperty('held');
  });

  it('tells whoever finds it held what its holder announced', () => {
    const attempt = tryLock(folder, 'announced');
    if (!('held' in attempt)) throw new Error('the lock should be free');
    expect(tryLock(folder, 'announced')).toEqual({ holder: { pid: process.pid, note: null } });
    attempt.held.announce('I serve on port 4000');
    expect(tryLock(folder, 'announced')).toEqual({
      holder: { pid: process.pid, note: 'I serve on port 4000' },
    });
  });

  it('passes on when it is released', async () => {
    const first = await waitForLock(folder, 'passed-on');
    const waits: number[] = [];
    const second = waitForLock(folder, 'passed-on', ({ pid }) => waits.push(pid));
    expect(waits).toEqual([process.pid]);
    first.release();
    (await second).release();
    expect(tryLock(folder, 'passed-on')).toHaveProperty('held');
  });
});
