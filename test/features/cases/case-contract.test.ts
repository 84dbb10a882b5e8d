import { newId } from '../../../src/kernel/id';
import { anonymousViewer, ROLES } from '../../../src/platform/identity/viewer';
import { viewerWith } from '../../support/viewers';
import { partnerOf } from '../writing-api';
import { CASE_VERBS, CaseApi, caseMutation } from './case-api';

/** What holds of every mutation, and who may write of whom, tried on those of cases. */
let cases: CaseApi;
beforeAll(async () => {
  cases = await CaseApi.start();
});
afterAll(() => cases.open.api.close());
beforeEach(() => {
  cases.open.reset();
});

describe.each(CASE_VERBS)('%s', (verb) => {
  const inputOf = () => cases.inputOf(verb);

  test('is for those who serve customers, and changes nothing for others', async () => {
    const input = await inputOf();
    const before = await cases.everything();
    cases.open.recorded.length = 0;
    for (const role of ROLES.filter(
      (name) => !['AGENT', 'TEAM_LEAD', 'CARE_MANAGER', 'PARTNER'].includes(name),
    )) {
      cases.open.viewer = viewerWith(role);
      const { code } = await cases.open.api.refusal(caseMutation(verb), { input });
      expect([role, code]).toEqual([role, 'FORBIDDEN']);
    }
    cases.open.viewer = {
      ...viewerWith('PARTNER', { partnerSource: 'crm' }),
      scopes: ['READ', 'FIND', 'STATISTICS'],
    };
    expect((await cases.open.api.refusal(caseMutation(verb), { input })).code).toBe('FORBIDDEN');
    cases.open.viewer = anonymousViewer;
    expect((await cases.open.api.refusal(caseMutation(verb), { input })).code).toBe('UNAUTHENTICATED');
    expect([await cases.everything(), cases.open.recorded]).toEqual([before, []]);
    cases.open.viewer = viewerWith('TEAM_LEAD');
    expect((await cases.ask(verb, input)).userErrors).toEqual([]);
  });

  test('is of a customer within reach alone, and changes nothing of another’s', async () => {
    const input = await inputOf();
    const before = await cases.everything();
    for (const viewer of [viewerWith('AGENT', { segments: ['PRIVATE'] }), partnerOf('nobody')]) {
      cases.open.viewer = viewer;
      expect((await cases.ask(verb, input)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    }
    expect(await cases.everything()).toEqual(before);
    cases.open.viewer = viewerWith('AGENT', { segments: ['RETAIL'] });
    expect((await cases.ask(verb, input)).userErrors).toEqual([]);
  });

  test('asked twice with one key, at once too, is done once', async () => {
    const input = { ...(await inputOf()), idempotencyKey: newId() };
    const { length } = await cases.open.rows('changes');
    const [one, other] = await Promise.all([cases.ask(verb, input), cases.ask(verb, input)]);
    expect(one.userErrors).toEqual([]);
    expect([other, await cases.ask(verb, input)]).toEqual([one, one]);
    expect(await cases.open.rows('changes')).toHaveLength(length + 1);
  });

  if (verb !== 'open')
    test('of two at once who have seen the same, one gets through', async () => {
      const input = {
        ...(await inputOf()),
        expectedVersion: ['resume', 'reopen', 'close'].includes(verb) ? 2 : 1,
      };
      const payloads = await Promise.all([cases.ask(verb, input), cases.ask(verb, input)]);
      const codes = payloads.map(({ userErrors: [error] }) => error?.code ?? 'DONE').sort();
      expect(codes).toEqual(['CONFLICT', 'DONE']);
    });
});

describe('a partner', () => {
  const partner = { ...partnerOf('crm'), scopes: ['WRITE'] as const };

  test('opens and moves cases of their own source, of customers whom it knows', async () => {
    const { bank } = cases.open.api;
    const [known, unknown] = [await bank.customer(), await bank.customer()];
    await bank.sourceProfile(known);
    cases.open.viewer = partner;
    const { case: opened } = await cases.ask('open', await cases.wish({ customer: `cus_${known}` }));
    expect(
      await cases.open.api.database.db.query('test.row', 'SELECT * FROM cases WHERE customer_id = ?', [
        known,
      ]),
    ).toMatchObject([{ source_id: bank.sourceId }]);
    expect((await cases.ask('resolve', { id: opened?.id })).userErrors).toEqual([]);
    expect(
      (await cases.ask('open', await cases.wish({ customer: `cus_${unknown}` }))).userErrors,
    ).toMatchObject([{ code: 'NOT_FOUND', field: 'customer' }]);
  });

  test('leaves what another source, or somebody here, has opened for the same customer as it is', async () => {
    const { bank } = cases.open.api;
    const customer = await bank.customer();
    await bank.sourceProfile(customer);
    const { case: opened } = await cases.ask('open', await cases.wish({ customer: `cus_${customer}` }));
    cases.open.viewer = partner;
    const before = await cases.everything();
    expect((await cases.ask('resolve', { id: opened?.id })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: 'id' },
    ]);
    expect(await cases.everything()).toEqual(before);
  });
});
