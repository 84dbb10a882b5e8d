import type { InteractionRow, SurveyAnswerRow } from '../../../../src/features/demo-bank/domain/rows';
import { drawBank, groupBy } from '../draw-bank';

/** What makes the demo bank like a real one. Ranges are wide: they hold for other seeds too. */
const { bank, facts, doubles } = drawBank(4_000, 11);

const share = <Row>(rows: readonly Row[], is: (row: Row) => boolean): number =>
  rows.filter(is).length / rows.length;
const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, value) => sum + value, 0) / numbers.length;

describe('customers', () => {
  test('write their names in Latin, Cyrillic, Devanagari, Chinese and Arabic letters', () => {
    const names = facts.customers.map((customer) => customer.displayName);
    for (const script of ['Latin', 'Cyrillic', 'Devanagari', 'Han', 'Arabic']) {
      expect(share(names, (name) => new RegExp(`\\p{Script=${script}}`, 'u').test(name))).toBeGreaterThan(
        0.01,
      );
    }
  });

  test('are people for the most part, and firms with more accounts than people', () => {
    const owners = facts.accountHolders.filter((holder) => holder.role === 'OWNER');
    const accounts = groupBy(owners, (holder) => holder.customerId);
    const accountsOf = (kind: string) =>
      mean(
        facts.customers.filter((row) => row.kind === kind).map((row) => accounts.get(row.id)?.length ?? 0),
      );
    expect(share(facts.customers, (row) => row.kind === 'PERSON')).toBeGreaterThan(0.9);
    expect(accountsOf('ORGANISATION')).toBeGreaterThan(2 * accountsOf('PERSON'));
  });

  test('share telephones: households a few, switchboards many', () => {
    const sharers = [
      ...groupBy(
        facts.contactPoints.filter((row) => row.type === 'PHONE'),
        (row) => row.valueKey,
      ).values(),
    ]
      .map((points) => new Set(points.map((point) => point.customerId)).size)
      .sort((one, other) => other - one);
    expect(sharers[0]).toBeGreaterThan(10);
    expect(sharers.filter((count) => count > 1 && count <= 4).length).toBeGreaterThan(100);
  });

  test('hold accounts together', () => {
    const byAccount = groupBy(facts.accountHolders, (holder) => holder.accountId);
    expect(
      [...byAccount.values()].filter((holders) => holders.some(({ role }) => role === 'JOINT')).length,
    ).toBeGreaterThan(100);
  });
});

test('customers who exist twice have facts of both', () => {
  const ids = new Set(doubles.flatMap(({ relation, doubleId }) => (relation === 'SAME' ? [doubleId] : [])));
  const theirs = (rows: readonly { readonly customerId: string | null }[]) =>
    rows.filter(({ customerId }) => ids.has(customerId ?? '')).length;
  expect(ids.size).toBeGreaterThan(80);
  expect(theirs(facts.interactions)).toBeGreaterThan(ids.size);
  expect(theirs(facts.cases)).toBeGreaterThan(3);
  expect(theirs(facts.promises)).toBeGreaterThan(5);
  expect(theirs(facts.surveyAnswers)).toBeGreaterThan(20);
  expect(theirs(facts.accountHolders)).toBeGreaterThan(10);
});

describe('contacts', () => {
  const perCustomer = groupBy(facts.interactions, (row) => row.customerId);
  const counts = facts.customers
    .map((row) => perCustomer.get(row.id)?.length ?? 0)
    .sort((one, other) => one - other);

  test('are few for most customers and very many for some', () => {
    expect(counts[counts.length / 2]).toBeGreaterThanOrEqual(1);
    expect(counts[counts.length / 2]).toBeLessThanOrEqual(5);
    expect(counts.at(-1)).toBeGreaterThan(150);
    const busiest = counts.slice(-counts.length / 10).reduce((sum, count) => sum + count, 0);
    expect(busiest / counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0.4);
  });

  test('are of nobody known now and then', () => {
    const unknown = share(facts.interactions, (row) => row.customerId === null);
    expect(unknown).toBeGreaterThan(0.03);
    expect(unknown).toBeLessThan(0.15);
    expect(facts.cases.some((row) => row.customerId === null)).toBe(true);
    expect(facts.surveyAnswers.some((row) => row.customerId === null)).toBe(true);
  });

  test('come on every channel, with people asleep at night', () => {
    expect(new Set(facts.interactions.map((row) => row.channel)).size).toBe(16);
    const calls = facts.interactions.filter((row) => row.channel === 'PHONE');
    expect(
      share(calls, (row) => row.startedAt.getUTCHours() >= 22 || row.startedAt.getUTCHours() < 4),
    ).toBeLessThan(0.01);
  });

  test('come about the same thing again within days, as chains of contacts do', () => {
    const gaps = [...perCustomer].flatMap(([customer, rows]) => (customer === null ? [] : followUps(rows)));
    expect(share(gaps, (gap) => gap.isSameReason)).toBeGreaterThan(0.3);
  });

  function followUps(rows: readonly InteractionRow[]): { isSameReason: boolean }[] {
    const talks = rows.filter((row) => row.reasonId !== null);
    return talks.flatMap((row, index) => {
      const former = talks[index - 1];
      const days =
        former === undefined ? Infinity : (row.startedAt.getTime() - former.startedAt.getTime()) / 86_400_000;
      return days < 6 ? [{ isSameReason: row.reasonId === former?.reasonId }] : [];
    });
  }
});

describe('promises', () => {
  test('are kept for the most part, broken at times, and some are overdue', () => {
    const settled = facts.promises.filter((row) => row.state !== 'OPEN' && row.state !== 'RELEASED');
    const kept = share(settled, (row) => row.state === 'KEPT');
    expect(kept).toBeGreaterThan(0.6);
    expect(kept).toBeLessThan(0.9);
    expect(share(settled, (row) => row.state === 'BROKEN')).toBeGreaterThan(0.05);
    expect(facts.promises.some((row) => row.state === 'OPEN' && row.dueAt.getTime() < bank.asOf)).toBe(true);
    expect(facts.promises.some((row) => row.state === 'OPEN' && row.dueAt.getTime() > bank.asOf)).toBe(true);
  });
});

describe('answers to surveys', () => {
  const contacts = new Map(facts.interactions.map((row) => [row.id, row]));
  const scoresAfter = (metric: SurveyAnswerRow['metric'], is: (contact: InteractionRow) => boolean) =>
    facts.surveyAnswers
      .filter((answer) => answer.metric === metric)
      .flatMap((answer) => {
        const contact = answer.interactionId === null ? undefined : contacts.get(answer.interactionId);
        return answer.customerId !== null && contact !== undefined && is(contact) ? [answer.score] : [];
      });

  test.each(['CSAT', 'CES'] as const)(
    'of %s are lower after a long wait and when nothing was settled',
    (metric) => {
      const calls = (row: InteractionRow) => row.channel === 'PHONE' && row.direction === 'INBOUND';
      const short = scoresAfter(metric, (row) => calls(row) && (row.waitSeconds ?? 0) < 60);
      const long = scoresAfter(metric, (row) => calls(row) && (row.waitSeconds ?? 0) > 240);
      expect(mean(short) - mean(long)).toBeGreaterThan(0.2);
      const settled = scoresAfter(metric, (row) => row.settlement === 'SETTLED_NOW');
      const unsettled = scoresAfter(metric, (row) => row.settlement === 'NOT_SETTLED');
      expect(mean(settled) - mean(unsettled)).toBeGreaterThan(0.4);
    },
  );

  test('say less often that they would recommend a bank that has just broken a promise', () => {
    const broken = groupBy(
      facts.promises.filter((row) => row.state === 'BROKEN'),
      (row) => row.customerId,
    );
    const isHurt = (answer: SurveyAnswerRow) =>
      (broken.get(answer.customerId) ?? []).some(({ settledAt }) => {
        const days = (answer.answeredAt.getTime() - (settledAt?.getTime() ?? Infinity)) / 86_400_000;
        return days > 0 && days < 60;
      });
    const answers = facts.surveyAnswers.filter((answer) => answer.metric === 'NPS');
    const hurt = answers.filter(isHurt).map((answer) => answer.score);
    expect(hurt.length).toBeGreaterThan(20);
    expect(mean(answers.map((answer) => answer.score)) - mean(hurt)).toBeGreaterThan(0.5);
  });

  test('carry comments in the language of whoever answers', () => {
    const languages = new Set(
      facts.surveyAnswers.filter((row) => row.comment !== null).map((row) => row.language),
    );
    expect([...languages].sort()).toEqual(['ar', 'cs', 'de', 'en', 'fr', 'hi', 'pl', 'ru', 'uk', 'zh']);
  });
});

test('every stage of advocacy is reached', () => {
  const stages = new Set(facts.advocacyStatuses.map((row) => row.stage));
  expect([...stages].sort()).toEqual(['ADVOCATE', 'CHAMPION', 'DETRACTOR', 'PASSIVE', 'PROMOTER', 'UNKNOWN']);
});

describe('advocates', () => {
  const ofStage = (stage: string) => facts.advocacyStatuses.filter((row) => row.stage === stage);
  const meanScore = (stage: string) => mean(ofStage(stage).map(({ score }) => score));

  test('are worth more the more they have done for the bank', () => {
    expect(meanScore('CHAMPION')).toBeGreaterThan(meanScore('ADVOCATE'));
    expect(meanScore('ADVOCATE')).toBeGreaterThan(meanScore('PROMOTER'));
    expect(meanScore('PROMOTER')).toBeGreaterThan(meanScore('PASSIVE'));
    expect(meanScore('PASSIVE')).toBeGreaterThan(meanScore('DETRACTOR'));
  });

  test('do everything that customers do for a bank, and are told what became of it', () => {
    expect([...new Set(facts.advocacyActs.map(({ kind }) => kind))].sort()).toEqual([
      'ANSWER_TO_CUSTOMER',
      'IDEA',
      'PUBLIC_PRAISE',
      'REFERENCE',
      'REFERRAL',
      'REVIEW',
    ]);
    expect(facts.referrals.some(({ wonAt }) => wonAt !== null)).toBe(true);
    expect(facts.reviews.some(({ rating }) => rating < 3)).toBe(true);
    expect(new Set(facts.ideas.map(({ state }) => state)).size).toBe(3);
    expect(new Set(facts.advocacyAsks.map(({ outcome }) => outcome)).size).toBeGreaterThan(2);
  });

  test('fall back when a promise is broken, and when it is too long ago', () => {
    const reasons = facts.advocacyStageChanges.map(({ reason }) => reason);
    for (const reason of ['ANSWERED', 'RECOMMENDED', 'JOINED_VIP', 'PROMISE_BROKEN', 'FADED'])
      expect(reasons).toContain(reason);
  });
});

describe('detractors who became advocates', () => {
  const answers = groupBy(
    facts.surveyAnswers.filter(({ metric }) => metric === 'NPS'),
    ({ customerId }) => customerId,
  );
  const changes = groupBy(facts.advocacyStageChanges, ({ customerId }) => customerId);
  const cases = groupBy(facts.cases, ({ customerId }) => customerId);
  const promises = groupBy(facts.promises, ({ customerId }) => customerId);

  /** From a first answer of at most 6 to a later one of at least 9. */
  function turnOf(customerId: string): { readonly from: Date; readonly to: Date } | null {
    const given = [...(answers.get(customerId) ?? [])].sort(
      (one, other) => one.answeredAt.getTime() - other.answeredAt.getTime(),
    );
    const low = given.find(({ score }) => score <= 6);
    const high = given.findLast(({ score }) => score >= 9);
    const isTurn = low !== undefined && high !== undefined && low.answeredAt < high.answeredAt;
    return isTurn ? { from: low.answeredAt, to: high.answeredAt } : null;
  }

  const turned = [...changes].flatMap(([customerId, theirs]) => {
    const detractor = theirs.find(({ toStage }) => toStage === 'DETRACTOR');
    const advocate = theirs.find(({ toStage }) => toStage === 'ADVOCATE' || toStage === 'CHAMPION');
    const turn = turnOf(customerId);
    const isTurned = detractor && advocate && detractor.changedAt < advocate.changedAt;
    return isTurned && turn !== null ? [{ customerId, ...turn }] : [];
  });

  test('are there, and some of them are champions', () => {
    expect(turned.length).toBeGreaterThan(10);
    const champions = facts.advocacyStatuses.filter(({ stage }) => stage === 'CHAMPION');
    expect(champions.some(({ customerId }) => turned.some((row) => row.customerId === customerId))).toBe(
      true,
    );
  });

  test('had a complaint solved in time and a promise kept in between, for the most part', () => {
    const isMadeGood = share(turned, ({ customerId, from, to }) => {
      const isBetween = (at: Date | null) => at !== null && at > from && at < to;
      const isSolved = (cases.get(customerId) ?? []).some(
        ({ kind, resolvedAt, dueAt }) =>
          kind === 'COMPLAINT' && isBetween(resolvedAt) && (resolvedAt ?? dueAt) <= dueAt,
      );
      const isKept = (promises.get(customerId) ?? []).some(
        ({ state, settledAt }) => state === 'KEPT' && isBetween(settledAt),
      );
      return isSolved && isKept;
    });
    expect(isMadeGood).toBeGreaterThan(0.5);
  });
});
