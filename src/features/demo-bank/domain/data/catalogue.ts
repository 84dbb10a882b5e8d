import type { ProductKind, Segment, SourceKind } from '../rows';

/** Names in English, Czech and German. */
export type Names = readonly [en: string, cs: string, de: string];

export const SOURCES: readonly {
  readonly code: string;
  readonly name: string;
  readonly kind: SourceKind;
  readonly trustRank: number;
}[] = [
  { code: 'demo-core', name: 'Core banking', kind: 'CORE_BANKING', trustRank: 1 },
  { code: 'demo-crm', name: 'CRM', kind: 'CRM', trustRank: 2 },
  { code: 'demo-help-desk', name: 'Help desk', kind: 'HELP_DESK', trustRank: 3 },
  { code: 'demo-telephony', name: 'Telephone exchange', kind: 'TELEPHONY', trustRank: 4 },
  { code: 'demo-chat', name: 'Chat and app', kind: 'CHAT', trustRank: 5 },
  { code: 'demo-survey', name: 'Survey tool', kind: 'SURVEY', trustRank: 6 },
  { code: 'demo-social', name: 'Social networks', kind: 'SOCIAL', trustRank: 7 },
];

/** What the bank sells. `weight`: how often a segment holds it. Amounts are in hundreds of the euro, or of like worth in its currency. */
export interface ProductSeed {
  readonly code: string;
  readonly kind: ProductKind;
  readonly names: Names;
  readonly weight: Partial<Record<Segment, number>>;
}

export const PRODUCTS: readonly ProductSeed[] = [
  {
    code: 'current-everyday',
    kind: 'CURRENT',
    names: ['Everyday account', 'Běžný účet', 'Girokonto'],
    weight: { RETAIL: 30, AFFLUENT: 8 },
  },
  {
    code: 'current-young',
    kind: 'CURRENT',
    names: ['Young account', 'Studentské konto', 'Junges Konto'],
    weight: { RETAIL: 6 },
  },
  {
    code: 'current-premium',
    kind: 'CURRENT',
    names: ['Premium account', 'Prémiový účet', 'Premiumkonto'],
    weight: { AFFLUENT: 22, PRIVATE: 26 },
  },
  {
    code: 'current-business',
    kind: 'CURRENT',
    names: ['Business account', 'Podnikatelský účet', 'Geschäftskonto'],
    weight: { SME: 40, CORPORATE: 40 },
  },
  {
    code: 'current-currency',
    kind: 'CURRENT',
    names: ['Foreign currency account', 'Devizový účet', 'Fremdwährungskonto'],
    weight: { AFFLUENT: 3, PRIVATE: 8, SME: 8, CORPORATE: 24 },
  },
  {
    code: 'savings-instant',
    kind: 'SAVINGS',
    names: ['Instant savings', 'Spořicí účet', 'Tagesgeldkonto'],
    weight: { RETAIL: 18, AFFLUENT: 18, PRIVATE: 10, SME: 8 },
  },
  {
    code: 'savings-term',
    kind: 'SAVINGS',
    names: ['Term deposit', 'Termínovaný vklad', 'Festgeld'],
    weight: { RETAIL: 4, AFFLUENT: 8, PRIVATE: 12, SME: 6, CORPORATE: 12 },
  },
  {
    code: 'card-credit',
    kind: 'CARD',
    names: ['Credit card', 'Kreditní karta', 'Kreditkarte'],
    weight: { RETAIL: 12, AFFLUENT: 14, PRIVATE: 8 },
  },
  {
    code: 'card-gold',
    kind: 'CARD',
    names: ['Gold card', 'Zlatá karta', 'Goldene Karte'],
    weight: { AFFLUENT: 6, PRIVATE: 12 },
  },
  {
    code: 'card-business',
    kind: 'CARD',
    names: ['Company card', 'Firemní karta', 'Firmenkarte'],
    weight: { SME: 18, CORPORATE: 16 },
  },
  {
    code: 'loan-personal',
    kind: 'LOAN',
    names: ['Personal loan', 'Osobní půjčka', 'Privatkredit'],
    weight: { RETAIL: 9, AFFLUENT: 4 },
  },
  {
    code: 'loan-car',
    kind: 'LOAN',
    names: ['Car loan', 'Úvěr na auto', 'Autokredit'],
    weight: { RETAIL: 4, AFFLUENT: 4, SME: 4 },
  },
  {
    code: 'loan-business',
    kind: 'LOAN',
    names: ['Working capital loan', 'Provozní úvěr', 'Betriebsmittelkredit'],
    weight: { SME: 12, CORPORATE: 14 },
  },
  {
    code: 'mortgage-home',
    kind: 'MORTGAGE',
    names: ['Home mortgage', 'Hypotéka na bydlení', 'Baufinanzierung'],
    weight: { RETAIL: 6, AFFLUENT: 9, PRIVATE: 4 },
  },
  {
    code: 'investment-funds',
    kind: 'INVESTMENT',
    names: ['Fund portfolio', 'Portfolio fondů', 'Fondsdepot'],
    weight: { RETAIL: 4, AFFLUENT: 12, PRIVATE: 22 },
  },
  {
    code: 'investment-securities',
    kind: 'INVESTMENT',
    names: ['Securities account', 'Majetkový účet', 'Wertpapierdepot'],
    weight: { PRIVATE: 12, CORPORATE: 6 },
  },
  {
    code: 'insurance-travel',
    kind: 'INSURANCE',
    names: ['Travel insurance', 'Cestovní pojištění', 'Reiseversicherung'],
    weight: { RETAIL: 5, AFFLUENT: 6, PRIVATE: 4 },
  },
  {
    code: 'insurance-home',
    kind: 'INSURANCE',
    names: ['Home insurance', 'Pojištění domácnosti', 'Hausratversicherung'],
    weight: { RETAIL: 4, AFFLUENT: 5, PRIVATE: 4 },
  },
];

/** Quantiles (whole euros) of what an account of a kind holds (owed amounts below zero) and of its limit. */
export const AMOUNTS: Record<
  ProductKind,
  { readonly balance: readonly number[]; readonly limit: readonly number[] | null }
> = {
  CURRENT: { balance: [-400, 60, 380, 900, 1_700, 3_200, 6_500, 16_000, 60_000], limit: null },
  SAVINGS: { balance: [0, 300, 1_500, 4_000, 9_000, 18_000, 40_000, 120_000], limit: null },
  CARD: {
    balance: [-4_500, -1_400, -600, -250, -80, 0, 0],
    limit: [400, 1_000, 2_000, 3_000, 5_000, 10_000],
  },
  LOAN: {
    balance: [-40_000, -16_000, -9_000, -5_000, -2_400, -900, -50],
    limit: [1_000, 5_000, 10_000, 20_000, 40_000],
  },
  MORTGAGE: {
    balance: [-420_000, -210_000, -150_000, -110_000, -70_000, -30_000, -2_000],
    limit: [60_000, 120_000, 180_000, 260_000, 450_000],
  },
  INVESTMENT: { balance: [100, 1_500, 6_000, 15_000, 38_000, 90_000, 400_000], limit: null },
  INSURANCE: { balance: [0, 0], limit: null },
};

/** Money of a currency that is worth as much as a euro, roughly: demo balances need no better rate. */
export const PER_EURO: Readonly<Record<string, number>> = { EUR: 1, CZK: 25, PLN: 4.3, USD: 1.1 };

/** How much more the accounts of a segment move. */
export const WEALTH: Record<Segment, number> = {
  RETAIL: 1,
  AFFLUENT: 3,
  PRIVATE: 12,
  SME: 6,
  CORPORATE: 150,
};

export const CLOSING_REASONS = [
  'Moved to another bank',
  'Paid off',
  'Replaced by another product',
  'Fees too high',
  'Moved abroad',
  'No longer needed',
] as const;

/** What a team does; a contact reason names the desk that it belongs to. */
export type Desk = 'CARE' | 'CARDS' | 'LOANS' | 'WEALTH' | 'BUSINESS' | 'BACK_OFFICE';

/** `share`: agents of a hundred. `languages`: of the people who work there. */
export const TEAMS: readonly {
  readonly code: string;
  readonly name: string;
  readonly desk: Desk;
  readonly share: number;
  readonly languages: readonly string[];
}[] = [
  {
    code: 'care-prague',
    name: 'Customer care, Prague',
    desk: 'CARE',
    share: 22,
    languages: ['cs', 'cs', 'cs', 'en', 'uk'],
  },
  { code: 'care-brno', name: 'Customer care, Brno', desk: 'CARE', share: 12, languages: ['cs', 'cs', 'pl'] },
  {
    code: 'care-leipzig',
    name: 'Customer care, Leipzig',
    desk: 'CARE',
    share: 12,
    languages: ['de', 'de', 'en'],
  },
  { code: 'care-lyon', name: 'Customer care, Lyon', desk: 'CARE', share: 5, languages: ['fr'] },
  {
    code: 'cards-prague',
    name: 'Cards and payments, Prague',
    desk: 'CARDS',
    share: 12,
    languages: ['cs', 'en'],
  },
  { code: 'cards-wroclaw', name: 'Cards and payments, Wrocław', desk: 'CARDS', share: 8, languages: ['pl'] },
  { code: 'loans-brno', name: 'Loans and mortgages, Brno', desk: 'LOANS', share: 8, languages: ['cs'] },
  { code: 'loans-leipzig', name: 'Loans and mortgages, Leipzig', desk: 'LOANS', share: 5, languages: ['de'] },
  {
    code: 'wealth-prague',
    name: 'Private banking, Prague',
    desk: 'WEALTH',
    share: 4,
    languages: ['cs', 'de', 'en'],
  },
  {
    code: 'business-prague',
    name: 'Business banking, Prague',
    desk: 'BUSINESS',
    share: 5,
    languages: ['cs', 'pl'],
  },
  {
    code: 'back-office-ostrava',
    name: 'Back office, Ostrava',
    desk: 'BACK_OFFICE',
    share: 7,
    languages: ['cs', 'pl'],
  },
];
