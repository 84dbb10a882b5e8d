import type { Stage } from '../../advocacy/domain/stage';
import type { Bank } from './bank';
import { DAY } from './calendar';
import type { Customer } from './customer';

/** What a customer's advocacy rests on. Times in UTC milliseconds. */
export interface Evidence {
  readonly firstAnswerAt: number;
  /** Answers to "would you recommend us?", the earliest first. */
  readonly npsAnswers: readonly { readonly score: number; readonly at: number }[];
  /** The last of them. */
  readonly lastNps: { readonly score: number; readonly at: number } | null;
  /** When promises to them were broken, in any order. */
  readonly brokenAt: readonly number[];
}

/** Where a customer stands as an advocate, as of the day at which the bank is seen. */
export interface Standing {
  readonly stage: Stage;
  readonly isVip: boolean;
  /** When they first recommended the bank; null unless they have. */
  readonly actedAt: number | null;
  /** 0 to 1: how much more they do for the bank than their stage asks for. */
  readonly eagerness: number;
}

/** Of the promoters: who has recommended the bank in the last year, and who does it again and again. */
const SHARE = {
  usual: { advocate: 0.22, champion: 0.07 },
  // Who was let down and taken seriously tells of it.
  recovered: { advocate: 0.4, champion: 0.12 },
  advocateIsVip: 0.2,
} as const;
const PROMOTER_FROM = 9;
const PASSIVE_FROM = 7;
/** What a promoter did for the bank came within so many days of saying that they would. */
const DAYS_UNTIL_ACT = 60;

/** The stage of somebody of whom no more is known than this answer. */
export function stageOfAnswer(score: number): Stage {
  if (score < PASSIVE_FROM) return 'DETRACTOR';
  return score < PROMOTER_FROM ? 'PASSIVE' : 'PROMOTER';
}

function drawStage(customer: Customer, { npsAnswers, lastNps, brokenAt }: Evidence): Stage {
  if (lastNps === null) return 'UNKNOWN';
  const stage = stageOfAnswer(lastNps.score);
  if (stage !== 'PROMOTER') return stage;
  const place = customer.random.next();
  // A broken promise demotes, and whoever has left advocates no longer.
  const isDemoted = customer.status !== 'ACTIVE' || brokenAt.some((at) => at > lastNps.at);
  const isRecovered = npsAnswers.some(({ score }) => stageOfAnswer(score) === 'DETRACTOR');
  const { advocate, champion } = SHARE[isRecovered ? 'recovered' : 'usual'];
  if (isDemoted || place >= champion + advocate) return 'PROMOTER';
  return place < champion ? 'CHAMPION' : 'ADVOCATE';
}

/** Where a customer who has answered any survey stands as an advocate. */
export function drawStanding(bank: Bank, customer: Customer, evidence: Evidence): Standing {
  const { random } = customer;
  const stage = drawStage(customer, evidence);
  const saidAt = evidence.lastNps?.at ?? evidence.firstAnswerAt;
  const soon = saidAt + Math.floor(random.next() * DAYS_UNTIL_ACT * DAY);
  const actedAt = soon < bank.asOf ? soon : saidAt + Math.floor((bank.asOf - saidAt) / 2);
  const hasActed = stage === 'ADVOCATE' || stage === 'CHAMPION';
  return {
    stage,
    actedAt: hasActed ? actedAt : null,
    eagerness: random.next(),
    isVip: stage === 'CHAMPION' || (stage === 'ADVOCATE' && random.chance(SHARE.advocateIsVip)),
  };
}
