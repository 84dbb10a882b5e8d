import { CreateSourceSystems1795300001000 } from './1795300001000-create-source-systems';
import { CreateCustomers1795300002000 } from './1795300002000-create-customers';
import { CreateSourceProfiles1795300003000 } from './1795300003000-create-source-profiles';
import { CreateContactPoints1795300004000 } from './1795300004000-create-contact-points';
import { CreateProducts1795300005000 } from './1795300005000-create-products';
import { CreateAccounts1795300006000 } from './1795300006000-create-accounts';
import { CreateAccountHolders1795300007000 } from './1795300007000-create-account-holders';
import { CreateTeams1795300008000 } from './1795300008000-create-teams';
import { CreateAgents1795300009000 } from './1795300009000-create-agents';
import { CreateContactReasons1795300010000 } from './1795300010000-create-contact-reasons';
import { CreateInteractions1795300011000 } from './1795300011000-create-interactions';
import { CreateCases1795300012000 } from './1795300012000-create-cases';
import { CreatePromises1795300013000 } from './1795300013000-create-promises';
import { CreateSurveys1795300014000 } from './1795300014000-create-surveys';
import { CreateSurveyAnswers1795300015000 } from './1795300015000-create-survey-answers';
import { CreateAdvocacyStatuses1795300016000 } from './1795300016000-create-advocacy-statuses';
import { CreateCustomerNameTokens1795300017000 } from './1795300017000-create-customer-name-tokens';
import { IndexProfilesByExternalId1795300018000 } from './1795300018000-index-profiles-by-external-id';
import { AddCustomersAbsorbedAt1795300019000 } from './1795300019000-add-customers-absorbed-at';
import { CreateConsentDecisions1795300020000 } from './1795300020000-create-consent-decisions';
import { CreateAttributeDefinitions1795300021000 } from './1795300021000-create-attribute-definitions';
import { CreateAttributeValues1795300022000 } from './1795300022000-create-attribute-values';
import { CreateRelationships1795300023000 } from './1795300023000-create-relationships';
import { CreateQueues1795300030000 } from './1795300030000-create-queues';
import { AddCircumstancesOfInteractions1795300031000 } from './1795300031000-add-circumstances-of-interactions';
import { IndexInteractionsByChannel1795300032000 } from './1795300032000-index-interactions-by-channel';
import { CreateMessages1795300033000 } from './1795300033000-create-messages';
import { CreateHandOffs1795300034000 } from './1795300034000-create-hand-offs';
import { AddGraceAndEvidenceOfPromises1795300035000 } from './1795300035000-add-grace-and-evidence-of-promises';
import { CreatePromiseChanges1795300036000 } from './1795300036000-create-promise-changes';
import { AddRedressOfCases1795300037000 } from './1795300037000-add-redress-of-cases';
import { CreateAdvocacyActs1795300050000 } from './1795300050000-create-advocacy-acts';
import { CreateReferrals1795300051000 } from './1795300051000-create-referrals';
import { CreateReviews1795300052000 } from './1795300052000-create-reviews';
import { CreateIdeas1795300053000 } from './1795300053000-create-ideas';
import { CreateAdvocacyAsks1795300054000 } from './1795300054000-create-advocacy-asks';
import { CreateVipMemberships1795300055000 } from './1795300055000-create-vip-memberships';
import { CreateAdvocacyPlans1795300056000 } from './1795300056000-create-advocacy-plans';
import { CreateAdvocacyStageChanges1795300057000 } from './1795300057000-create-advocacy-stage-changes';
import { AddAdvocacyOwner1795300058000 } from './1795300058000-add-advocacy-owner';
import { CreateSurveyLoops1795300060000 } from './1795300060000-create-survey-loops';
import { CreateSurveyLoopSteps1795300061000 } from './1795300061000-create-survey-loop-steps';
import { AddRulesOfSurveys1795300062000 } from './1795300062000-add-rules-of-surveys';
import { CreateSurveyInvitations1795300063000 } from './1795300063000-create-survey-invitations';
import { CreateSurveyAnswerDrivers1795300064000 } from './1795300064000-create-survey-answer-drivers';
import { IndexCustomersByStatus1795300070000 } from './1795300070000-index-customers-by-status';
import { IndexInteractionsByAgentAndQueue1795300071000 } from './1795300071000-index-interactions-by-agent-and-queue';
import { IndexCasesByOpenAndOwner1795300072000 } from './1795300072000-index-cases-by-open-and-owner';
import { IndexPromisesByStateAndOwner1795300073000 } from './1795300073000-index-promises-by-state-and-owner';
import { IndexAnswersByMetricAndSurvey1795300074000 } from './1795300074000-index-answers-by-metric-and-survey';
import { IndexAccountsByStatusAndProduct1795300075000 } from './1795300075000-index-accounts-by-status-and-product';
import { IndexAdvocatesByVip1795300076000 } from './1795300076000-index-advocates-by-vip';
import { IndexWhatIsMeasuredOfInteractions1795300077000 } from './1795300077000-index-what-is-measured-of-interactions';
import { CreateImportRuns1795300080000 } from './1795300080000-create-import-runs';
import { CreateImportTurns1795300081000 } from './1795300081000-create-import-turns';
import { AddTimelyAnswerOfCases1795300082000 } from './1795300082000-add-timely-answer-of-cases';
import { AddReachOfCustomers1795300095000 } from './1795300095000-add-reach-of-customers';
import { CreateApiKeys1795300096000 } from './1795300096000-create-api-keys';
import { CreateAuditEvents1795300100000 } from './1795300100000-create-audit-events';
import { CreateUnmaskings1795500100000 } from './1795500100000-create-unmaskings';
import { IndexCustomersByReach1795600100000 } from './1795600100000-index-customers-by-reach';
import { CreateIdempotencyKeys1795700100000 } from './1795700100000-create-idempotency-keys';
import { CreateChanges1795700101000 } from './1795700101000-create-changes';
import { CreateOutboxMessages1795700102000 } from './1795700102000-create-outbox-messages';
import { CreateEvents1795700103000 } from './1795700103000-create-events';
import { CreateEventHeads1795700104000 } from './1795700104000-create-event-heads';
import { AddEarlierSayingsOfProfiles1795800100000 } from './1795800100000-add-earlier-sayings-of-profiles';
import { AddVersionOfContactPoints1795800101000 } from './1795800101000-add-version-of-contact-points';
import { AddStateAndVersionOfInteractions1795800200000 } from './1795800200000-add-state-and-version-of-interactions';
import { AddTakenAtOfHandOffs1795800201000 } from './1795800201000-add-taken-at-of-hand-offs';
import { CreateContactChains1795800202000 } from './1795800202000-create-contact-chains';
import { AddClockOfPromises1795800300000 } from './1795800300000-add-clock-of-promises';
import { AddOutcomeAndContactOfCases1795800301000 } from './1795800301000-add-outcome-and-contact-of-cases';
import { CreateBusinessCalendars1795800302000 } from './1795800302000-create-business-calendars';
import { CreateUnmaskingViewers1795800400000 } from './1795800400000-create-unmasking-viewers';
import { TellEventsOfEachHolder1795900000000 } from './1795900000000-tell-events-of-each-holder';
import { AddVersionOfSurveys1795900200000 } from './1795900200000-add-version-of-surveys';
import { AddTokenOfInvitations1795900201000 } from './1795900201000-add-token-of-invitations';
import { AddWeightOfAdvocates1795900300000 } from './1795900300000-add-weight-of-advocates';
import { AddCourseOfReferrals1795900301000 } from './1795900301000-add-course-of-referrals';
import { AddBenefitsOfVips1795900302000 } from './1795900302000-add-benefits-of-vips';
import { AddReopeningAndLastWordOfCases1795900400000 } from './1795900400000-add-reopening-and-last-word-of-cases';
import { DropIndexOfEventsByAge1795900600000 } from './1795900600000-drop-index-of-events-by-age';
import { AddLoopOfInvitations1795900610000 } from './1795900610000-add-loop-of-invitations';
import { IndexLoopsByOpennessAndOwner1795900611000 } from './1795900611000-index-loops-by-openness-and-owner';
import { AskAgainOnceSentAndGiveUpLoops1796000110000 } from './1796000110000-ask-again-once-sent-and-give-up-loops';
import { IndexAgentsByTeam1796000210000 } from './1796000210000-index-agents-by-team';
import { IndexAsksByOutcome1796000211000 } from './1796000211000-index-asks-by-outcome';
import { CreateAuditChains1796000212000 } from './1796000212000-create-audit-chains';

/** Every migration, oldest first. Add at the end; never change one that has been released. */
export const migrations = [
  CreateSourceSystems1795300001000,
  CreateCustomers1795300002000,
  CreateSourceProfiles1795300003000,
  CreateContactPoints1795300004000,
  CreateProducts1795300005000,
  CreateAccounts1795300006000,
  CreateAccountHolders1795300007000,
  CreateTeams1795300008000,
  CreateAgents1795300009000,
  CreateContactReasons1795300010000,
  CreateInteractions1795300011000,
  CreateCases1795300012000,
  CreatePromises1795300013000,
  CreateSurveys1795300014000,
  CreateSurveyAnswers1795300015000,
  CreateAdvocacyStatuses1795300016000,
  CreateCustomerNameTokens1795300017000,
  IndexProfilesByExternalId1795300018000,
  AddCustomersAbsorbedAt1795300019000,
  CreateConsentDecisions1795300020000,
  CreateAttributeDefinitions1795300021000,
  CreateAttributeValues1795300022000,
  CreateRelationships1795300023000,
  CreateQueues1795300030000,
  AddCircumstancesOfInteractions1795300031000,
  IndexInteractionsByChannel1795300032000,
  CreateMessages1795300033000,
  CreateHandOffs1795300034000,
  AddGraceAndEvidenceOfPromises1795300035000,
  CreatePromiseChanges1795300036000,
  AddRedressOfCases1795300037000,
  CreateAdvocacyActs1795300050000,
  CreateReferrals1795300051000,
  CreateReviews1795300052000,
  CreateIdeas1795300053000,
  CreateAdvocacyAsks1795300054000,
  CreateVipMemberships1795300055000,
  CreateAdvocacyPlans1795300056000,
  CreateAdvocacyStageChanges1795300057000,
  AddAdvocacyOwner1795300058000,
  CreateSurveyLoops1795300060000,
  CreateSurveyLoopSteps1795300061000,
  AddRulesOfSurveys1795300062000,
  CreateSurveyInvitations1795300063000,
  CreateSurveyAnswerDrivers1795300064000,
  IndexCustomersByStatus1795300070000,
  IndexInteractionsByAgentAndQueue1795300071000,
  IndexCasesByOpenAndOwner1795300072000,
  IndexPromisesByStateAndOwner1795300073000,
  IndexAnswersByMetricAndSurvey1795300074000,
  IndexAccountsByStatusAndProduct1795300075000,
  IndexAdvocatesByVip1795300076000,
  IndexWhatIsMeasuredOfInteractions1795300077000,
  CreateImportRuns1795300080000,
  CreateImportTurns1795300081000,
  AddTimelyAnswerOfCases1795300082000,
  AddReachOfCustomers1795300095000,
  CreateApiKeys1795300096000,
  CreateAuditEvents1795300100000,
  CreateUnmaskings1795500100000,
  IndexCustomersByReach1795600100000,
  CreateIdempotencyKeys1795700100000,
  CreateChanges1795700101000,
  CreateOutboxMessages1795700102000,
  CreateEvents1795700103000,
  CreateEventHeads1795700104000,
  AddEarlierSayingsOfProfiles1795800100000,
  AddVersionOfContactPoints1795800101000,
  AddStateAndVersionOfInteractions1795800200000,
  AddTakenAtOfHandOffs1795800201000,
  CreateContactChains1795800202000,
  AddClockOfPromises1795800300000,
  AddOutcomeAndContactOfCases1795800301000,
  CreateBusinessCalendars1795800302000,
  CreateUnmaskingViewers1795800400000,
  TellEventsOfEachHolder1795900000000,
  AddVersionOfSurveys1795900200000,
  AddTokenOfInvitations1795900201000,
  AddWeightOfAdvocates1795900300000,
  AddCourseOfReferrals1795900301000,
  AddBenefitsOfVips1795900302000,
  AddReopeningAndLastWordOfCases1795900400000,
  DropIndexOfEventsByAge1795900600000,
  AddLoopOfInvitations1795900610000,
  IndexLoopsByOpennessAndOwner1795900611000,
  AskAgainOnceSentAndGiveUpLoops1796000110000,
  IndexAgentsByTeam1796000210000,
  IndexAsksByOutcome1796000211000,
  CreateAuditChains1796000212000,
] as const;
