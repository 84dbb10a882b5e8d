export type IdeaState = 'RECEIVED' | 'ADOPTED' | 'DECLINED';
export type ReferralState = 'MADE' | 'ACCEPTED' | 'WON' | 'LOST';

export type IdeaMove = 'ADOPT' | 'DECLINE' | 'TELL';
export type ReferralMove = 'ACCEPT' | 'WIN' | 'LOSE' | 'REWARD';
/** What can be done to an act of advocacy: to what was referred, and to what was proposed. */
export type ActMove = IdeaMove | ReferralMove;

/** What became of an idea so far. */
export interface IdeaCourse {
  readonly state: IdeaState;
  readonly toldAt: Date | null;
}

/** When what became of a referral. */
export interface ReferralCourse {
  readonly acceptedAt: Date | null;
  readonly wonAt: Date | null;
  readonly lostAt: Date | null;
  readonly rewardedAt: Date | null;
}

export function stateOfReferral({ acceptedAt, wonAt, lostAt }: ReferralCourse): ReferralState {
  if (wonAt !== null) return 'WON';
  if (lostAt !== null) return 'LOST';
  return acceptedAt === null ? 'MADE' : 'ACCEPTED';
}

type IdeaStanding = IdeaState | 'TOLD';
type ReferralStanding = ReferralState | 'REWARDED';

/** Who gave an idea is told once what became of it. */
const IDEA_MOVES: Readonly<Record<IdeaStanding, readonly IdeaMove[]>> = {
  RECEIVED: ['ADOPT', 'DECLINE'],
  ADOPTED: ['TELL'],
  DECLINED: ['TELL'],
  TOLD: [],
};

/** A reward is for a referral that brought a customer, once. */
const REFERRAL_MOVES: Readonly<Record<ReferralStanding, readonly ReferralMove[]>> = {
  MADE: ['ACCEPT', 'LOSE'],
  ACCEPTED: ['WIN', 'LOSE'],
  WON: ['REWARD'],
  REWARDED: [],
  LOST: [],
};

/** How something stands, for its moves, and which these are. */
export interface Movable<Move extends ActMove> {
  readonly standing: IdeaStanding | ReferralStanding;
  readonly allowed: readonly Move[];
}

export function movesOfIdea({ state, toldAt }: IdeaCourse): Movable<IdeaMove> {
  const standing = toldAt === null ? state : 'TOLD';
  return { standing, allowed: IDEA_MOVES[standing] };
}

export function movesOfReferral(course: ReferralCourse): Movable<ReferralMove> {
  const standing = course.rewardedAt === null ? stateOfReferral(course) : 'REWARDED';
  return { standing, allowed: REFERRAL_MOVES[standing] };
}
