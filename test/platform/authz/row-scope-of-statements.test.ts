import { findDefinitionsByName } from '../../../src/features/attributes/attribute-definition.repository';
import { findChains } from '../../../src/features/interactions/contact-chain.repository';
import { interactionOfCustomerCondition } from '../../../src/features/interactions/interaction.filter';
import { findQueuesById } from '../../../src/features/queues/queue.repository';
import {
  findNextAnswers,
  findSurveyAnswersById,
} from '../../../src/features/surveys/survey-answer.repository';
import { findLoopsOfAnswers, findStepsOfLoops } from '../../../src/features/surveys/survey-loop.repository';
import type { RowScope } from '../../../src/platform/authz/row-scope';
import { surveyLoop } from '../../support/advocates';
import { Bank, minutesAgo } from '../../support/bank';
import { freshDatabase, type TestDatabase } from '../../support/database';

/** What a scope leaves of a statement that is only reached past another, asked for with the other's answer in hand. */
describe('a row scope holds in each statement by itself:', () => {
  let database: TestDatabase;
  let bank: Bank;
  let customer: string;
  beforeAll(async () => {
    database = await freshDatabase();
    bank = await Bank.open(database.db);
    customer = await bank.customer();
  });
  afterAll(() => database.drop());

  /** What each scope shows. */
  async function shown<Row>(
    find: (scope: RowScope) => Promise<readonly (Row | null)[]>,
  ): Promise<{ readonly EVERYTHING: number; readonly NOTHING: number }> {
    const countOf = async (scope: RowScope): Promise<number> =>
      (await find(scope)).filter((row) => row !== null).length;
    return { EVERYTHING: await countOf('EVERYTHING'), NOTHING: await countOf('NOTHING') };
  }

  const ONE_OR_NONE = { EVERYTHING: 1, NOTHING: 0 };

  test('loops and their steps', async () => {
    const answer = await bank.answer(customer, 'NPS', 2);
    const loop = await surveyLoop(bank, { id: answer, customerId: customer }, ['ASSIGNED']);
    expect(await shown((scope) => findLoopsOfAnswers(database.db, scope, [answer]))).toEqual(ONE_OR_NONE);
    expect(await shown((scope) => findStepsOfLoops(database.db, scope, [loop]))).toEqual(ONE_OR_NONE);
  });

  test('what somebody answered next', async () => {
    const first = await bank.answer(customer, 'CSAT', 2, { answeredAt: minutesAgo(9) });
    await bank.answer(customer, 'CSAT', 5, { answeredAt: minutesAgo(3) });
    const [answer] = await findSurveyAnswersById(database.db, 'EVERYTHING', [first]);
    if (!answer) throw new Error('The answer is not there.');
    expect(
      await shown((scope) =>
        findNextAnswers(database.db, scope, [{ customerIds: [customer], answer, since: minutesAgo(9) }]),
      ),
    ).toEqual(ONE_OR_NONE);
  });

  test('chains of contacts', async () => {
    await database.db.execute(
      'test.chain',
      "INSERT INTO contact_chains VALUES (?, ?, NOW(3), NOW(3), 1, 'UNKNOWN')",
      [customer, customer],
    );
    expect(await shown((scope) => findChains(database.db, scope, [customer], [customer]))).toEqual(
      ONE_OR_NONE,
    );
  });

  test('queues', async () => {
    const queue = await bank.queue();
    expect(await shown((scope) => findQueuesById(database.db, scope, [queue]))).toEqual(ONE_OR_NONE);
  });

  test('what a filter by attribute names', async () => {
    await bank.attributeDefinition('CUSTOMER', 'paper', 'TEXT');
    const name = { ownerType: 'CUSTOMER', key: 'paper' } as const;
    expect(await shown((scope) => findDefinitionsByName(database.db, scope, [name]))).toEqual(ONE_OR_NONE);
  });

  test('the messages by whose text contacts are chosen', async () => {
    const interaction = await bank.interaction(customer);
    await bank.message(interaction, customer, { text: 'The card was swallowed.' });
    expect(
      await shown((scope) => {
        const { sql, values } = interactionOfCustomerCondition(scope, { message: { contains: 'swallowed' } });
        return database.db.query('test.chosen', `SELECT i.id FROM interactions i WHERE ${sql}`, values);
      }),
    ).toEqual(ONE_OR_NONE);
  });
});
