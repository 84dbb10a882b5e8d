import { normaliseAmount } from '../../features/imports/domain/text';
import type { Graph } from '../../platform/graphql/graph-client';
import { allRows, sumBy } from './ask-graph';
import { countOf, type Chapter, type ImportedFile } from './chapter';
import type { Figures } from './compare-figures';

const ZONE = 'Europe/Prague';
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });
/** As the bank writes days. */
const shortDay = (moment: string): string => DAY.format(new Date(moment)).slice(2).replaceAll('-', '');

interface ListedAccount {
  readonly status: string;
  readonly openedAt: string | null;
  readonly closingReason: string | null;
  readonly creditLimit: { readonly amount: string } | null;
  readonly product: { readonly kind: string; readonly code: string; readonly name: string };
  readonly holders: readonly { readonly role: string }[];
}

const ACCOUNTS = `query ($after: String) { list: accounts(first: 20, after: $after) {
  nodes { status openedAt closingReason creditLimit { amount } product { kind code name } holders { role } }
  pageInfo { hasNextPage endCursor } } }`;
const BIRTHS = `query ($after: String) { list: customers(first: 100, after: $after) {
  nodes { birthDate } pageInfo { hasNextPage endCursor } } }`;
const COUNT =
  'query ($filter: CustomerFilter) { customers(filter: $filter, first: 1) { totalCount { value } } }';

async function customersWith(graph: Graph, filter: object): Promise<number> {
  const { customers } = await graph.ask<{ customers: { totalCount: { value: number } } }>(COUNT, { filter });
  return customers.totalCount.value;
}

const holdersAs = (role: string, { holders }: ListedAccount): number =>
  holders.filter((holder) => holder.role === role).length;

const FREQUENCIES: Readonly<Record<string, string>> = {
  'berka.current.monthly': 'POPLATEK MESICNE',
  'berka.current.weekly': 'POPLATEK TYDNE',
  'berka.current.transaction': 'POPLATEK PO OBRATU',
};

function accountFigures(accounts: readonly ListedAccount[]): Figures {
  const days = accounts.map(({ openedAt }) => (openedAt === null ? '' : shortDay(openedAt))).sort();
  return {
    account_opened_min: days[0] ?? '',
    account_opened_max: days.at(-1) ?? '',
    accounts_with_exactly_one_owner: accounts.filter((account) => holdersAs('OWNER', account) === 1).length,
    accounts_with_a_disponent: accounts.filter((account) => holdersAs('SIGNATORY', account) > 0).length,
    frequency: sumBy(accounts, ({ product }) => FREQUENCIES[product.code] ?? product.name),
  };
}

const LOAN_STATUSES: Readonly<Record<string, string>> = { OPEN: 'C', BLOCKED: 'D' };
const ENDS: Readonly<Record<string, string>> = { 'Paid back': 'A', 'Ended with debts': 'B' };

/** Exactly: in ten-thousandths, which is as exact as amounts are kept. */
function sumOfAmounts(amounts: readonly string[]): number {
  const tenThousandths = amounts.map((amount) => {
    const [whole = '0', fraction = ''] = (normaliseAmount(amount) ?? '0').split('.');
    return BigInt(`${whole}${fraction.padEnd(4, '0')}`);
  });
  return Number(tenThousandths.reduce((sum, amount) => sum + amount, 0n)) / 10_000;
}

function loanFigures(loans: readonly ListedAccount[]): Figures {
  return {
    loan_status: sumBy(
      loans,
      ({ status, closingReason }) => LOAN_STATUSES[status] ?? ENDS[closingReason ?? ''] ?? null,
    ),
    loan_amount_sum: sumOfAmounts(loans.flatMap(({ creditLimit }) => creditLimit?.amount ?? [])),
  };
}

async function cashFigures(graph: Graph, files: readonly ImportedFile[]): Promise<Figures> {
  const read = countOf(files, 'berka-transactions', (counts) => counts.read);
  if (read === 0) return {};
  const rejected = countOf(files, 'berka-transactions', (counts) => counts.rejected);
  const { interactionStats } = await graph.ask<{
    interactionStats: readonly {
      readonly count: number;
      readonly attribute: { readonly text: string } | null;
    }[];
  }>('{ interactionStats(groupByAttribute: "operation") { count attribute { text } } }');
  return {
    trans_complete_rows: read - rejected,
    trans_truncated_rows: rejected,
    trans_operation: sumBy(
      interactionStats,
      ({ attribute }) => attribute?.text ?? null,
      ({ count }) => count,
    ),
  };
}

const rejectedOf = (files: readonly ImportedFile[], mapping: string): number =>
  countOf(files, mapping, ({ rejected }) => rejected);

async function figures(graph: Graph, _truth: Figures, files: readonly ImportedFile[]): Promise<Figures> {
  const clients = await allRows<{ readonly birthDate: string | null }>(graph, BIRTHS);
  const births = clients.flatMap(({ birthDate }) => birthDate ?? []).sort();
  const all = await allRows<ListedAccount>(graph, ACCOUNTS);
  const ofKind = (kind: string): ListedAccount[] => all.filter(({ product }) => product.kind === kind);
  const [accounts, loans, cards] = [ofKind('CURRENT'), ofKind('LOAN'), ofKind('CARD')];
  const gender = (text: string): Promise<number> =>
    customersWith(graph, { attributes: [{ key: 'gender', text: { eq: text } }] });
  return {
    rows: {
      client: clients.length,
      account: accounts.length,
      disp: accounts.reduce((sum, { holders }) => sum + holders.length, 0),
      loan: loans.length,
      card: cards.length,
      trans: countOf(files, 'berka-transactions', (counts) => counts.read),
    },
    gender: { F: await gender('F'), M: await gender('M') },
    birth_min: births[0] ?? '',
    birth_max: births.at(-1) ?? '',
    clients_without_disposition: await customersWith(graph, { accounts: { none: {} } }),
    ...accountFigures(accounts),
    ...loanFigures(loans),
    card_type: sumBy(cards, ({ product }) => product.name),
    ...(await cashFigures(graph, files)),
    // A row that points to nothing is rejected and named.
    orphans: {
      disp_client: rejectedOf(files, 'berka-holders'),
      disp_account: rejectedOf(files, 'berka-holders'),
      loan_account: rejectedOf(files, 'berka-loans'),
      card_disp: rejectedOf(files, 'berka-cards'),
    },
  };
}

const NO_ENTRIES = 'the model has accounts and no entries on them; cash that is handed over is a contact';
const NO_ORDERS = 'the model has no standing orders';
const NOT_TIED = 'a loan or card is an account of its own holder, not tied to another account';
const NO_DISTRICTS = 'districts are no customers and no facts of any; their number is kept as an attribute';

export const bank: Chapter = {
  name: 'berka',
  mappings: [
    'berka-clients',
    'berka-accounts',
    'berka-holders',
    'berka-loans',
    'berka-cards',
    'berka-transactions',
  ],
  figures,
  unshown: {
    'rows.order': NO_ORDERS,
    'rows.district': NO_DISTRICTS,
    'district_missing_?': NO_DISTRICTS,
    'orphans.order_account': NO_ORDERS,
    'orphans.trans_account': 'half a record and one without an account are rejected alike',
    order_amount_sum: NO_ORDERS,
    order_k_symbol: NO_ORDERS,
    product_penetration: NOT_TIED,
    trans_date_min: NO_ENTRIES,
    trans_date_max: NO_ENTRIES,
    trans_type: NO_ENTRIES,
    'trans_operation.VYBER': 'charges of the bank are booked as such too, and are no contacts',
    'trans_operation.(blank)': NO_ENTRIES,
    'trans_operation.PREVOD NA UCET': NO_ENTRIES,
    'trans_operation.PREVOD Z UCTU': NO_ENTRIES,
    trans_accounts: NO_ENTRIES,
    trans_amount_sum: NO_ENTRIES,
    trans_amount_credit_PRIJEM: NO_ENTRIES,
    trans_negative_balance: NO_ENTRIES,
  },
};
