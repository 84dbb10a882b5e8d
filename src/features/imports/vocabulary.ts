import { HolderRole } from '../accounts/account-holder.type';
import { AccountStatus } from '../accounts/account.type';
import { ProductKind } from '../accounts/product.type';
import { CaseKind, CasePriority, CaseStatus } from '../cases/case.type';
import { Channel } from '../channels/channel.type';
import { ContactPointType } from '../customers/contact-point.type';
import { CustomerKind, CustomerStatus, Segment } from '../customers/customer.type';
import { Direction, InteractionOutcome, Settlement } from '../interactions/interaction.type';
import { SourceKind } from '../sources/source-system.type';
import { SurveyMetric, SurveyTrigger } from '../surveys/survey.type';
import type { Vocabulary } from './domain/vocabulary';

/** The words that a mapping may use, taken from the graph's enums. */
export const vocabulary = {
  sourceKinds: Object.values(SourceKind),
  customerKinds: Object.values(CustomerKind),
  customerStatuses: Object.values(CustomerStatus),
  segments: Object.values(Segment),
  contactPointTypes: Object.values(ContactPointType),
  channels: Object.values(Channel),
  productKinds: Object.values(ProductKind),
  accountStatuses: Object.values(AccountStatus),
  holderRoles: Object.values(HolderRole),
  directions: Object.values(Direction),
  // What runs is not delivered: sources tell of what has ended.
  outcomes: Object.values(InteractionOutcome).filter((outcome) => outcome !== 'RUNNING'),
  settlements: Object.values(Settlement),
  caseKinds: Object.values(CaseKind),
  caseStatuses: Object.values(CaseStatus),
  casePriorities: Object.values(CasePriority),
  surveyMetrics: Object.values(SurveyMetric),
  surveyTriggers: Object.values(SurveyTrigger),
} as const satisfies Vocabulary;
