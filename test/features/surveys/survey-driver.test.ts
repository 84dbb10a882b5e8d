import { findDriversOfAnswers } from '../../../src/features/surveys/survey-driver.repository';
import { openApi, type TestApi } from '../../support/api';

describe('what was rated beside a score', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  const ask = (ids: readonly string[]) =>
    api.ask<{ nodes: { drivers: unknown }[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on SurveyAnswer { drivers { code expectation rating scale { min max } } } } }',
      { ids: ids.map((id) => `ans_${id}`) },
    );

  test('is shown with the expectation that it is about, by code; none where nothing was rated', async () => {
    const { bank } = api;
    const customer = await bank.customer();
    const [rated, plain] = [await bank.answer(customer, 'NPS', 9), await bank.answer(customer, 'NPS', 3)];
    const scale = { scaleMin: 1, scaleMax: 5 };
    await bank.insert('survey_answer_drivers', {
      answerId: rated,
      code: 'waiting',
      expectation: 'PROMPT',
      rating: 4,
      ...scale,
    });
    await bank.insert('survey_answer_drivers', {
      answerId: rated,
      code: 'fees',
      expectation: null,
      rating: 2,
      ...scale,
    });
    expect((await ask([rated, plain])).nodes).toEqual([
      {
        drivers: [
          { code: 'fees', expectation: null, rating: 2, scale: { min: 1, max: 5 } },
          { code: 'waiting', expectation: 'PROMPT', rating: 4, scale: { min: 1, max: 5 } },
        ],
      },
      { drivers: [] },
    ]);
  });

  test('takes one statement for all answers, shows twenty of an answer at most, and none out of scope', async () => {
    const { bank, statements } = api;
    const customer = await bank.customer();
    const answers: string[] = [];
    for (let index = 0; index < 20; index += 1) answers.push(await bank.answer(customer, 'CSAT', 4));
    const [answerId = ''] = answers;
    for (let index = 0; index < 25; index += 1) {
      const driver = { answerId, code: `d${String(index)}`, rating: 1, scaleMin: 1, scaleMax: 5 };
      await bank.insert('survey_answer_drivers', driver);
    }
    const namesFor = async (ids: readonly string[]): Promise<string[]> => {
      statements.length = 0;
      expect((await ask(ids)).nodes[0]?.drivers).toHaveLength(20);
      return [...statements];
    };
    const forTwo = await namesFor(answers.slice(0, 2));
    expect(forTwo).toContain('surveys.findDriversOfAnswers');
    expect(await namesFor(answers)).toEqual(forTwo);
    expect(await findDriversOfAnswers(api.database.db, 'NOTHING', [answerId], 20)).toEqual([[]]);
  });
});
