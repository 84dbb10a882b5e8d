import type { Bank, Topic } from './bank';
import type { Circumstances, Mood } from './contact-rows';
import type { Random } from './random';
import type { Visit } from './visits';
import { choose, weighted } from './weighted';

/** Whose contact it was and how they felt, about −1 to 1. */
export interface Feeling {
  readonly moodBefore: number;
  readonly moodAfter: number;
  readonly askedBy: Circumstances['askedBy'];
}

/** Of contacts that somebody had, so many have the mood noted, and so many are rated by their words. */
const SHARE = { moodNoted: 0.45, rated: 0.7, public: 0.7, reachKnown: 0.85 } as const;
/** Quantiles of the people whom a public contact can reach. */
const REACH = [0, 40, 150, 400, 1_200, 6_000, 90_000, 1_400_000];
const SCATTER = 0.15;

const MOODS: readonly { readonly below: number; readonly mood: Mood }[] = [
  { below: -0.6, mood: 'ANGRY' },
  { below: -0.15, mood: 'UPSET' },
  { below: 0.3, mood: 'CALM' },
  { below: 0.8, mood: 'CONTENT' },
];

const OTHER_REPLIES = weighted(
  [
    { channel: null, share: 80 },
    { channel: 'PHONE', share: 14 },
    { channel: 'EMAIL', share: 6 },
  ] as const,
  ({ share }) => share,
);

function moodOf(level: number): Mood {
  return MOODS.find(({ below }) => level < below)?.mood ?? 'DELIGHTED';
}

/** Whether it is public, and how far it reaches. */
function drawPublicity(random: Random, { traits }: Visit): Pick<Circumstances, 'isPublic' | 'reach'> {
  const isPublic = traits.channel === 'SOCIAL' && random.chance(SHARE.public);
  const isKnown = isPublic && random.chance(SHARE.reachKnown);
  return { isPublic, reach: isKnown ? Math.floor(random.quantile(REACH)) : null };
}

/** What is noted of a contact: most of it only where somebody of the bank had it. */
export function drawCircumstances(
  bank: Bank,
  random: Random,
  visit: Visit,
  topic: Topic,
  { moodBefore, moodAfter, askedBy }: Feeling,
): Circumstances {
  const { traits, isOutbound, queuedAt, outcome } = visit;
  const isTalk = outcome === 'ANSWERED';
  const scattered = (level: number) => level + SCATTER * random.bell();
  const isNoted = isTalk && random.chance(SHARE.moodNoted);
  const [start, end] = [scattered(moodBefore), scattered(moodAfter)];
  const rating = Math.floor(80 * scattered((moodBefore + moodAfter) / 2));
  const reply = choose(random, OTHER_REPLIES).channel ?? traits.channel;
  return {
    queueId: queuedAt === null ? null : bank.queueFor(topic.desk),
    sentiment: isTalk && random.chance(SHARE.rated) ? Math.max(-100, Math.min(100, rating)) : null,
    ...drawPublicity(random, visit),
    moodAtStart: isNoted ? moodOf(start) : null,
    moodAtEnd: isNoted ? moodOf(end) : null,
    replyChannel: isTalk && !isOutbound && traits.mode === 'WRITTEN' ? reply : null,
    askedBy: isOutbound ? null : askedBy,
  };
}
