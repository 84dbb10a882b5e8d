import type { Id } from '../../../kernel/id';
import type { Invited } from '../../surveys/domain/invitation';
import type { LoopStep } from '../../surveys/domain/loop';
import type { Attributed } from './rows';

/** The rows of who is invited to answer, and of what is done about low answers. */

export interface SurveyInvitationRow extends Attributed, Invited {
  readonly surveyId: Id;
  readonly interactionId: Id | null;
  readonly caseId: Id | null;
  readonly answerId: Id | null;
}

export interface SurveyLoopRow extends Attributed {
  readonly answerId: Id;
  readonly ownerId: Id | null;
  readonly closedAt: Date | null;
}

export interface SurveyLoopStepRow {
  readonly loopId: Id;
  readonly step: LoopStep;
  readonly takenAt: Date;
  readonly takenById: Id | null;
  readonly reason: string | null;
}

/** One thing that was rated beside the score of an answer. */
export interface SurveyDriverRow {
  readonly answerId: Id;
  readonly code: string;
  readonly expectation: string | null;
  readonly rating: number;
  readonly scaleMin: number;
  readonly scaleMax: number;
}

export interface SurveyFacts {
  readonly surveyAnswerDrivers: SurveyDriverRow[];
  readonly surveyInvitations: SurveyInvitationRow[];
  readonly surveyLoops: SurveyLoopRow[];
  readonly surveyLoopSteps: SurveyLoopStepRow[];
}

export function emptySurveyFacts(): SurveyFacts {
  return { surveyAnswerDrivers: [], surveyInvitations: [], surveyLoops: [], surveyLoopSteps: [] };
}
