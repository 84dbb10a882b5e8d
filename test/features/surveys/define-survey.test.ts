import { ROLES, anonymousViewer } from '../../../src/platform/identity/viewer';
import { viewerWith } from '../../support/viewers';
import { DEFINE, SurveyApi } from './survey-writing-api';

let open: SurveyApi;
beforeAll(async () => {
  open = await SurveyApi.open();
});
afterAll(() => open.api.close());
beforeEach(async () => {
  open.reset();
  open.viewer = viewerWith('CARE_MANAGER');
  for (const table of ['surveys', 'changes', 'outbox_messages'])
    await open.api.database.db.execute('test.empty', `DELETE FROM ${table}`);
});

const SURVEY = {
  ...{ code: 'after-call', name: ' After a call ', metric: 'CSAT', scale: { min: 1, max: 5 } },
  questions: [
    { language: 'en', text: 'How was it?' },
    { language: 'cs', text: 'Jaké to bylo?' },
  ],
  ...{ trigger: 'AFTER_INTERACTION', samplingShare: 0.25, coolDownDays: 30 },
};
const define = (more: object = {}) => open.ask<{ id: string }>(DEFINE, { ...SURVEY, ...more });

describe('a survey', () => {
  test('is defined whole, and found among those of the bank', async () => {
    const { shown, userErrors } = await define();
    expect(userErrors).toEqual([]);
    expect(shown).toMatchObject({
      ...{ code: 'after-call', name: 'After a call', metric: 'CSAT', scale: { min: 1, max: 5 } },
      ...{ question: 'How was it?', trigger: 'AFTER_INTERACTION', samplingShare: 0.25, coolDownDays: 30 },
      version: 1,
    });
    expect(await open.api.ask('{ surveys { id code question } }', {}, { 'accept-language': 'cs' })).toEqual({
      surveys: [{ id: shown?.id, code: 'after-call', question: 'Jaké to bylo?' }],
    });
  });

  test('is put otherwise under its code, in another version, but measures the same on the same scale', async () => {
    const { shown } = await define();
    expect((await define({ name: 'After any call', samplingShare: 1 })).shown).toMatchObject({
      ...{ id: shown?.id, version: 2, name: 'After any call', samplingShare: 1 },
    });
    const before = await open.everything();
    expect((await define({ metric: 'CES' })).userErrors).toMatchObject([
      { code: 'INVALID', field: 'metric' },
    ]);
    expect((await define({ scale: { min: 1, max: 7 } })).userErrors).toMatchObject([
      { code: 'INVALID', field: 'scale' },
    ]);
    expect((await define({ expectedVersion: 1 })).userErrors).toMatchObject([
      { code: 'CONFLICT', field: 'expectedVersion', currentVersion: 2 },
    ]);
    expect((await define({ code: 'another', expectedVersion: 1 })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: 'code' },
    ]);
    expect(await open.everything()).toEqual(before);
  });

  test.each<[string, object]>([
    ['code', { code: 'After Call' }],
    ['name', { name: ' ' }],
    ['scale', { scale: { min: 0, max: 10 } }],
    ['scale', { metric: 'NPS' }],
    ['samplingShare', { samplingShare: 0 }],
    ['samplingShare', { samplingShare: 1.1 }],
    ['coolDownDays', { coolDownDays: -1 }],
    ['coolDownDays', { coolDownDays: 731 }],
    ['questions', { questions: [] }],
    ['questions', { questions: [{ language: 'cs', text: 'Jaké to bylo?' }] }],
    ['questions.1.language', { questions: [SURVEY.questions[0], SURVEY.questions[0]] }],
    ['questions.0.text', { questions: [{ language: 'en', text: ' ' }] }],
    ['questions.0.text', { questions: [{ language: 'en', text: 'x'.repeat(501) }] }],
  ])('has no such %s: %j', async (field, wrong) => {
    const before = await open.everything();
    expect((await define(wrong)).userErrors).toMatchObject([{ code: 'INVALID', field }]);
    expect(await open.everything()).toEqual(before);
  });

  test('is one of a hundred', async () => {
    for (let count = 0; count < 100; count += 1) await open.api.bank.survey();
    expect((await define()).userErrors).toMatchObject([{ code: 'INVALID', field: 'code' }]);
  });

  test('is for care managers to define, once, however many do at once', async () => {
    const before = await open.everything();
    for (const role of ROLES.filter((name) => name !== 'CARE_MANAGER')) {
      open.viewer = viewerWith(role);
      expect((await open.refusal(DEFINE, SURVEY)).code).toBe('FORBIDDEN');
    }
    open.viewer = anonymousViewer;
    expect((await open.refusal(DEFINE, SURVEY)).code).toBe('UNAUTHENTICATED');
    expect(await open.everything()).toEqual(before);
    open.viewer = viewerWith('CARE_MANAGER');
    const at = await Promise.all([1, 2, 3].map(() => define({ idempotencyKey: 'one' })));
    expect(new Set(at.map(({ shown }) => JSON.stringify(shown))).size).toBe(1);
    await Promise.all([1, 2, 3].map(() => define()));
    expect(await open.rows('surveys')).toMatchObject([{ version: 4 }]);
  });
});
