import { freshDatabase, type TestDatabase } from '../../../support/database';
import { everything, exampleMapping, importText, type ImportRun } from '../import-support';

/** What is peculiar to a survey's and to complaints' files, imported with the mappings that come with the product. */
let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

const rows = (sql: string): Promise<object[]> => database.db.query<object>('test.rows', sql);

const SURVEY = 'RESPNUM,INTDATE,BAREA,LANG,Q19AGE,Q7ALL,Q13GETRATE,NETPRO';
const answer = async (lines: readonly string[], name = 'passengers-2018.csv'): Promise<ImportRun> =>
  importText(
    database.db,
    [SURVEY, ...lines, ''].join('\n'),
    await exampleMapping('airport-survey'),
    undefined,
    name,
  );
const scores = (): Promise<object[]> =>
  rows(`SELECT s.code, a.score, a.external_id AS \`key\` FROM survey_answers a JOIN surveys s ON s.id = a.survey_id
    ORDER BY s.code, a.external_id`);

describe('of a survey, an import survives', () => {
  it('11, 0, 6 and Blank, which mean that there is no answer', async () => {
    expect(await answer(['1,13,A,1,0,Blank,0,11', '2,13,B,1,3,6,6,10'])).toMatchObject({ inserted: 2 });
    expect(await scores()).toEqual([{ code: 'sfo.recommend', score: 10, key: '2018|2|recommend' }]);
    expect(await rows('SELECT COUNT(*) AS n FROM interactions')).toEqual([{ n: 2 }]);
  });

  it('several answers in one row, each on the scale of its survey, about the one interview', async () => {
    await answer(['1,13,A,1,5,4,5,9']);
    expect(await scores()).toMatchObject([
      { code: 'sfo.overall', score: 4 },
      { code: 'sfo.recommend', score: 9 },
      { code: 'sfo.way-there', score: 5 },
    ]);
    expect(
      await rows(
        'SELECT COUNT(DISTINCT a.interaction_id) AS n, MIN(i.started_at) AS at FROM survey_answers a JOIN interactions i ON i.id = a.interaction_id',
      ),
    ).toEqual([{ n: 1, at: new Date('2018-05-13T07:00:00Z') }]);
  });

  it('a score that is on no scale: the whole row is rejected', async () => {
    const run = await answer(['1,13,A,1,5,4,5,12', '2,13,A,1,5,4,5,9']);
    expect(run).toMatchObject({ inserted: 1, rejects: [{ line: 2, column: 'NETPRO' }] });
    expect(run.rejects[0]?.reason).toContain('"12" is no whole number on the scale 0 to 10');
    expect(await rows('SELECT COUNT(*) AS n FROM interactions')).toEqual([{ n: 1 }]);
  });

  it('passengers who are numbered anew in each wave', async () => {
    await answer(['1,13,A,1,5,4,5,9'], 'wave-2017.csv');
    expect(await answer(['1,14,G,2,6,1,1,2'], 'wave-2018.csv')).toMatchObject({ inserted: 1, updated: 0 });
  });
});

const COMPLAINTS =
  'Complaint ID,Submitted via,Date submitted,Date received,State,Product,Sub-product,Issue,Sub-issue,Company public response,Company response to consumer,Timely response?';
const complain = async (...lines: readonly string[]): Promise<ImportRun> =>
  importText(database.db, [COMPLAINTS, ...lines, ''].join('\n'), await exampleMapping('complaints'));

const FEES = '1,Web,2021-10-24,2021-10-27,NY,Mortgage,FHA,Fees,,,Closed with explanation,Yes';

describe('of complaints, an import survives', () => {
  it('an answer that is not there yet, and one that came late', async () => {
    await complain(
      FEES,
      '2,Phone,2023-07-10,2023-07-11,CA,Mortgage,,Fees,,,In progress,',
      FEES.replace('1', '3').replace('Yes', 'No'),
    );
    expect(
      await rows('SELECT status, channel, answered_in_time AS inTime FROM cases ORDER BY external_id'),
    ).toEqual([
      { status: 'CLOSED', channel: 'WEB_FORM', inTime: 1 },
      { status: 'OPEN', channel: 'PHONE', inTime: null },
      { status: 'CLOSED', channel: 'WEB_FORM', inTime: 0 },
    ]);
  });

  it('products, issues and channels that it has never heard of', async () => {
    const run = await complain(
      FEES,
      '2,Carrier pigeon,2021-10-24,2021-10-25,NY,"Virtual currency, coins",,Lost,Key lost,,Closed,Yes',
    );
    expect(run).toMatchObject({ inserted: 2, rejected: 0 });
    expect(
      await rows(`SELECT k.channel, p.kind, p.names AS product, r.names AS reason, parent.names AS issue FROM cases k
        JOIN products p ON p.id = k.product_id JOIN contact_reasons r ON r.id = k.reason_id
        JOIN contact_reasons parent ON parent.id = r.parent_id WHERE k.external_id = '2'`),
    ).toMatchObject([{ channel: null, kind: 'SERVICE' }]);
  });

  it('the same file twice: no case, reason or product is made again', async () => {
    await complain(FEES, FEES.replace('1', '2').replace('Fees,', 'Fees,Late fee'));
    const before = await everything(database.db);
    expect(await complain(FEES, FEES.replace('1', '2').replace('Fees,', 'Fees,Late fee'))).toMatchObject({
      unchanged: 2,
    });
    expect(await everything(database.db)).toEqual(before);
  });

  it('a column that only some extracts have', async () => {
    const run = await importText(
      database.db,
      `${COMPLAINTS},Consumer disputed?\n${FEES},Yes\n`,
      await exampleMapping('complaints'),
    );
    expect(run).toMatchObject({ inserted: 1 });
    expect(
      await rows(`SELECT boolean_value AS disputed FROM attribute_values v JOIN attribute_definitions d
        ON d.id = v.definition_id WHERE d.code = 'disputed'`),
    ).toEqual([{ disputed: 1 }]);
  });
});
