import type { Id } from '../../../kernel/id';
import type { ActKind } from '../../advocacy/domain/evidence';
import type { ChangeReason, Stage } from '../../advocacy/domain/stage';
import type { Attributed, Stamped } from './rows';

/** The rows of what customers do for the bank, one interface a table. */

export interface AdvocacyStatusRow extends Stamped {
  readonly customerId: Id;
  readonly stage: Stage;
  /** 0 to 100: the weight of the evidence. */
  readonly score: number;
  readonly weightMillionths: number;
  readonly weighedAt: Date;
  readonly scoreUntil: Date | null;
  readonly stageUntil: Date | null;
  readonly isVip: boolean;
  readonly ownerId: Id | null;
  readonly since: Date;
}

export interface AdvocacyActRow extends Attributed {
  readonly kind: ActKind;
  readonly actedAt: Date;
  readonly evidence: string | null;
}

export interface ReferralRow {
  readonly actId: Id;
  readonly referredProfileId: Id | null;
  readonly referredCustomerId: Id | null;
  readonly acceptedAt: Date | null;
  readonly wonAt: Date | null;
}

export interface ReviewRow {
  readonly actId: Id;
  readonly platform: string;
  readonly rating: number;
  readonly scaleMin: number;
  readonly scaleMax: number;
  readonly reach: number | null;
  readonly text: string | null;
}

export interface IdeaRow {
  readonly actId: Id;
  readonly text: string;
  readonly state: 'RECEIVED' | 'ADOPTED' | 'DECLINED';
  readonly decidedAt: Date | null;
  readonly toldAt: Date | null;
}

export interface AdvocacyAskRow extends Attributed {
  readonly kind: 'REVIEW' | 'REFERRAL' | 'REFERENCE';
  readonly askedAt: Date;
  readonly askedById: Id | null;
  readonly outcome: 'PENDING' | 'DONE' | 'DECLINED' | 'UNANSWERED';
  readonly endedAt: Date | null;
}

export interface VipMembershipRow extends Attributed {
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly enrolledById: Id | null;
}

export interface AdvocacyPlanRow extends Attributed {
  readonly goal: string;
  /** Days as `YYYY-MM-DD`. */
  readonly startsOn: string;
  readonly endsOn: string;
  readonly ownerId: Id | null;
}

export interface StageChangeRow {
  readonly id: Id;
  readonly customerId: Id;
  readonly fromStage: Stage;
  readonly toStage: Stage;
  readonly reason: ChangeReason;
  readonly changedAt: Date;
}

export interface AdvocacyFacts {
  readonly advocacyStatuses: AdvocacyStatusRow[];
  readonly advocacyActs: AdvocacyActRow[];
  readonly referrals: ReferralRow[];
  readonly reviews: ReviewRow[];
  readonly ideas: IdeaRow[];
  readonly advocacyAsks: AdvocacyAskRow[];
  readonly vipMemberships: VipMembershipRow[];
  readonly advocacyPlans: AdvocacyPlanRow[];
  readonly advocacyStageChanges: StageChangeRow[];
}

export function emptyAdvocacyFacts(): AdvocacyFacts {
  return {
    advocacyStatuses: [],
    advocacyActs: [],
    referrals: [],
    reviews: [],
    ideas: [],
    advocacyAsks: [],
    vipMemberships: [],
    advocacyPlans: [],
    advocacyStageChanges: [],
  };
}
