import { anonymousViewer, ROLES } from '../../../src/platform/identity/viewer';
import { NOW } from '../../support/bank';
import { viewerWith } from '../../support/viewers';
import { AGENT, mutationOf, PromiseApi } from '../promises/promise-api';
import { caseMutation, type CasePayload } from '../cases/case-api';

const SHOWN = 'id code name timeZone week { weekday hours } specialDays { date name hours } version';
const DEFINE = `mutation ($input: DefineCalendarInput!) { defineCalendar(input: $input) {
  businessCalendar { ${SHOWN} } userErrors { code field message currentVersion } } }`;

interface Payload {
  readonly businessCalendar: { readonly id: string; readonly version: number; readonly name: string } | null;
  readonly userErrors: readonly {
    readonly code: string;
    readonly field: string;
    readonly currentVersion: number | null;
  }[];
}

const OFFICE = {
  code: 'office',
  name: 'Office in Prague',
  timeZone: 'Europe/Prague',
  week: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((weekday) => ({
    weekday,
    hours: ['13:00-17:00', '09:00-12:00'],
  })),
  specialDays: [
    { date: '2026-12-24', name: 'Christmas Eve', hours: ['09:00-12:00'] },
    { date: '2026-04-03', name: ' Good Friday ' },
  ],
};

const MANAGER = viewerWith('CARE_MANAGER');

describe('a calendar', () => {
  let open: PromiseApi;
  beforeAll(async () => {
    open = await PromiseApi.open();
  });
  afterAll(() => open.api.close());
  beforeEach(async () => {
    open.reset();
    open.viewer = MANAGER;
    for (const table of ['business_calendars', 'changes', 'outbox_messages'])
      await open.api.database.db.execute('test.empty', `DELETE FROM ${table}`);
  });

  const define = async (more: object = {}): Promise<Payload> =>
    (await open.api.ask<{ defineCalendar: Payload }>(DEFINE, { input: { ...OFFICE, ...more } }))
      .defineCalendar;
  const everything = async () =>
    Promise.all(['business_calendars', 'changes', 'outbox_messages'].map((table) => open.rows(table)));

  test('that is defined is shown whole, to whoever may see what is the bank’s', async () => {
    const { businessCalendar, userErrors } = await define();
    expect(userErrors).toEqual([]);
    open.viewer = AGENT;
    const shown = await open.api.ask<{ businessCalendars: unknown[] }>(
      `{ businessCalendars { ${SHOWN} isOpen opensAt late: isOpen(at: "2026-03-02T08:00:00Z") next: opensAt(at: "2026-04-02T15:00:00Z") } }`,
    );
    expect(shown.businessCalendars).toEqual([
      {
        ...{
          id: businessCalendar?.id,
          code: 'office',
          name: 'Office in Prague',
          timeZone: 'Europe/Prague',
          version: 1,
        },
        week: [
          ...OFFICE.week.map(({ weekday, hours }) => ({ weekday, hours })),
          ...['SATURDAY', 'SUNDAY'].map((weekday) => ({ weekday, hours: [] })),
        ],
        specialDays: [
          { date: '2026-04-03', name: 'Good Friday', hours: [] },
          { date: '2026-12-24', name: 'Christmas Eve', hours: ['09:00-12:00'] },
        ],
        // Now is a Sunday.
        ...{
          isOpen: false,
          opensAt: '2026-03-02T08:00:00.000Z',
          late: true,
          next: '2026-04-06T07:00:00.000Z',
        },
      },
    ]);
    expect(
      await open.api.ask(
        `{ node(id: "${String(businessCalendar?.id)}") { ... on BusinessCalendar { code } } }`,
      ),
    ).toEqual({ node: { code: 'office' } });
  });

  test('takes the place of the one of its code, under the same id, and is on record', async () => {
    const first = await define();
    const second = await define({ name: 'Office', week: [], specialDays: [], expectedVersion: 1 });
    expect(second).toMatchObject({
      businessCalendar: { id: first.businessCalendar?.id, version: 2, name: 'Office' },
      userErrors: [],
    });
    const changes = await open.api.database.db.query<Record<string, unknown>>(
      'test.changes',
      'SELECT * FROM changes ORDER BY id',
    );
    expect(changes).toMatchObject([
      { action: 'calendar:define', object: first.businessCalendar?.id, before_digest: null },
      { action: 'calendar:define', before_digest: changes[0]?.['after_digest'] },
    ]);
  });

  test.each([
    ['code', { code: 'Office' }],
    ['code', { code: '-' }],
    ['name', { name: ' ' }],
    ['timeZone', { timeZone: 'Europe/Nowhere' }],
    ['week.0.hours', { week: [{ weekday: 'MONDAY', hours: ['9-17'] }] }],
    ['week.0.hours', { week: [{ weekday: 'MONDAY', hours: ['09:00-09:00'] }] }],
    ['week.0.hours', { week: [{ weekday: 'MONDAY', hours: ['09:00-13:00', '12:00-14:00'] }] }],
    ['week.0.hours', { week: [{ weekday: 'MONDAY', hours: Array<string>(6).fill('09:00-10:00') }] }],
    ['week.1.weekday', { week: Array(2).fill({ weekday: 'MONDAY', hours: [] }) }],
    [
      'week',
      {
        week: [
          { weekday: 'SUNDAY', hours: ['22:00-06:00'] },
          { weekday: 'MONDAY', hours: ['05:00-09:00'] },
        ],
      },
    ],
    [
      'week',
      {
        week: [{ weekday: 'FRIDAY', hours: ['22:00-06:00'] }],
        specialDays: [{ date: '2026-03-07', name: 'Fair', hours: ['05:00-09:00'] }],
      },
    ],
    ['specialDays.1.date', { specialDays: Array(2).fill({ date: '2026-03-07', name: 'Fair' }) }],
    ['specialDays.0.name', { specialDays: [{ date: '2026-03-07', name: '' }] }],
    ['specialDays.0.hours', { specialDays: [{ date: '2026-03-07', name: 'Fair', hours: ['24:00-25:00'] }] }],
  ])('may not have such a %s, and nothing is changed then', async (field, more) => {
    await define();
    const before = await everything();
    expect((await define(more)).userErrors).toMatchObject([{ code: 'INVALID', field }]);
    expect(await everything()).toEqual(before);
  });

  test('is not overwritten by whoever has not seen what it is now, and not made by who expects one', async () => {
    await define();
    await define({ name: 'Office' });
    const before = await everything();
    expect((await define({ expectedVersion: 1 })).userErrors).toMatchObject([
      { code: 'CONFLICT', field: 'expectedVersion', currentVersion: 2 },
    ]);
    expect((await define({ code: 'branch', expectedVersion: 1 })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: 'code' },
    ]);
    expect(await everything()).toEqual(before);
  });

  test('is one of twenty at most', async () => {
    for (let index = 0; index < 20; index += 1) await define({ code: `place-${String(index)}` });
    expect((await define()).userErrors).toMatchObject([{ code: 'INVALID', field: 'code' }]);
    expect((await define({ code: 'place-7' })).userErrors).toEqual([]);
  });

  test('defined twice at once is made once, and changed once; with one key it is made once', async () => {
    await Promise.all([define(), define()]);
    expect(await open.rows('business_calendars')).toMatchObject([{ code: 'office', version: 2 }]);
    const [one, other] = await Promise.all([
      define({ code: 'branch', idempotencyKey: 'k' }),
      define({ code: 'branch', idempotencyKey: 'k' }),
    ]);
    expect([one, one.businessCalendar?.version]).toEqual([other, 1]);
    expect(await define({ code: 'branch', idempotencyKey: 'k' })).toEqual(one);
  });

  test('is for care managers to define, and nothing is changed by others', async () => {
    const input = OFFICE;
    const before = await everything();
    for (const role of ROLES.filter((name) => name !== 'CARE_MANAGER')) {
      open.viewer = viewerWith(role);
      expect([role, (await open.api.refusal(DEFINE, { input })).code]).toEqual([role, 'FORBIDDEN']);
    }
    open.viewer = anonymousViewer;
    expect((await open.api.refusal(DEFINE, { input })).code).toBe('UNAUTHENTICATED');
    expect(await everything()).toEqual(before);
  });

  describe('that a date is told by', () => {
    const due = async (dueWithin: object, more: object = {}): Promise<unknown> => {
      const customer = await open.api.bank.customer();
      const { promise, userErrors } = await open.make(customer, { dueAt: undefined, dueWithin, ...more });
      return promise?.dueAt ?? userErrors.map(({ code, field }) => [code, field]);
    };

    test.each([
      ['hours', { workingTime: { calendar: 'office', hours: 8 } }, '2026-03-03T09:00:00.000Z'],
      ['days', { workingTime: { calendar: 'office', days: 2 } }, '2026-03-03T16:00:00.000Z'],
      ['a time by no calendar', { duration: 'P1M' }, '2026-04-01T12:00:00.000Z'],
    ])('within %s, makes a promise due at the moment that this comes to', async (_what, within, moment) => {
      await define();
      expect(await due(within)).toBe(moment);
    });

    test('stays told when the calendar changes', async () => {
      await define();
      const id = await open.made({
        dueAt: undefined,
        dueWithin: { workingTime: { calendar: 'office', days: 1 } },
      });
      await define({ week: [] });
      expect(await open.api.ask(`{ node(id: "${id}") { ... on Promise { dueAt } } }`)).toEqual({
        node: { dueAt: '2026-03-02T16:00:00.000Z' },
      });
    });

    test.each([
      ['INVALID', 'dueWithin', { duration: 'P1D' }, { dueAt: NOW }],
      ['INVALID', 'dueWithin', { duration: 'PT0S' }, {}],
      ['INVALID', 'dueWithin', { duration: 'P11Y' }, {}],
      ['INVALID', 'dueWithin.workingTime', { workingTime: { calendar: 'office' } }, {}],
      ['INVALID', 'dueWithin.workingTime', { workingTime: { calendar: 'office', hours: 1, days: 1 } }, {}],
      ['INVALID', 'dueWithin.workingTime.hours', { workingTime: { calendar: 'office', hours: 0 } }, {}],
      ['INVALID', 'dueWithin.workingTime.hours', { workingTime: { calendar: 'office', hours: 2_001 } }, {}],
      ['INVALID', 'dueWithin.workingTime.days', { workingTime: { calendar: 'office', days: 501 } }, {}],
      ['INVALID', 'dueWithin.workingTime', { workingTime: { calendar: 'closed', hours: 1 } }, {}],
      ['NOT_FOUND', 'dueWithin.workingTime.calendar', { workingTime: { calendar: 'moon', hours: 1 } }, {}],
      ['INVALID', 'graceEndsAt', { duration: 'P2D' }, { graceEndsAt: new Date(NOW.getTime() + 86_400_000) }],
    ])('is %s at %s, and promises nothing, with %j', async (code, field, within, more) => {
      await define();
      await define({ code: 'closed', week: [], specialDays: [] });
      const before = await open.everything();
      expect(await due(within, more)).toEqual([[code, field]]);
      expect(await open.everything()).toEqual(before);
    });

    test('is needed by a promise that has no date, and not by a case', async () => {
      await define();
      const customer = await open.api.bank.customer();
      expect((await open.make(customer, { dueAt: undefined })).userErrors).toMatchObject([
        { code: 'INVALID', field: 'dueAt' },
      ]);
      const opened = async (more: object): Promise<string | null | undefined> => {
        const input = { customer: `cus_${customer}`, kind: 'REQUEST', subject: 'A card', ...more };
        const answer = await open.api.ask<{ openCase: CasePayload }>(caseMutation('open'), { input });
        return answer.openCase.case?.dueAt ?? answer.openCase.userErrors[0]?.field;
      };
      const dueWithin = { workingTime: { calendar: 'office', days: 1 } };
      expect(await opened({})).toBeUndefined();
      expect(await opened({ dueWithin })).toBe('2026-03-02T16:00:00.000Z');
      expect(await opened({ dueWithin, dueAt: NOW })).toBe('dueWithin');
    });

    test('takes one way of telling a time, not two', async () => {
      const input = { customer: 'cus_0000000000000000', kind: 'FIX', text: 'x' };
      const dueWithin = { duration: 'P1D', workingTime: { calendar: 'office', days: 1 } };
      expect(await open.api.refusal(mutationOf('make'), { input: { ...input, dueWithin } })).toMatchObject({
        code: 'BAD_USER_INPUT',
      });
    });
  });
});
