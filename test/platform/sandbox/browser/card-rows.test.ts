import { rowsOfCard, type CardCustomer } from '../../../../src/platform/sandbox/browser/card-rows';

const jana: CardCustomer = {
  segment: 'PRIVATE',
  preferredChannel: 'MOBILE_APP',
  accounts: {
    nodes: [
      {
        product: { name: 'Savings account' },
        maskedNumber: '••••0979',
        balance: { amount: '-1234567.8900', currency: 'CZK' },
      },
    ],
  },
  interactions: {
    nodes: [
      { channel: 'PHONE', reason: { path: 'Cards › Card blocked' }, startedAt: '2026-02-28T23:30:00.000Z' },
    ],
  },
  promises: { nodes: [{ text: 'We call back.', dueAt: '2026-03-02T10:00:00.000Z' }] },
  openCases: { nodes: [{ subject: null, kind: 'COMPLAINT', priority: 'HIGH' }] },
  scores: { nps: { score: 9 }, csat: null, ces: { score: 6 } },
  advocacy: { stage: 'CHAMPION', score: 71, vip: true },
};

it('says in each part what an agent looks for first', () => {
  expect(rowsOfCard(jana)).toEqual({
    customer: [{ text: 'Private', note: 'prefers mobile app' }],
    accounts: [{ text: 'Savings account', note: '-1\u202f234\u202f567.89 CZK' }],
    interactions: [{ text: 'Card blocked', note: 'Phone, 28 Feb' }],
    cases: [{ text: 'Complaint', note: 'Complaint, high' }],
    promises: [{ text: 'We call back.', note: 'by 2 Mar' }],
    surveys: [
      { text: 'NPS', note: '9' },
      { text: 'CES', note: '6' },
    ],
    advocacy: [
      { text: 'Champion', note: 'VIP' },
      { text: 'Score', note: '71' },
    ],
  });
});

it('says of a part that is empty, or could not be had, that there is none', () => {
  const none = [{ text: 'None', note: '' }];
  const nothing = { accounts: { nodes: [] }, interactions: null, promises: null, openCases: null };
  const rows = rowsOfCard({ ...jana, ...nothing, scores: null, advocacy: null });
  expect([rows.accounts, rows.interactions, rows.promises, rows.cases, rows.surveys, rows.advocacy]).toEqual(
    Array.from({ length: 6 }, () => none),
  );
});
