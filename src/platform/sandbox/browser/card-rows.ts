/** A customer as the library's screen pop answers. What failed, or may not be seen, is null. */
export interface CardCustomer {
  readonly segment: string | null;
  readonly preferredChannel: string | null;
  readonly accounts: List<{
    readonly product: { readonly name: string } | null;
    readonly maskedNumber: string | null;
    readonly balance: { readonly amount: string; readonly currency: string } | null;
  }>;
  readonly interactions: List<{
    readonly channel: string;
    readonly reason: { readonly path: string } | null;
    readonly startedAt: string;
  }>;
  readonly promises: List<{ readonly text: string | null; readonly dueAt: string }>;
  readonly openCases: List<{
    readonly subject: string | null;
    readonly kind: string;
    readonly priority: string;
  }>;
  readonly scores: Readonly<Record<'nps' | 'csat' | 'ces', { readonly score: number } | null>> | null;
  readonly advocacy: { readonly stage: string; readonly score: number | null; readonly vip: boolean } | null;
}

type List<Row> = { readonly nodes: readonly Row[] } | null;

/** One line of a part of the picture. */
export interface CardRow {
  readonly text: string;
  readonly note: string;
}

export type CardPart =
  'customer' | 'accounts' | 'interactions' | 'cases' | 'promises' | 'surveys' | 'advocacy';

/** What the picture of a customer says in each of its parts; a part of which there is nothing says so in one line. */
export function rowsOfCard(customer: CardCustomer): Readonly<Record<CardPart, readonly CardRow[]>> {
  const { accounts, interactions, openCases, promises, scores, advocacy } = customer;
  return {
    customer: [
      { text: words(customer.segment), note: `prefers ${words(customer.preferredChannel).toLowerCase()}` },
    ],
    accounts: rows(accounts, ({ product, maskedNumber, balance }) => ({
      text: product?.name ?? 'Account',
      note: balance === null ? (maskedNumber ?? '') : money(balance),
    })),
    interactions: rows(interactions, ({ channel, reason, startedAt }) => ({
      text: reason?.path.split(' › ').at(-1) ?? 'No reason given',
      note: `${words(channel)}, ${day(startedAt)}`,
    })),
    cases: rows(openCases, ({ subject, kind, priority }) => ({
      text: subject ?? words(kind),
      note: `${words(kind)}, ${words(priority).toLowerCase()}`,
    })),
    promises: rows(promises, ({ text, dueAt }) => ({ text: text ?? '', note: `by ${day(dueAt)}` })),
    surveys: orNothing(
      (['nps', 'csat', 'ces'] as const).flatMap((metric) => {
        const last = scores?.[metric];
        return last ? [{ text: metric.toUpperCase(), note: String(last.score) }] : [];
      }),
    ),
    advocacy: orNothing(
      advocacy === null
        ? []
        : [
            { text: words(advocacy.stage), note: advocacy.vip ? 'VIP' : '' },
            ...(advocacy.score === null ? [] : [{ text: 'Score', note: String(advocacy.score) }]),
          ],
    ),
  };
}

function rows<Row>(list: List<Row>, rowOf: (row: Row) => CardRow): readonly CardRow[] {
  return orNothing((list?.nodes ?? []).map(rowOf));
}

function orNothing(found: readonly CardRow[]): readonly CardRow[] {
  return found.length === 0 ? [{ text: 'None', note: '' }] : found;
}

/** `MOBILE_APP` as "Mobile app". */
function words(value: string | null): string {
  const text = (value ?? 'unknown').replaceAll('_', ' ').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function day(moment: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(moment),
  );
}

/** Grouped by thousands, the digits as they came: amounts are exact and never pass through a float. */
function money({ amount, currency }: { readonly amount: string; readonly currency: string }): string {
  const [whole = '', fraction] = amount.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u202f');
  return `${grouped}${fraction === undefined ? '' : `.${fraction.slice(0, 2)}`} ${currency}`;
}
