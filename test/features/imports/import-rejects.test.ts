import { freshDatabase, type TestDatabase } from '../../support/database';
import { everything, importText } from './import-support';
import { call, calls, callsFile, contacts } from './mappings';

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

describe('rows that are wrong', () => {
  it.each([
    ['a day that does not exist', { date: '260230' }, 'date', '"260230" is not written as yyMMdd'],
    [
      'a time that does not exist',
      { entry: '25:00:00' },
      'entry',
      '"25:00:00" is not written as H:mm:ss or H:mm',
    ],
    [
      'a code that the mapping does not have',
      { outcome: 'LOST' },
      'outcome',
      '"LOST" is not among the codes of the mapping: AGENT, HANG, PHANTOM.',
    ],
    ['a number that is none', { menu: '9s' }, 'menu', '"9s" is no number of seconds'],
    [
      'a part of the key that is empty',
      { call: '' },
      'line, call, date',
      'A part of the key is empty: "AA0101||260202".',
    ],
    [
      'an end before its start',
      { exit: '7:01:00' },
      'date, entry, exit',
      'It ends (2026-02-02T06:01:00.000Z) before it starts',
    ],
    [
      'a name that is too long',
      { server: 'x'.repeat(129) },
      'server',
      'is 129 characters long, at most 128 can be kept.',
    ],
  ])('are kept with line, column and reason: %s', async (_name, wrong, column, reason) => {
    const run = await importText(database.db, callsFile({}, { call: '2', ...wrong }, { call: '3' }), calls);
    expect(run).toMatchObject({ read: 3, inserted: 2, rejected: 1 });
    expect(run.rejects).toEqual([
      {
        line: 3,
        column,
        reason: expect.stringContaining(reason) as string,
        raw: Object.values({ ...call, call: '2', ...wrong }).join('\t'),
      },
    ]);
  });

  it('name everything that is wrong with them at once', async () => {
    const { rejects } = await importText(database.db, callsFile({ date: 'x', menu: 'y' }), calls);
    expect(rejects[0]?.column).toBe('date, menu');
    expect(rejects[0]?.reason).toMatch(/"x".*"y"/);
  });

  it('have too few fields or too many; empty ones at the end do no harm', async () => {
    const file =
      'id;at;agent\n1;2026-02-02 10:00;Eva\n2;2026-02-02 10:00\n3;2026-02-02 10:00;Eva;x\n4;2026-02-02 10:00;Eva;;\n';
    const run = await importText(database.db, file, contacts);
    expect(run).toMatchObject({ read: 4, inserted: 2, rejected: 2 });
    expect(run.rejects).toMatchObject([
      { line: 3, reason: 'Too few fields: 2 instead of 3.' },
      { line: 4, reason: 'Too many fields: 4 instead of 3.' },
    ]);
  });

  it('are half a last record, the rest of which is not there', async () => {
    const run = await importText(database.db, 'id;at;agent\n1;2026-02-02 10:00;Eva\n2;2026-02-', contacts);
    expect(run).toMatchObject({ inserted: 1, rejected: 1 });
    expect(run.rejects[0]).toMatchObject({ line: 3, raw: '2;2026-02-' });
  });

  it('carry a key that has come before with other values; the first one counts, also the next time', async () => {
    const file = callsFile({}, { menu: '10' }, {});
    const run = await importText(database.db, file, calls);
    expect(run).toMatchObject({ read: 3, inserted: 1, unchanged: 1, rejected: 1 });
    expect(run.rejects).toEqual([
      {
        line: 3,
        column: null,
        reason:
          'The key "AA0101|1|260202" has come before, on line 2, with other values. If these are two records, the mapping\'s key lacks a column.',
        raw: expect.any(String) as string,
      },
    ]);
    const before = await everything(database.db);
    expect(await importText(database.db, file, calls)).toMatchObject({ unchanged: 2, rejected: 1 });
    expect(await everything(database.db)).toEqual(before);
  });

  it('are found to repeat a key thousands of rows later', async () => {
    const between = Array.from({ length: 2500 }, (_, index) => ({ call: String(index + 10) }));
    const run = await importText(database.db, callsFile({}, ...between, { menu: '10' }), calls);
    expect(run).toMatchObject({ inserted: 2501, rejected: 1 });
    expect(run.rejects[0]).toMatchObject({
      line: 2503,
      reason: expect.stringContaining('on line 2,') as string,
    });
  });

  it('belong to a customer whom the source has not delivered, where the mapping makes no newcomers', async () => {
    const strictly = calls.replace(', newcomer: { kind: PERSON, status: ACTIVE }', '');
    const run = await importText(database.db, callsFile({ customer: '7' }, { call: '2' }), strictly);
    expect(run).toMatchObject({ inserted: 1, rejected: 1 });
    expect(run.rejects[0]).toMatchObject({
      column: 'customer',
      reason: expect.stringContaining('no customer with the key "7"') as string,
    });
  });
});

describe('rows that the mapping leaves out', () => {
  it('are counted by their reason', async () => {
    const skipping = `${calls}\nskip: [{ when: { column: outcome, is: PHANTOM }, because: no call }]`;
    const run = await importText(database.db, callsFile({}, { call: '2', outcome: 'PHANTOM' }), skipping);
    expect(run).toMatchObject({ read: 2, inserted: 1, rejected: 0, skipped: { 'no call': 1 } });
  });
});
