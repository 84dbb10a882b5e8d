import { noteFamilies } from '../../../src/features/customers/customer.filter';
import { allInteractions } from '../../../src/features/interactions/interaction.repository';
import { pageOfList } from '../../../src/platform/db/whole-list';
import { openApi, type TestApi } from '../../support/api';
import { NOW } from '../../support/bank';
import { rowsReadBy } from '../../support/rows-read';
import { questionsAsking } from '../asked-filters';

// `where` goes with a count, and is the same filter as `some`.
const questions = questionsAsking(({ name }) =>
  name === 'customer' ? '{ eq: "cus_0000000000000000" }' : null,
).filter((question) => !question.includes('where:'));

describe('a filter by customer', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
    await api.bank.customer();
  });
  afterAll(() => api.close());

  test.each(questions)('is answered wherever it stands: %s', async (question) => {
    expect(await api.ask(question)).toBeDefined();
  });

  test('is there for every list of facts and all statistics', () => {
    const lists = [
      'interactions',
      'cases',
      'promises',
      'surveyAnswers',
      'interactionStats',
      'caseStats',
      'scores',
    ];
    for (const list of lists) expect(questions.join('\n')).toContain(`{ ${list}(`);
  });

  test('refuses the id of something else, with the place', async () => {
    const refusal = await api.refusal(
      '{ cases(first: 1, filter: { or: [{ customer: { in: ["agt_0000000000000000"] } }] }) { nodes { id } } }',
    );
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.message).toContain('"filter.or.customer"');
  });

  test('reads the rows of the customer and no others, however many there are', async () => {
    const { bank, database } = api;
    const [asked, other] = [await bank.customer(), await bank.customer()];
    const comparison = { eq: `cus_${asked}` };
    noteFamilies(comparison, { eq: [asked], in: [], notIn: [] });
    const request = {
      filter: { customer: comparison },
      field: 'STARTED_AT',
      descending: true,
      asOf: NOW,
      page: { limit: 5, after: null, before: null, fromEnd: false, looksBeyond: true },
    } as const;
    const readNow = async (): Promise<number> => {
      await database.db.query('test.analyze', 'ANALYZE TABLE interactions');
      return rowsReadBy(database.url, async (db) => {
        const page = await pageOfList(db, 'EVERYTHING', allInteractions, request);
        expect(page.rows.length).toBe(2);
      });
    };
    for (const customer of [asked, asked, ...Array.from({ length: 100 }, () => other)])
      await bank.interaction(customer);
    const few = await readNow();
    for (let round = 0; round < 5; round += 1) {
      await database.db.execute(
        'test.more',
        `INSERT INTO interactions (id, source_id, external_id, customer_id, channel, direction, started_at, outcome, settlement)
          SELECT INSERT(id, ?, 1, '-'), source_id, INSERT(external_id, ?, 1, '-'), customer_id, channel, direction, started_at, outcome, settlement
            FROM interactions WHERE customer_id = ?`,
        [round + 1, round + 1, other],
      );
    }
    const many = await readNow();
    expect(many).toBeLessThanOrEqual(few + 2);
  });
});
