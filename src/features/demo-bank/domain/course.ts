import { SECOND } from './calendar';
import { MENU_SECONDS, PATIENCE_SECONDS, type ChannelTraits } from './data/channels';
import type { Random } from './random';
import type { Outcome } from './rows';

/** How a contact went on, seen by the clock (UTC milliseconds). */
export interface Course {
  readonly queuedAt: number | null;
  readonly answeredAt: number | null;
  readonly endedAt: number;
  readonly outcome: Outcome;
}

const SHARE = {
  leftInMenu: 0.035,
  phantom: 0.005,
  contained: 0.86,
  neverAnswered: 0.015,
  missedByCustomer: 0.35,
} as const;

/** The customer's telephone rings for this long (quantiles, seconds). */
const RINGING = [4, 8, 12, 18, 30];

function unanswered(outcome: Outcome, queuedAt: number | null, endedAt: number): Course {
  return { queuedAt, answeredAt: null, endedAt, outcome };
}

function drawSeconds(random: Random, quantiles: readonly number[]): number {
  return Math.round(random.quantile(quantiles)) * SECOND;
}

/** Before the queue: the telephone menu. Some hang up in it. */
function liveCourse(random: Random, traits: ChannelTraits, startedAt: number, load: number): Course {
  const isPhone = traits.channel === 'PHONE';
  if (isPhone && random.chance(SHARE.phantom)) return unanswered('PHANTOM', null, startedAt);
  const queuedAt = startedAt + (isPhone ? drawSeconds(random, MENU_SECONDS) : 0);
  if (isPhone && random.chance(SHARE.leftInMenu)) return unanswered('LEFT_IN_MENU', null, queuedAt);
  const wait = Math.round(random.quantile(traits.wait) * load) * SECOND;
  const patience = drawSeconds(random, PATIENCE_SECONDS);
  if (wait > patience) return unanswered('ABANDONED', queuedAt, queuedAt + patience);
  const answeredAt = queuedAt + wait;
  return {
    queuedAt,
    answeredAt,
    endedAt: answeredAt + drawSeconds(random, traits.handle),
    outcome: 'ANSWERED',
  };
}

function writtenCourse(random: Random, traits: ChannelTraits, startedAt: number, load: number): Course {
  const answeredAt = startedAt + Math.round(random.quantile(traits.wait) * load) * SECOND;
  if (random.chance(SHARE.neverAnswered)) return unanswered('MISSED', startedAt, answeredAt);
  const endedAt = answeredAt + drawSeconds(random, traits.handle);
  return { queuedAt: startedAt, answeredAt, endedAt, outcome: 'ANSWERED' };
}

function outboundCourse(random: Random, traits: ChannelTraits, startedAt: number): Course {
  const isPhone = traits.channel === 'PHONE';
  const answeredAt = startedAt + (isPhone ? drawSeconds(random, RINGING) : 0);
  if (isPhone && random.chance(SHARE.missedByCustomer)) return unanswered('MISSED', null, answeredAt);
  return {
    queuedAt: null,
    answeredAt,
    endedAt: answeredAt + drawSeconds(random, traits.handle),
    outcome: 'ANSWERED',
  };
}

/** `at`: when it starts; `load`: how busy the day is beside an ordinary one, by which people wait longer. */
export function drawCourse(
  random: Random,
  traits: ChannelTraits,
  isOutbound: boolean,
  at: number,
  load: number,
): Course {
  if (isOutbound) return outboundCourse(random, traits, at);
  if (traits.mode === 'LIVE') return liveCourse(random, traits, at, load);
  if (traits.mode === 'WRITTEN') return writtenCourse(random, traits, at, load);
  // Who gives up with a machine has left before any queue.
  const outcome = random.chance(SHARE.contained) ? 'CONTAINED' : 'LEFT_IN_MENU';
  return unanswered(outcome, null, at + drawSeconds(random, traits.handle));
}
