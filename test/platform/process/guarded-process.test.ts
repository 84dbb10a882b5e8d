import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startGuarded, type GuardedProgram } from '../../../src/platform/process/guarded-process';
import { processIdentity } from '../../../src/platform/process/process-identity.cjs';
import { temporaryFolder } from '../../support/temporary-folder';
import { waitUntil } from '../../support/wait-until';

const COMPILED = join(__dirname, '../../../dist/src/platform/process/guarded-process.js');
const folder = temporaryFolder();
let programs = 0;

function program(script: string, settings: Partial<GuardedProgram> = {}): GuardedProgram {
  const name = join(folder, `program-${String((programs += 1))}`);
  return {
    command: ['/bin/sh', '-c', script],
    logFile: `${name}.log`,
    pidFile: `${name}.pid`,
    stopSignal: 'TERM',
    graceSeconds: 30,
    ...settings,
  };
}

const SLEEPS = 'exec sleep 600';
/** Ignores the request to stop, and says when it has got so far. */
const STUBBORN = 'trap "" TERM; echo deaf; exec sleep 600';

async function started({ pidFile }: GuardedProgram): Promise<number> {
  await waitUntil(
    'the program has a process number',
    () => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '',
  );
  return Number(readFileSync(pidFile, 'utf8'));
}

const isGone = (pid: number) => () => processIdentity(pid) === undefined;

describe('a guarded program', () => {
  it('is asked to stop, and leaves neither a process nor its number', async () => {
    const guarded = program(SLEEPS);
    const guard = startGuarded(guarded);
    const pid = await started(guarded);
    await guard.stop();
    expect(isGone(pid)()).toBe(true);
    expect(existsSync(guarded.pidFile)).toBe(false);
    await expect(guard.ended).resolves.toBe(128 + 15);
  });

  it('is killed when it does not stop within its grace', async () => {
    const guarded = program(STUBBORN, { graceSeconds: 1 });
    const guard = startGuarded(guarded);
    await started(guarded);
    await waitUntil('it is deaf', () => readFileSync(guarded.logFile, 'utf8') === 'deaf\n');
    await guard.stop();
    await expect(guard.ended).resolves.toBe(128 + 9);
  });

  it('stops also when the folder with its number was removed', async () => {
    const gone = join(folder, 'gone');
    mkdirSync(gone);
    const guarded = program(SLEEPS, { pidFile: join(gone, 'program.pid') });
    const guard = startGuarded(guarded);
    const pid = await started(guarded);
    rmSync(gone, { recursive: true });
    await guard.stop();
    expect(isGone(pid)()).toBe(true);
  });

  it('stops when the process that started it is killed, and its folder goes too', async () => {
    const removeAfterwards = join(folder, 'to-be-removed');
    mkdirSync(removeAfterwards);
    writeFileSync(join(removeAfterwards, 'data'), 'x');
    const guarded = program(SLEEPS, { removeAfterwards });
    const script = `require(${JSON.stringify(COMPILED)})
      .startGuarded(${JSON.stringify(guarded)}); setInterval(() => undefined, 1000);`;
    const parent = spawn(process.execPath, ['-e', script], { stdio: 'inherit' });
    const pid = await started(guarded);
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    await waitUntil('the program has ended', isGone(pid));
    await waitUntil('its folder is gone', () => !existsSync(removeAfterwards));
  });

  it.each([
    ['does not keep this process alive', 'guard.ended', ''],
    ['keeps this process alive while it waits for the end', 'guard.finish()', 'status 4'],
  ])('%s', (_what, promise, printed) => {
    const script = `const guard = require(${JSON.stringify(COMPILED)}).startGuarded(${JSON.stringify(program('sleep 0.2; exit 4'))});
      ${promise}.then((status) => process.stdout.write('status ' + status));`;
    expect(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout).toBe(printed);
  });

  it('that ends by itself is reported with its status, and its folder stays to be looked at', async () => {
    const removeAfterwards = join(folder, 'to-be-looked-at');
    mkdirSync(removeAfterwards);
    const guard = startGuarded(program('exit 3', { removeAfterwards }));
    await expect(guard.ended).resolves.toBe(3);
    expect(guard.hasEnded()).toBe(true);
    expect(existsSync(removeAfterwards)).toBe(true);
    await guard.stop();
  });
});
