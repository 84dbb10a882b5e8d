import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { main } from '../../src/cli/import';
import { inTemporaryFolder } from '../features/imports/import-support';
import { contacts } from '../features/imports/mappings';
import { freshDatabase, unmigratedDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
let said: string;
let databaseUrl: string | undefined;

beforeEach(async () => {
  database = await freshDatabase();
  databaseUrl = process.env['DATABASE_URL'];
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
  await database.drop();
});

/** Runs the command on a file with these rows; gives its exit status and what it left in the rejects file. */
function run(
  rows: readonly string[],
  mapping = contacts,
): Promise<{ status: unknown; rejects: string | undefined }> {
  return inTemporaryFolder(async (folder) => {
    const [file, mappingFile, rejects] = ['mail.csv', 'mail.yaml', 'rejects'].map((name) =>
      join(folder, name),
    );
    if (file === undefined || mappingFile === undefined || rejects === undefined)
      throw new Error('unreachable');
    await writeFile(file, ['id;at;agent', ...rows].join('\n'));
    await writeFile(mappingFile, mapping);
    const status = await statusOf([file, '--mapping', mappingFile, '--rejects', rejects]);
    return { status, rejects: await readFile(rejects, 'utf8').catch(() => undefined) };
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
  it('ends with 0 and a summary when every row is in', async () => {
    expect(await run(['1;2026-02-02 10:00;Eva', '2;2026-02-02 10:00;Jan'])).toEqual({
      status: 0,
      rejects: undefined,
    });
    expect(said).toMatch(
      /read +2\n +inserted +2\n +updated +0\n +unchanged +0\n +rejected +0\n +in [\d.]+ s, [\d,]+ rows\/s/,
    );
  });

  it('ends with 1 and the rejected rows beside it when some are wrong', async () => {
    const { status, rejects } = await run(['1;yesterday;Eva', '2;2026-02-02 10:00;Jan']);
    expect(status).toBe(1);
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
