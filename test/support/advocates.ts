import { newId, type Id } from '../../src/kernel/id';
import { minutesAgo, type Bank } from './bank';
import type { Row } from './bank-tables';

/** What a test puts into a bank about customers who speak for it. Every function writes one row. */

export function advocacyStatus(bank: Bank, customerId: Id, values: Row = {}): Promise<void> {
  return bank.insert('advocacy_statuses', {
    customerId,
    stage: 'PROMOTER',
    score: 60,
    isVip: false,
    since: minutesAgo(30),
    ...values,
  });
}

export function advocacyAct(bank: Bank, customerId: Id | null, values: Row = {}): Promise<Id> {
  return bank.fact('advocacy_acts', {
    customerId,
    kind: 'REFERENCE',
    actedAt: minutesAgo(40),
    ...values,
  });
}

/** What makes an act a referral, a review or an idea. */
export function actDetails(
  bank: Bank,
  table: 'referrals' | 'reviews' | 'ideas',
  actId: Id,
  values: Row,
): Promise<void> {
  return bank.insert(table, { actId, ...values });
}

export function advocacyAsk(bank: Bank, customerId: Id, values: Row = {}): Promise<Id> {
  return bank.fact('advocacy_asks', {
    customerId,
    kind: 'REVIEW',
    askedAt: minutesAgo(60),
    outcome: 'PENDING',
    ...values,
  });
}

/** A loop that a low answer opened, with the steps taken so far, a minute apart from twenty minutes ago on. */
export async function surveyLoop(
  bank: Bank,
  answer: { readonly id: Id; readonly customerId: Id | null },
  steps: readonly string[],
  values: Row = {},
): Promise<Id> {
  const loop = await bank.fact('survey_loops', {
    customerId: answer.customerId,
    answerId: answer.id,
    ...values,
  });
  for (const [index, step] of steps.entries())
    await bank.insert('survey_loop_steps', { loopId: loop, step, takenAt: minutesAgo(20 - index) });
  return loop;
}

export function vipMembership(bank: Bank, customerId: Id, values: Row = {}): Promise<Id> {
  return bank.fact('vip_memberships', { customerId, validFrom: minutesAgo(20), ...values });
}

export function advocacyPlan(bank: Bank, customerId: Id, values: Row = {}): Promise<Id> {
  return bank.fact('advocacy_plans', {
    customerId,
    goal: 'A reference by spring',
    startsOn: '2026-01-01',
    endsOn: '2026-06-30',
    ...values,
  });
}

export function stageChange(bank: Bank, customerId: Id, values: Row = {}): Promise<void> {
  return bank.insert('advocacy_stage_changes', {
    id: newId(),
    customerId,
    fromStage: 'UNKNOWN',
    toStage: 'PROMOTER',
    reason: 'ANSWERED',
    changedAt: minutesAgo(30),
    ...values,
  });
}
