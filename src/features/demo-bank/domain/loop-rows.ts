import type { Id } from '../../../kernel/id';
import type { LoopStep } from '../../surveys/domain/loop';
import type { Attributed } from './rows';

/** The rows of what is done about low answers. */

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
}

export interface LoopFacts {
  readonly surveyLoops: SurveyLoopRow[];
  readonly surveyLoopSteps: SurveyLoopStepRow[];
}

export function emptyLoopFacts(): LoopFacts {
  return { surveyLoops: [], surveyLoopSteps: [] };
}
