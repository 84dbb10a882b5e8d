import { openApi, type TestApi } from '../../support/api';

const QUERY = `query ($ids: [ID!]!) { nodes(ids: $ids) {
  ... on Survey { trigger samplingShare coolDownDays question } ... on SurveyAnswer { survey { question } } } }`;

describe('a survey', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  test('says when it is put, to how many and how seldom, each unknown where nobody said so', async () => {
    const told = await api.bank.survey({ triggerKind: 'AFTER_CASE', samplingShare: 0.1, coolDownDays: 14 });
    const untold = await api.bank.survey();
    expect(await api.ask(QUERY, { ids: [`srv_${told}`, `srv_${untold}`] })).toEqual({
      nodes: [
        {
          trigger: 'AFTER_CASE',
          samplingShare: 0.1,
          coolDownDays: 14,
          question: 'Would you recommend us?',
        },
        { trigger: null, samplingShare: null, coolDownDays: null, question: 'Would you recommend us?' },
      ],
    });
  });

  test.each([
    ['de-AT, en', 'Wie war es?'],
    ['fr, cs;q=0.5, en;q=0.1', 'Jaké to bylo?'],
    ['pl', 'How was it?'],
    ['', 'How was it?'],
  ])('is asked in the best language of Accept-Language "%s"', async (language, question) => {
    const questions = JSON.stringify({ en: 'How was it?', cs: 'Jaké to bylo?', de: 'Wie war es?' });
    const surveyId = await api.bank.survey({ questions });
    const answer = await api.bank.answer(null, 'CSAT', 4, { surveyId });
    const ids = [`srv_${surveyId}`, `ans_${answer}`];
    expect(await api.ask(QUERY, { ids }, { 'accept-language': language })).toEqual({
      nodes: [{ trigger: null, samplingShare: null, coolDownDays: null, question }, { survey: { question } }],
    });
  });
});
