import { freshDatabase, type TestDatabase } from '../../../support/database';
import { everything, importText, type ImportRun } from '../import-support';
import { contacts } from '../mappings';

/** What may be wrong with a file of text, whatever it tells: each must be survived with a clear report, and nothing lost. */
let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

const MAIL = 'id;at;agent';
const importMail = (contents: string | Uint8Array, mapping = contacts): Promise<ImportRun> =>
  importText(database.db, contents, mapping);
const agents = async (): Promise<string[]> => {
  const rows = await database.db.query<{ name: string }>(
    'test.agents',
    'SELECT name FROM agents ORDER BY name',
  );
  return rows.map(({ name }) => name);
};

describe('in text, an import survives', () => {
  it('a byte-order mark', async () => {
    expect(await importMail(`\u{FEFF}${MAIL}\n1;2026-02-02 10:00;Eva\n`)).toMatchObject({ inserted: 1 });
  });

  it('a trailing empty column, of the names and of the rows', async () => {
    const run = await importMail(`${MAIL};\n1;2026-02-02 10:00;Eva;\n2;2026-02-02 10:01;Jan\n`);
    expect(run).toMatchObject({ inserted: 2, rejected: 0 });
  });

  it('line breaks inside quotes', async () => {
    const run = await importMail(`${MAIL}\n1;2026-02-02 10:00;"Eva\nNová"\n2;wrong;Jan\n`);
    expect(run).toMatchObject({ inserted: 1, rejects: [{ line: 4, column: 'at' }] });
    expect(await agents()).toEqual(['Eva\nNová']);
  });

  it('characters that are two units of UTF-16: keys and names may have 128 of them, not one more', async () => {
    const wide = (count: number): string => '\u{1F642}'.repeat(count);
    const row = (key: string, agent: string): string => `${key};2026-02-02 10:00;${agent}\n`;
    const run = await importMail(
      `${MAIL}\n${row(wide(128), 'Eva')}${row('2', wide(128))}${row(wide(129), 'Eva')}${row('4', wide(129))}`,
    );
    expect(run).toMatchObject({
      inserted: 2,
      rejects: [
        { line: 4, reason: 'The key is longer than 128 characters.' },
        { line: 5, column: 'agent' },
      ],
    });
    expect(run.rejects[1]?.reason).toContain('is 129 characters long, at most 128 can be kept.');
  });

  it('a bare CR inside a field', async () => {
    expect(await importMail(`${MAIL}\r\n1;2026-02-02 10:00;Eva\rNová\r\n`)).toMatchObject({ inserted: 1 });
    expect(await agents()).toEqual(['Eva\rNová']);
  });

  it('text in Windows’ encoding, told of in the mapping; rejected with the remedy when it is not', async () => {
    const bytes = Buffer.from(`${MAIL}\n1;2026-02-02 10:00;Andr\u{e9}\n2;2026-02-02 10:00;Jan\n`, 'latin1');
    const wrong = await importMail(bytes);
    expect(wrong).toMatchObject({ inserted: 1, rejected: 1 });
    expect(wrong.rejects[0]?.reason).toContain('file.encoding');
    const right = contacts.replace('semicolon', 'semicolon, encoding: windows-1252');
    expect(await importMail(bytes, right)).toMatchObject({ inserted: 1, unchanged: 1, rejected: 0 });
    expect(await agents()).toEqual(['André', 'Jan']);
  });

  it('rows with too few fields and with too many', async () => {
    const run = await importMail(
      `${MAIL}\n1;2026-02-02 10:00\n2;2026-02-02 10:00;Eva;more\n3;2026-02-02 10:00;Jan\n`,
    );
    expect(run).toMatchObject({
      inserted: 1,
      rejects: [
        { line: 2, reason: 'Too few fields: 2 instead of 3.', raw: '1;2026-02-02 10:00' },
        { line: 3, reason: 'Too many fields: 4 instead of 3.' },
      ],
    });
  });

  it('half a record at the end, in a field and in quotes', async () => {
    const half = await importMail(`${MAIL}\n1;2026-02-02 10:00;Eva\n2;2026-0`);
    expect(half).toMatchObject({
      inserted: 1,
      rejects: [{ line: 3, reason: 'Too few fields: 2 instead of 3.' }],
    });
    const open = await importMail(`${MAIL}\n1;2026-02-02 10:00;Eva\n2;2026-02-02 10:00;"Ja`);
    expect(open).toMatchObject({ unchanged: 1, rejects: [{ line: 3, raw: '2;2026-02-02 10:00;"Ja' }] });
    expect(open.rejects[0]?.reason).toContain('never closed');
  });

  it('a key that comes twice: the same again counts as unchanged, another is rejected', async () => {
    const run = await importMail(
      `${MAIL}\n1;2026-02-02 10:00;Eva\n1;2026-02-02 10:00;Eva\n1;2026-02-02 10:00;Jan\n`,
    );
    expect(run).toMatchObject({ inserted: 1, unchanged: 1, rejects: [{ line: 4 }] });
    expect(run.rejects[0]?.reason).toContain('on line 2');
  });

  it('the same file twice: nothing changes', async () => {
    const file = `${MAIL}\n1;2026-02-02 10:00;Eva\n2;2026-02-02 10:01;Jan\n`;
    await importMail(file);
    const before = await everything(database.db);
    expect(await importMail(file)).toMatchObject({ inserted: 0, updated: 0, unchanged: 2 });
    expect(await everything(database.db)).toEqual(before);
  });

  it('values with space before and behind them', async () => {
    expect(await importMail('id; at; agent\n1; 2026-02-02 10:00; Eva \n')).toMatchObject({ inserted: 1 });
    expect(await agents()).toEqual(['Eva']);
  });

  it.each([
    ['one of which has no such day', '13.12.2026', { inserted: 1 }],
    ['which agree', '2.2.2026', { inserted: 1 }],
    ['which disagree', '1.2.2026', { rejects: [{ line: 2, column: 'at' }] }],
  ])('a date that may be read in two formats, %s', async (_name, date, expected) => {
    const mapping = contacts.replace('format: yyyy-MM-dd HH:mm', 'format: [d.M.yyyy, M.d.yyyy]');
    const run = await importMail(`${MAIL}\n1;${date};Eva\n`, mapping);
    expect(run).toMatchObject(expected);
    for (const { reason } of run.rejects) expect(reason).toContain('means different things');
  });
});
