import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { contacts } from '../features/imports/mappings';
import { mails, storedKeys, storedRuns, upTo } from '../features/imports/runs';
import { freshDatabase, type TestDatabase } from '../support/database';
import { startNode, type StartedProcess } from '../support/started-process';
import { waitUntil } from '../support/wait-until';

// Each starts several processes, one after the other.
jest.setTimeout(180_000);

let database: TestDatabase;
let folder: string;
beforeEach(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'import-processes-'));
  await writeFile(join(folder, 'mails.yaml'), contacts);
  await mkdir(join(folder, 'kept'));
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const environment = () => ({ DATABASE_URL: database.url, INIT_CWD: folder, TMPDIR: join(folder, 'kept') });
const COMMAND = ['src/cli/run.mjs', 'import'];

/** `npm run import` in a process of its own. */
function start(...args: string[]): Promise<StartedProcess> {
  return startNode(folder, [...COMMAND, ...args, '--mapping', 'mails.yaml'], environment());
}

const COUNT = 12_000;
const all = mails('1!', ...upTo(COUNT));

/**
 * Runs `work` while an import waits in the middle of a batch, because the row of its run is locked; `line` is how far it has come. Gives
 * what `work` gives, and the import.
 */
async function heldUp<T>(
  importing: StartedProcess,
  work: (line: number) => Promise<T>,
  condition = 'line_reached > 0',
): Promise<T> {
  const { db } = database;
  const found = () => db.query('test.run', `SELECT 1 FROM import_runs WHERE ${condition}`);
  await waitUntil('it is at work', async () => (await found()).length > 0, 60_000);
  return db.transaction(async (tx) => {
    const [run] = await tx.query<{ line: number }>(
      'test.hold',
      "SELECT line_reached AS line FROM import_runs WHERE status = 'RUNNING' FOR UPDATE",
    );
    if (run === undefined) throw new Error(`It was over too soon:\n${importing.output()}`);
    return work(run.line);
  });
}

async function startMails(...options: string[]): Promise<StartedProcess> {
  await writeFile(join(folder, 'mails.csv'), all);
  return start('mails.csv', ...options);
}

async function kill(importing: StartedProcess): Promise<void> {
  process.kill(importing.pid, 'SIGKILL');
  await importing.ended;
}

/** Kills an import in the middle; gives the line up to which it was settled. */
async function killed(importing: StartedProcess, condition?: string): Promise<number> {
  return heldUp(
    importing,
    async (line) => {
      await kill(importing);
      return line;
    },
    condition,
  );
}

const english = (count: number): string => count.toLocaleString('en');

/** All that the imports brought, and that they are one on record. */
async function expectWhole(resumptions: number): Promise<void> {
  expect(await storedRuns(database.db)).toMatchObject([
    { status: 'SUCCEEDED', counts: `${String(COUNT + 1)}: ${String(COUNT)}/0/0/0/1`, resumptions },
  ]);
  expect(await storedKeys(database.db)).toHaveLength(COUNT);
}

describe('an import that is killed', () => {
  it('goes on where it was when it is run again, and then changes nothing more', async () => {
    const line = await killed(await startMails());
    expect(await storedRuns(database.db)).toMatchObject([{ status: 'RUNNING', lineReached: line }]);
    expect(await storedKeys(database.db)).toHaveLength(line - 2);
    const again = await startMails();
    expect(await again.ended).toBe(1);
    expect(again.output()).toContain(
      `going on after line ${String(line)}, up to which ${english(line - 1)} rows are settled.`,
    );
    expect(again.output()).toMatch(
      /read +12,001\n +inserted +12,000\n +updated +0\n +unchanged +0\n +rejected +1/,
    );
    await expectWhole(1);
    expect(await readFile(join(folder, 'mails.csv.rejects.ndjson'), 'utf8')).toMatch(/^\{"line":2,[^\n]*\n$/);
    const repeated = await startMails();
    expect(await repeated.ended).toBe(1);
    expect(repeated.output()).toMatch(/inserted +0\n +updated +0\n +unchanged +12,000\n/);
  });

  it('is over for the next one of its source, whatever file that brings', async () => {
    await killed(await startMails());
    await writeFile(join(folder, 'mails.csv'), mails(COUNT + 1));
    expect(await (await start('mails.csv')).ended).toBe(0);
    expect(await storedRuns(database.db)).toMatchObject([
      { status: 'INTERRUPTED', endedBecause: 'Its process ended without a word.' },
      { status: 'SUCCEEDED', counts: '1: 1/0/0/0/0', resumptions: 0 },
    ]);
  });

  it('after it has looked through the whole file does not look through it again', async () => {
    await writeFile(join(folder, 'mails.csv'), mails(...upTo(COUNT)));
    const begin = () => start('mails.csv', '--on-error', 'all-or-nothing');
    const line = await killed(await begin(), 'is_validated = 1 AND line_reached > 0');
    const again = await begin();
    expect(await again.ended).toBe(0);
    expect(again.output()).toContain(`going on after line ${String(line)}`);
    expect(again.output()).not.toContain('looked through');
    expect(await storedRuns(database.db)).toMatchObject([
      { status: 'SUCCEEDED', counts: `${String(COUNT)}: ${String(COUNT)}/0/0/0/0`, resumptions: 1 },
    ]);
  });
});

describe('an import whose database goes away', () => {
  /** Ends the connection by which the import writes, with a batch that is written and not kept yet. */
  async function cutOff(): Promise<void> {
    const { db } = database;
    const writing = () =>
      db.query<{ id: number }>(
        'test.writing',
        `SELECT id FROM information_schema.processlist
          WHERE db = DATABASE() AND info LIKE '/* imports.recordPosition %'`,
      );
    await waitUntil('a batch is written', async () => (await writing()).length > 0, 60_000);
    for (const { id } of await writing()) await db.execute('test.kill', `KILL ${String(id)}`);
  }

  it('says what to do, keeps no half of a batch, and goes on where it was when it is run again', async () => {
    const importing = await startMails();
    const line = await heldUp(importing, async (reached) => {
      await cutOff();
      return reached;
    });
    expect(await importing.ended).toBe(2);
    expect(importing.output()).toMatch(
      /The database does not answer: .+\. What is in stays; run the same import again, and it goes on from there\.\n$/,
    );
    expect(await storedRuns(database.db)).toMatchObject([{ status: 'FAILED', lineReached: line }]);
    expect(await storedKeys(database.db)).toHaveLength(line - 2);
    const again = await startMails();
    expect(await again.ended).toBe(1);
    expect(again.output()).toContain(`going on after line ${String(line)}`);
    await expectWhole(1);
  });
});

describe('an import that is asked to stop', () => {
  it('stops between two batches, says so, and goes on when it is run again', async () => {
    const importing = await startMails();
    const line = await heldUp(importing, (reached) => {
      process.kill(importing.pid, 'SIGTERM');
      return Promise.resolve(reached);
    });
    expect(await importing.ended).toBe(2);
    expect(importing.output()).toContain('Stopped by SIGTERM.');
    expect(await storedRuns(database.db)).toMatchObject([
      { status: 'INTERRUPTED', lineReached: line + 1000 },
    ]);
    expect(await (await startMails()).ended).toBe(1);
    await expectWhole(1);
  });
});

describe('two imports of one source at once', () => {
  it('are one too many: the second is told which is running, and the first goes on', async () => {
    const first = await startMails();
    await heldUp(first, async (line) => {
      const second = await start('mails.csv', '--rejects', 'second.ndjson');
      expect(await second.ended).toBe(2);
      expect(second.output()).toMatch(
        /Another import of the source exchange is running: mails\.csv as mails\.yaml says, begun at \S+Z, [\d,]+ rows so far\. One at a time/,
      );
      expect(second.output()).toContain(` ${english(line - 1)} rows so far`);
    });
    expect(await first.ended).toBe(1);
    await expectWhole(0);
  });
});

describe('standard input', () => {
  /** Runs the command at the end of a pipe; gives what it prints. */
  const piped = (file: string, ...args: string[]): string =>
    execFileSync(
      'sh',
      ['-c', 'cat "$0" | "$@"', join(folder, file), process.execPath, ...COMMAND, '-', ...args],
      {
        env: { PATH: process.env['PATH'], ...environment() },
        encoding: 'utf8',
        timeout: 120_000,
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );

  it('may be compressed, can be looked through first, and leaves nothing behind', async () => {
    await writeFile(join(folder, 'mails.gz'), gzipSync(mails(...upTo(1500))));
    const said = piped('mails.gz', '--mapping', 'mails.yaml', '--on-error', 'all-or-nothing');
    expect(said).toMatch(/read +1,500\n +inserted +1,500\n/);
    expect(await storedRuns(database.db)).toMatchObject([{ status: 'SUCCEEDED', fileName: null }]);
    expect(await readdir(join(folder, 'kept'))).toEqual([]);
  });

  it('is kept on disk without a name while it is imported: nothing is left when the process is killed', async () => {
    await writeFile(join(folder, 'mails.csv'), all);
    const importing = await startNode(
      folder,
      ['-e', PIPED, join(folder, 'mails.csv'), ...COMMAND, '-', '--mapping', 'mails.yaml'],
      environment(),
    );
    await heldUp(importing, async () => {
      expect(await readdir(join(folder, 'kept'))).toEqual([]);
      process.kill(Number(await importing.printed(/pid (\d+)/)), 'SIGKILL');
      await importing.ended;
    });
    expect(await readdir(join(folder, 'kept'))).toEqual([]);
    await writeFile(join(folder, 'mails.csv'), all.replace('1;never', '1;2026-02-02 10:00'));
    expect(piped('mails.csv', '--mapping', 'mails.yaml')).toMatch(/read +12,001\n/);
    expect(await storedRuns(database.db)).toMatchObject([
      { status: 'INTERRUPTED' },
      { status: 'SUCCEEDED', fileName: null },
    ]);
  });
});

/** A process that writes a file into the standard input of a command, and says the command's number. */
const PIPED = `
  const [file, ...command] = process.argv.slice(1);
  const child = require('child_process').spawn(process.execPath, command, { stdio: ['pipe', 'inherit', 'inherit'] });
  console.log('pid', child.pid);
  child.stdin.on('error', () => undefined);
  require('fs').createReadStream(file).pipe(child.stdin);
`;
