import type { Id } from '../../../kernel/id';
import type { Facts, SurveyAnswerRow } from './rows';

/** What the card of one customer shows at the moment that the bank is seen at. */
export interface GoldenCard {
  readonly customerId: Id;
  readonly displayName: string;
  readonly segment: string;
  readonly status: string;
  readonly lastContactAt: string | null;
  /** Ids of contacts, the latest first. */
  readonly interactions: readonly Id[];
  readonly openCases: readonly Id[];
  readonly openPromises: readonly Id[];
  /** Ids of accounts that the customer holds now. */
  readonly accounts: readonly Id[];
  /** The last score of each metric; null where none was given. */
  readonly scores: Readonly<Record<'nps' | 'csat' | 'ces', number | null>>;
  readonly stage: string | null;
}

interface Placed {
  readonly id: Id;
}

/** Ids by time, the latest first; the id breaks ties. */
function latestFirst<Row extends Placed>(rows: readonly Row[], timeOf: (row: Row) => Date): Id[] {
  const byTime = [...rows].sort(
    (a, b) => timeOf(b).getTime() - timeOf(a).getTime() || (a.id < b.id ? 1 : -1),
  );
  return byTime.map(({ id }) => id);
}

function lastScore(answers: readonly SurveyAnswerRow[], metric: string): number | null {
  const [latest] = latestFirst(
    answers.filter((answer) => answer.metric === metric),
    ({ answeredAt }) => answeredAt,
  );
  return answers.find(({ id }) => id === latest)?.score ?? null;
}

/** The cards of all customers among these facts, in the order in which they were drawn. */
export function cardsOf(facts: Facts, asOf: Date): GoldenCard[] {
  return facts.customers.map((customer) => {
    const isTheirs = ({ customerId }: { readonly customerId: Id | null }) => customerId === customer.id;
    const held = facts.accountHolders
      .filter(isTheirs)
      .filter(({ validFrom, validTo }) => validFrom <= asOf && (validTo === null || validTo > asOf));
    const accounts = new Set(held.map(({ accountId }) => accountId));
    const answers = facts.surveyAnswers.filter(isTheirs);
    return {
      customerId: customer.id,
      displayName: customer.displayName,
      segment: customer.segment,
      status: customer.status,
      lastContactAt: customer.lastContactAt?.toISOString() ?? null,
      interactions: latestFirst(facts.interactions.filter(isTheirs), ({ startedAt }) => startedAt),
      openCases: latestFirst(
        facts.cases.filter(isTheirs).filter(({ status }) => status !== 'RESOLVED' && status !== 'CLOSED'),
        ({ openedAt }) => openedAt,
      ),
      openPromises: latestFirst(
        facts.promises.filter(isTheirs).filter(({ state }) => state === 'OPEN'),
        ({ madeAt }) => madeAt,
      ),
      accounts: [...accounts].sort(),
      scores: {
        nps: lastScore(answers, 'NPS'),
        csat: lastScore(answers, 'CSAT'),
        ces: lastScore(answers, 'CES'),
      },
      stage: facts.advocacyStatuses.find(isTheirs)?.stage ?? null,
    };
  });
}
