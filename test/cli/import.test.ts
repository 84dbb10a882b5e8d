import { access, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { main } from '../../src/cli/import';
import { deferIndexes } from '../../src/platform/db/deferred-indexes';
import { inTemporaryFolder } from '../features/imports/import-support';
import { contacts } from '../features/imports/mappings';
import { freshDatabase, unmigratedDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
let said: string;
let databaseUrl: string | undefined;
let calledFrom: string | undefined;

beforeEach(async () => {
  database = await freshDatabase();
  databaseUrl = process.env['DATABASE_URL'];
  calledFrom = process.env['INIT_CWD'];
  process.env['DATABASE_URL'] = database.url;
  said = '';
  const listen = (text: string): void => {
    said += `${text}\n`;
  };
  jest.spyOn(console, 'log').mockImplementation(listen);
  jest.spyOn(console, 'error').mockImplementation(listen);
});

afterEach(async () => {
  jest.restoreAllMocks();
  if (databaseUrl === undefined) delete process.env['DATABASE_URL'];
  else process.env['DATABASE_URL'] = databaseUrl;
  if (calledFrom === undefined) delete process.env['INIT_CWD'];
  else process.env['INIT_CWD'] = calledFrom;
  await database.drop();
});

/** Runs the command on a file with these rows; gives its exit status, and the rejects file with its mode. */
function run(
  rows: readonly string[],
  mapping = contacts,
): Promise<{ status: unknown; rejects?: string; mode?: number }> {
  return inTemporaryFolder(async (folder) => {
    // As npm tells it: names are those of the folder where the command was called.
    process.env['INIT_CWD'] = folder;
    await writeFile(join(folder, 'mail.csv'), ['id;at;agent', ...rows].join('\n'));
    await writeFile(join(folder, 'mail.yaml'), mapping);
    const status = await statusOf(['mail.csv', '--mapping', 'mail.yaml', '--rejects', 'rejects']);
    const rejects = await readFile(join(folder, 'rejects'), 'utf8').catch(() => undefined);
    if (rejects === undefined) return { status };
    return { status, rejects, mode: (await stat(join(folder, 'rejects'))).mode & 0o777 };
  });
}

/** The exit status that the command asks for; the test's own is put back. */
async function statusOf(args: readonly string[]): Promise<unknown> {
  await main(args);
  const status = process.exitCode;
  process.exitCode = undefined;
  return status;
}

describe('npm run import', () => {
  it('writes nothing into a database whose unique keys a large load has taken off', async () => {
    await deferIndexes(database.db, ['interactions']);
    expect(await run(['1;2026-01-01 10:00;A'])).toEqual({ status: 2 });
    expect(said).toContain('lacks the indexes of a large load that has not ended');
    expect(await database.db.query('test.rows', 'SELECT 1 FROM source_systems')).toEqual([]);
  });

  it('ends with 0 and a summary when every row is in', async () => {
    expect(await run(['1;2026-02-02 10:00;Eva', '2;2026-02-02 10:00;Jan'])).toEqual({
      status: 0,
    });
    expect(said).toMatch(
      /read +2\n +inserted +2\n +updated +0\n +unchanged +0\n +rejected +0\n +in [\d.]+ s, [\d,]+ rows\/s/,
    );
  });

  it('ends with 1 when some are wrong, and the rejected rows are in a file for their owner alone', async () => {
    const { status, rejects, mode } = await run(['1;yesterday;Eva', '2;2026-02-02 10:00;Jan']);
    expect([status, mode]).toEqual([1, 0o600]);
    expect(JSON.parse(rejects ?? '')).toMatchObject({ line: 2, column: 'at', raw: '1;yesterday;Eva' });
    expect(said).toMatch(/inserted +1\n[^]*rejected +1 \(see .*rejects\)/);
  });

  it('ends with 2 when the mapping cannot be used, and says where', async () => {
    expect(await run([], contacts.replace('EMAIL', 'MAIL'))).toMatchObject({ status: 2 });
    expect(said).toMatch(/mail\.yaml:7:14 interaction\.channel\.constant: "MAIL" is none of/);
  });

  it('ends with 2 when the file is not there', async () => {
    expect(await statusOf(['nowhere.csv', '--mapping', 'nowhere.yaml'])).toBe(2);
    expect(said).toMatch(/nowhere\.yaml cannot be read/);
  });

  it('ends with 2 when no mapping is named', async () => {
    expect(await statusOf(['a.csv'])).toBe(2);
    expect(said).toContain("required option '--mapping <mapping>' not specified");
  });

  it('ends with 2 on a database that is not at head, and says what to run', async () => {
    const empty = await unmigratedDatabase();
    process.env['DATABASE_URL'] = empty.url;
    expect(await run([])).toMatchObject({ status: 2 });
    expect(said).toContain('npm run migrate');
    await empty.drop();
  });

  it('refuses to write rejected rows over the file itself', async () => {
    await inTemporaryFolder(async (folder) => {
      const file = join(folder, 'a.csv');
      await writeFile(file, 'id;at;agent\n');
      expect(await statusOf([file, '--mapping', 'm.yaml', '--rejects', file])).toBe(2);
      await access(file);
    });
    expect(said).toContain('Choose another file with --rejects.');
  });
});
