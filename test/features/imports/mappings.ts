/** Small mappings for tests, each a variation of what a partner would write. */

const source = `
source: { code: exchange, name: Telephone exchange, kind: TELEPHONY, trustRank: 20, timeZone: Europe/Prague }
`;

/** Calls with every kind of time; the file is separated by tabs and quotes nothing. */
export const calls = `${source}
file: { delimiter: tab, quote: none }
key: [line, call, date]
reasons:
  calls: { names: { en: Calls } }
  calls.cards: { parent: calls, names: { en: Cards, cs: Karty } }
interaction:
  channel: { constant: PHONE }
  direction: { constant: INBOUND }
  customer: { column: customer, none: '0', newcomer: { kind: PERSON, status: ACTIVE } }
  startedAt: { date: { column: date, format: yyMMdd, lastYear: 2049 }, time: entry }
  queuedAt:
    date: { column: date, format: yyMMdd, lastYear: 2049 }
    time: { column: queued, none: '0:00:00' }
    after: startedAt
  endedAt: { date: { column: date, format: yyMMdd, lastYear: 2049 }, time: exit, after: startedAt }
  ivrSeconds: { column: menu, negative: none }
  outcome:
    column: outcome
    codes: { AGENT: ANSWERED, HANG: ABANDONED, PHANTOM: PHANTOM }
  reason: { column: type, codes: { C: calls.cards } }
  agent: { column: server, none: NO_SERVER }
`;

/** A call, as the columns of `calls` have it. */
export const call = {
  line: 'AA0101',
  call: '1',
  date: '260202',
  customer: '0',
  entry: '7:02:47',
  queued: '0:00:00',
  exit: '7:05:41',
  menu: '9',
  outcome: 'AGENT',
  type: 'C',
  server: 'DORIT',
};

/** A file of calls, each like `call` but for what is said. */
export function callsFile(...rows: readonly Partial<typeof call>[]): string {
  const lines = [Object.keys(call), ...rows.map((row) => Object.values({ ...call, ...row }))];
  return lines.map((cells) => `${cells.join('\t')}\r\n`).join('');
}

/** Contacts with the fewest columns that there can be, in a file that quotes. */
export const contacts = `${source}
file: { delimiter: semicolon }
key: id
interaction:
  channel: { constant: EMAIL }
  direction: { constant: INBOUND }
  startedAt: { column: at, format: yyyy-MM-dd HH:mm }
  outcome: { constant: ANSWERED }
  agent: agent
`;

const bank = `
source: { code: core, name: Core banking, kind: CORE_BANKING, trustRank: 5, timeZone: Europe/Prague }
file: { delimiter: semicolon }
`;

export const clients = `${bank}
key: id
customer:
  kind: { column: kind, codes: { P: PERSON, O: ORGANISATION } }
  status: { constant: ACTIVE }
  givenName: given
  familyName: family
  organisationName: organisation
  birthDate: { column: born, format: [d.M.yyyy, M/d/yyyy] }
  segment: { column: segment, none: '-' }
contactPoints:
  - { type: PHONE, value: phone, primary: true }
  - { type: EMAIL, value: mail }
keep: { branch: branch }
`;

export const accounts = `${bank}
key: number
products: { core.current: { kind: CURRENT, names: { en: Current account } } }
account:
  number: number
  product: { constant: core.current }
  currency: { constant: CZK }
  status: { column: state, codes: { A: OPEN, Z: CLOSED } }
  balance: { column: balance, decimal: ',', grouping: ' ' }
  openedAt: { column: opened, format: yyyy-MM-dd }
`;

export const holders = `${bank}
key: id
accountHolder:
  account: account
  customer: client
  role: { column: type, codes: { OWNER: OWNER, DISPONENT: SIGNATORY } }
`;

/** Tickets of a help desk: of each row come a customer, a case and perhaps an answer to a survey. */
export const tickets = `
source: { code: desk, name: Help desk, kind: HELP_DESK, trustRank: 40, timeZone: Europe/Prague }
file: { delimiter: semicolon }
key: [ticket]
derive: { day: { text: '{year}-{month}' } }
reasons: { topics: { names: { en: Topics } } }
surveys: { desk.nps: { name: Recommend, metric: NPS, scale: [0, 10], questions: { en: Would you recommend us? } } }
records:
  - key: client
    customer: { kind: { constant: PERSON }, status: { constant: ACTIVE }, familyName: name }
    attributes: { since: { date: { column: since, format: yyyy-MM-dd }, names: { en: Since } }, town: town }
  - case:
      kind: { constant: COMPLAINT }
      subject: title
      status: { column: state, codes: { done: CLOSED }, otherwise: OPEN }
      openedAt: { column: opened, format: yyyy-MM-dd }
      customer: client
      reason: { grow: [topic, detail], under: topics }
  - when: { column: score, matches: '\\d+' }
    surveyAnswer:
      survey: desk.nps
      score: score
      answeredAt: { column: opened, format: yyyy-MM-dd }
      case: ticket
`;
