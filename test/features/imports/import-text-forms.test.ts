import { gzipSync } from 'node:zlib';
import { freshDatabase, type TestDatabase } from '../../support/database';
import { importText } from './import-support';
import { contacts } from './mappings';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterEach(() => database.db.execute('test.clear', 'DELETE FROM interactions'));
afterAll(() => database.drop());

const agents = async (): Promise<(string | null)[]> =>
  (
    await database.db.query<{ name: string | null }>(
      'test.agents',
      'SELECT a.name FROM interactions i LEFT JOIN agents a ON a.id = i.agent_id ORDER BY i.external_id',
    )
  ).map(({ name }) => name);

const header = 'id;at;agent';

describe('a file', () => {
  it('may begin with a byte-order mark', async () => {
    expect(
      await importText(database.db, `\u{FEFF}${header}\n1;2026-02-02 10:00;Eva\n`, contacts),
    ).toMatchObject({ inserted: 1 });
  });

  it('may end each line with a delimiter', async () => {
    const file = `${header};\n1;2026-02-02 10:00;Eva;\n2;2026-02-02 10:00;Eva\n`;
    expect(await importText(database.db, file, contacts)).toMatchObject({ inserted: 2, rejected: 0 });
  });

  it('may break lines inside quotes, and tells the line on which a record begins', async () => {
    const file = `${header}\r\n1;2026-02-02 10:00;"Eva\r\nNová"\r\n2;yesterday;Eva\r\n`;
    const run = await importText(database.db, file, contacts);
    expect(await agents()).toEqual(['Eva\r\nNová']);
    expect(run.rejects).toMatchObject([{ line: 4, column: 'at' }]);
  });

  it('loses only the row in which a quote is broken', async () => {
    const file = `${header}\n1;2026-02-02 10:00;"Eva\n2;2026-02-02 10:00;"Jan"\n3;2026-02-02 10:00;Ota\n`;
    const run = await importText(database.db, file, contacts);
    expect(await agents()).toEqual(['Jan', 'Ota']);
    expect(run.rejects).toMatchObject([{ line: 2, raw: '1;2026-02-02 10:00;"Eva' }]);
  });

  it('may be compressed', async () => {
    const file = gzipSync(`${header}\n1;2026-02-02 10:00;Eva\n`);
    expect(await importText(database.db, file, contacts)).toMatchObject({ inserted: 1 });
  });

  it('that is compressed and cut off is told to be incomplete; what came before the cut stays', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, id) => `${String(id)};2026-02-02 10:00;Eva${String(Math.imul(id, 2654435761))}`,
    );
    const whole = gzipSync([header, ...rows].join('\n'));
    await expect(importText(database.db, whole.subarray(0, whole.length / 2), contacts)).rejects.toThrow(
      /delivery\.csv could be read in part only: .*unexpected end of file/,
    );
    expect((await agents()).length).toBeGreaterThan(0);
  });

  it('may be in another encoding, when the mapping says so', async () => {
    const bytes = Buffer.from(`${header}\n1;2026-02-02 10:00;\xdew\xe9\n`, 'latin1');
    await importText(database.db, bytes, contacts.replace('semicolon', 'semicolon, encoding: windows-1252'));
    expect(await agents()).toEqual(['Þwé']);
  });

  it('in an encoding that the mapping does not name has its rows rejected, not garbled', async () => {
    const bytes = Buffer.from(`${header}\n1;2026-02-02 10:00;caf\xe9\n2;2026-02-02 10:00;Eva\n`, 'latin1');
    const run = await importText(database.db, bytes, contacts);
    expect(run.rejects).toMatchObject([
      { line: 2, reason: expect.stringContaining('file.encoding') as string },
    ]);
    expect(await agents()).toEqual(['Eva']);
  });

  it.each([
    ['utf-8', Buffer.from([0xef, 0xbb, 0xbf]), 'utf8'],
    ['utf-16le', Buffer.from([0xff, 0xfe]), 'utf16le'],
  ] as const)(
    'that begins with the mark of %s is read so, whatever the mapping says',
    async (_name, mark, form) => {
      const bytes = Buffer.concat([mark, Buffer.from(`${header}\n1;2026-02-02 10:00;Žofie\n`, form)]);
      const mapping = contacts.replace('semicolon', 'semicolon, encoding: windows-1252');
      expect(await importText(database.db, bytes, mapping)).toMatchObject({ inserted: 1, rejected: 0 });
      expect(await agents()).toEqual(['Žofie']);
    },
  );

  it('may be in UTF-16 with the higher byte first', async () => {
    const text = Buffer.from(`\u{FEFF}${header}\n1;2026-02-02 10:00;Žofie\n`, 'utf16le').swap16();
    expect(await importText(database.db, gzipSync(text), contacts)).toMatchObject({ inserted: 1 });
    expect(await agents()).toEqual(['Žofie']);
  });

  it('may be lines of JSON, with columns that lie deeper', async () => {
    const lines = contacts
      .replace('delimiter: semicolon', 'format: ndjson')
      .replace('agent: agent', "agent: 'by.name'\n  language: lang");
    const file = gzipSync(
      '{"id":1,"at":"2026-02-02 10:00","by":{"name":"Eva"}}\nnone\n{"id":1.0,"at":"2026-02-02 10:00","by":null}\n',
    );
    const run = await importText(database.db, file, lines);
    expect(run).toMatchObject({ read: 3, inserted: 2, rejected: 1, unseenColumns: ['lang'] });
    expect(run.rejects).toMatchObject([{ line: 2, column: null, raw: 'none' }]);
    expect(await agents()).toEqual(['Eva', null]);
  });

  it('may be lines of JSON of which columns are made, and which lack optional ones', async () => {
    const lines = contacts
      .replace('delimiter: semicolon', 'format: ndjson')
      .replace('key:', "derive: { who: { text: '{by.first} {by.last}' }, whole: { text: '{who}!' } }\nkey:")
      .replace('agent: agent', 'agent: { column: whole }\n  language: { column: lang, optional: true }');
    const file =
      '{"id":1,"at":"2026-02-02 10:00","by":{"first":"Eva","last":"Nová"},"lang":"cs"}\n{"id":2,"at":"2026-02-02 10:00"}\n';
    const run = await importText(database.db, file, lines);
    expect(run).toMatchObject({ inserted: 2, rejected: 0, unseenColumns: [] });
    expect(await agents()).toEqual(['Eva Nová!', null]);
    const [first] = await database.db.query<{ language: string | null }>(
      'test.language',
      "SELECT language FROM interactions WHERE external_id = '1'",
    );
    expect(first).toEqual({ language: 'cs' });
    expect(
      await importText(database.db, '{"id":3,"at":"2026-02-02 10:00"}\n', lines.replaceAll('by.', 'from.')),
    ).toMatchObject({ unseenColumns: ['from.first', 'from.last'] });
  });

  it('may come without the names of its columns, when the mapping has them', async () => {
    const named = contacts.replace('semicolon', 'semicolon, columns: [id, at, agent]');
    expect(await importText(database.db, '1;2026-02-02 10:00;Eva\n', named)).toMatchObject({
      read: 1,
      inserted: 1,
    });
  });

  it('may hold its names alone', async () => {
    expect(await importText(database.db, `${header}\n`, contacts)).toMatchObject({ read: 0, rejected: 0 });
  });

  it.each([
    ['is empty', '', /delivery\.csv is empty/],
    [
      'lacks a column',
      'id;when;agent\n',
      /uses a column "at" that the file does not have\. Its columns: id, when, agent\./,
    ],
    ['has a column twice', 'id;at;agent;at\n', /the column "at", which the file has twice/],
    ['ends its lines with CR alone', `${header}\r1;2026-02-02 10:00;Eva\r`, /CR alone/],
    ['names its columns in a broken line', '"id;at;agent\n', /names of the columns is broken/],
  ])('that %s is refused before anything is written', async (_name, file, message) => {
    await database.db.execute('test.clear', 'DELETE FROM source_systems');
    await expect(importText(database.db, file, contacts)).rejects.toThrow(message);
    expect(await database.db.query('test.sources', 'SELECT id FROM source_systems')).toEqual([]);
  });
});
