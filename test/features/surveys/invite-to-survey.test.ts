import { customerOfQuarter, isSampled } from '../../../src/features/surveys/domain/sampling';
import { advocacyAsk } from '../../support/advocates';
import { minutesAgo, NOW } from '../../support/bank';
import { addConsent } from '../../support/consent';
import { later, partnerOf } from '../writing-api';
import { INVITE, MOVE, SurveyApi } from './survey-writing-api';

const DAY = 24 * 3_600;

let open: SurveyApi;
beforeAll(async () => {
  open = await SurveyApi.open();
});
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset();
});

/** What is right but for what the test says. */
async function wish(more: object = {}): Promise<{ customer: string; survey: string; channel: string }> {
  const [customer, survey] = [await open.customer(), await open.api.bank.survey()];
  return { customer: `cus_${customer}`, survey: `srv_${survey}`, channel: 'EMAIL', ...more };
}
const idOf = (globalId: string): string => globalId.slice(4);

describe('an invitation', () => {
  test('waits to be sent, may be answered for two weeks, and is kept with a digest of its token alone', async () => {
    const { invitation, token, isSampled: sampled, userErrors } = await open.invite(await wish());
    expect([sampled, userErrors]).toEqual([true, []]);
    expect(token).toMatch(/^[\w-]{43}$/);
    const rows = (await open.rows('survey_invitations')).filter(
      ({ id }) => `inv_${String(id)}` === invitation?.id,
    );
    expect(rows).toMatchObject([
      { state: 'ELIGIBLE', channel: 'EMAIL', sent_at: null, expires_at: later(14 * DAY), version: 1 },
    ]);
    const everything = JSON.stringify([
      await open.everything(),
      await open.rows('idempotency_keys'),
      await open.rows('audit_events'),
    ]);
    expect(everything).not.toContain(token);
  });

  test('shows the same token when it is asked for again with its key', async () => {
    const input = { ...(await wish()), idempotencyKey: 'again' };
    const first = await open.invite(input);
    expect(await open.invite(input)).toEqual(first);
  });

  test('is about a contact that has ended, or a case that is resolved, of that customer', async () => {
    const { bank } = open.api;
    const customer = await open.customer();
    const [contact, running] = [
      await bank.interaction(customer),
      await bank.interaction(customer, { state: 'RUNNING', endedAt: null }),
    ];
    const [resolved, pending] = [
      await bank.case(customer, { status: 'RESOLVED', resolvedAt: minutesAgo(5) }),
      await bank.case(customer, { kind: 'REQUEST' }),
    ];
    const ask = async (more: object, triggerKind: string | null = null) => {
      const survey = `srv_${await bank.survey({ triggerKind })}`;
      const input = { customer: `cus_${customer}`, survey, channel: 'EMAIL', ...more };
      return (await open.ask(INVITE, input)).userErrors.map(({ code, field }) => `${code} ${field}`);
    };
    expect(await ask({ interaction: `int_${running}` })).toEqual(['INVALID interaction']);
    expect(await ask({ case: `cas_${pending}` })).toEqual(['INVALID case']);
    expect(await ask({}, 'AFTER_INTERACTION')).toEqual(['INVALID interaction']);
    expect(await ask({}, 'AFTER_CASE')).toEqual(['INVALID case']);
    const others = await bank.interaction(await bank.customer());
    expect(await ask({ interaction: `int_${others}` })).toEqual(['NOT_FOUND interaction']);
    expect(await ask({ case: `cas_${await bank.case(await bank.customer())}` })).toEqual(['NOT_FOUND case']);
    expect(await ask({ survey: 'srv_0000000000000000' })).toEqual(['NOT_FOUND survey']);
    expect(await ask({ interaction: `int_${contact}` }, 'AFTER_INTERACTION')).toEqual([]);
    expect(await ask({ case: `cas_${resolved}` }, 'AFTER_CASE')).toEqual(['ASK_REFUSED customer']);
  });

  test('is about what its trigger picks alone, and that is not long ago', async () => {
    const { bank } = open.api;
    const customer = await open.customer();
    const ask = async (triggerKind: string, more: object = {}) => {
      const survey = `srv_${await bank.survey({ triggerKind })}`;
      const input = { customer: `cus_${customer}`, survey, channel: 'EMAIL', ...more };
      return (await open.ask(INVITE, input)).userErrors.map(({ code, field }) => `${code} ${field}`);
    };
    const contact = async (days: number) => {
      const endedAt = minutesAgo(days * 1_440);
      return { interaction: `int_${await bank.interaction(customer, { startedAt: endedAt, endedAt })}` };
    };
    const matter = async (days: number) => {
      const [openedAt, resolvedAt] = [minutesAgo(40 * 1_440), minutesAgo(days * 1_440)];
      return { case: `cas_${await bank.case(customer, { status: 'RESOLVED', openedAt, resolvedAt })}` };
    };
    expect(await ask('RELATIONSHIP', await contact(1))).toEqual(['INVALID interaction']);
    expect(await ask('AFTER_PURCHASE', await matter(1))).toEqual(['INVALID case']);
    expect(await ask('AFTER_INTERACTION', { ...(await contact(1)), ...(await matter(1)) })).toEqual([
      'INVALID case',
    ]);
    expect(await ask('AFTER_CASE', { ...(await contact(1)), ...(await matter(1)) })).toEqual([
      'INVALID interaction',
    ]);
    expect(await ask('AFTER_INTERACTION', await contact(31))).toEqual(['INVALID interaction']);
    expect(await ask('AFTER_CASE', await matter(31))).toEqual(['INVALID case']);
    const product = await bank.product('Account', { code: 'bought' });
    const buy = async (days: number) => {
      const openedAt = minutesAgo(days * 1_440);
      const account = await bank.account(product, { openedAt });
      await bank.holder(account, customer, { validFrom: openedAt });
    };
    expect(await ask('AFTER_PURCHASE')).toEqual(['INVALID customer']);
    await buy(91);
    expect(await ask('AFTER_PURCHASE')).toEqual(['INVALID customer']);
    await buy(90);
    expect(await ask('AFTER_PURCHASE')).toEqual([]);
    expect(await ask('AFTER_INTERACTION', await contact(30))).toEqual(['ASK_REFUSED customer']);
    expect(await ask('AFTER_CASE', await matter(30))).toEqual(['ASK_REFUSED customer']);
  });

  test('of a merged customer keeps the profile of the one who was named, and is paid from one budget', async () => {
    const { bank } = open.api;
    const [survivor, absorbed] = [await open.customer(), await open.customer()];
    await bank.absorb(survivor, absorbed);
    const input = await wish({ customer: `cus_${absorbed}` });
    const { invitation } = await open.invite(input);
    const kept = (await open.rows('survey_invitations')).find(
      ({ id }) => `inv_${String(id)}` === invitation?.id,
    );
    const profiles = await open.rows('source_profiles');
    const theirs = profiles.find(({ customer_id: id }) => id === absorbed)?.['id'];
    expect(kept).toMatchObject({ customer_id: survivor, source_profile_id: theirs });
    expect((await open.invite({ ...input, customer: `cus_${survivor}` })).userErrors).toMatchObject([
      { code: 'ASK_REFUSED', obstacles: ['COOL_DOWN'] },
    ]);
  });

  test('comes from the source of the partner who invites', async () => {
    const source = await open.api.bank.source('survey-tool');
    const input = await wish();
    await open.api.bank.sourceProfile(idOf(input.customer), { sourceId: source });
    open.viewer = partnerOf('survey-tool');
    const { invitation } = await open.invite(input);
    const kept = (await open.rows('survey_invitations')).find(
      ({ id }) => `inv_${String(id)}` === invitation?.id,
    );
    expect(kept).toMatchObject({ source_id: source });
  });
});

describe('whoever is not to be asked is not invited', () => {
  test.each<[string, (customer: string) => Promise<unknown>, string, number | null]>([
    ['who complains', (id) => open.api.bank.case(id, { kind: 'COMPLAINT' }), 'OPEN_COMPLAINT', null],
    [
      'whom the bank keeps waiting',
      (id) => open.api.bank.promise(id, { dueAt: minutesAgo(5), graceEndsAt: null }),
      'OVERDUE_PROMISE',
      null,
    ],
    ['whose low answer is open', (id) => open.lowAnswer(id), 'OPEN_LOOP', null],
    ['who was asked for a review', (id) => advocacyAsk(open.api.bank, id, { askedAt: NOW }), 'COOL_DOWN', 30],
    [
      'who withdrew for the channel',
      (id) => addConsent(open.api.bank, id, 'SURVEY', 'EMAIL', { state: 'WITHDRAWN' }),
      'NO_CONSENT',
      null,
    ],
  ])('%s', async (_who, happens, obstacle, days) => {
    const input = await wish();
    await happens(idOf(input.customer));
    const before = await open.everything();
    expect((await open.ask(INVITE, input)).userErrors).toMatchObject([
      {
        ...{ code: 'ASK_REFUSED', field: 'customer', obstacles: [obstacle] },
        nextAskAt: days === null ? null : later(days * DAY).toISOString(),
      },
    ]);
    expect(await open.everything()).toEqual(before);
  });

  test('and the refusal is kept under its key, with the date', async () => {
    const input = { ...(await wish()), idempotencyKey: 'refused' };
    await advocacyAsk(open.api.bank, idOf(input.customer), { askedAt: NOW });
    const refused = await open.ask(INVITE, input);
    open.now = later(3_600);
    expect(await open.ask(INVITE, input)).toEqual(refused);
  });

  test('within the cool-down of the survey, whichever survey the last invitation was to', async () => {
    const { customer } = await open.invited();
    const survey = await open.api.bank.survey({ coolDownDays: 100 });
    open.now = later(50 * DAY);
    const input = { customer: `cus_${customer}`, survey: `srv_${survey}`, channel: 'EMAIL' };
    await open.api.database.db.execute(
      'test.expire',
      "UPDATE survey_invitations SET state = 'SENT', sent_at = ?",
      [NOW],
    );
    expect((await open.ask(INVITE, input)).userErrors).toMatchObject([
      { obstacles: ['COOL_DOWN'], nextAskAt: later(100 * DAY).toISOString() },
    ]);
    open.now = later(100 * DAY);
    expect((await open.ask(INVITE, input)).userErrors).toEqual([]);
  });

  test('twice, however many ask them at once', async () => {
    const input = await wish();
    const at = await Promise.all(Array.from({ length: 5 }, () => open.ask(INVITE, input)));
    const codes = at.map(({ userErrors }) => userErrors[0]?.code ?? 'DONE');
    expect(codes.sort()).toEqual([...Array<string>(4).fill('ASK_REFUSED'), 'DONE']);
  });

  test('who is not drawn, whatever else is named, where a survey may be about anything', async () => {
    const survey = `srv_${await open.api.bank.survey({ code: 'any', samplingShare: '0.5' })}`;
    let customer = await open.customer();
    while (isSampled('any', customerOfQuarter(customer, NOW), 0.5)) customer = await open.customer();
    for (let count = 0; count < 12; count += 1) {
      const interaction = `int_${await open.api.bank.interaction(customer, { endedAt: minutesAgo(5) })}`;
      const input = { customer: `cus_${customer}`, survey, channel: 'EMAIL', interaction };
      expect((await open.invite(input)).isSampled).toBe(false);
    }
  });

  test('who is not drawn, which is no fault, and the same whenever it is asked', async () => {
    const customer = `cus_${await open.customer()}`;
    const survey = `srv_${await open.api.bank.survey({ samplingShare: '0.0001' })}`;
    const before = await open.everything();
    const input = { customer, survey, channel: 'EMAIL' };
    const nobody = { invitation: null, token: null, isSampled: false, userErrors: [] };
    expect([await open.invite(input), await open.invite(input)]).toEqual([nobody, nobody]);
    expect(await open.everything()).toEqual(before);
  });
});

describe('an invitation that gets on', () => {
  test('goes from state to state, each with its time, and no other way', async () => {
    const { id } = await open.invited();
    const move = (to: string, at?: Date) => open.ask(MOVE, { id, to, at });
    expect((await move('OPENED')).userErrors).toMatchObject([
      { code: 'ILLEGAL_MOVE', field: 'id', allowedMoves: ['SENT', 'EXPIRED'] },
    ]);
    open.now = later(600);
    expect((await move('SENT', later(-1))).userErrors).toMatchObject([{ code: 'INVALID', field: 'at' }]);
    expect((await move('SENT', later(601))).userErrors).toMatchObject([{ code: 'INVALID', field: 'at' }]);
    expect((await move('SENT', later(60))).shown).toMatchObject({
      sentAt: later(60).toISOString(),
      version: 2,
    });
    await move('DELIVERED', later(70));
    await move('OPENED', later(80));
    expect((await move('DECLINED')).shown).toMatchObject({
      ...{ state: 'DECLINED', deliveredAt: later(70).toISOString(), openedAt: later(80).toISOString() },
      declinedAt: later(600).toISOString(),
    });
    expect((await move('EXPIRED')).userErrors).toMatchObject([{ code: 'ILLEGAL_MOVE', allowedMoves: [] }]);
    expect((await open.ask(MOVE, { id: 'inv_0000000000000000', to: 'SENT' })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: 'id' },
    ]);
  });

  test('is not sent when the bank has come to owe the customer something', async () => {
    const { id, customer } = await open.invited();
    await open.api.bank.case(customer, { kind: 'COMPLAINT' });
    expect((await open.ask(MOVE, { id, to: 'SENT' })).userErrors).toMatchObject([
      { code: 'ASK_REFUSED', obstacles: ['OPEN_COMPLAINT'], nextAskAt: null },
    ]);
  });

  test('whose channel nobody knows is sent by one that is given, which they must have allowed', async () => {
    const customer = await open.customer();
    const unsent = { state: 'ELIGIBLE', sentAt: null, channel: null, eligibleAt: NOW };
    const id = `inv_${await open.api.bank.invitation(customer, unsent)}`;
    await addConsent(open.api.bank, customer, 'SURVEY', 'SMS', { state: 'WITHDRAWN' });
    const send = (more: object = {}) => open.ask(MOVE, { id, to: 'SENT', ...more });
    expect((await send()).userErrors).toMatchObject([{ code: 'INVALID', field: 'channel' }]);
    expect((await send({ channel: 'SMS' })).userErrors).toMatchObject([{ obstacles: ['NO_CONSENT'] }]);
    expect((await open.ask(MOVE, { id, to: 'EXPIRED', channel: 'SMS' })).userErrors).toMatchObject([
      { code: 'INVALID', field: 'channel' },
    ]);
    expect((await send({ channel: 'EMAIL' })).shown).toMatchObject({ state: 'SENT', channel: 'EMAIL' });
    const nobodys = `inv_${await open.api.bank.invitation(null, unsent)}`;
    const toNobody = await open.ask(MOVE, { id: nobodys, to: 'SENT', channel: 'EMAIL' });
    expect(toNobody.userErrors).toMatchObject([{ obstacles: ['NO_CONSENT'], nextAskAt: null }]);
  });

  test('is not sent once its time is over', async () => {
    const { id } = await open.invited();
    open.now = later(14 * DAY);
    expect((await open.ask(MOVE, { id, to: 'SENT', at: later(DAY) })).userErrors).toMatchObject([
      { code: 'ILLEGAL_MOVE', allowedMoves: ['EXPIRED'] },
    ]);
  });

  test('is moved by no partner whose source it did not come from', async () => {
    const { id } = await open.invited();
    open.viewer = partnerOf('crm');
    expect((await open.ask(MOVE, { id, to: 'SENT' })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});
