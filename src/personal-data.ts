import type { PersonalData } from './platform/authz/guard-personal-fields';

/**
 * Every field of the graph that holds personal data, with its kind: what each role sees of the kinds is told in
 * platform/authz/field-rights.ts. A field that is described as personal and is not here does not pass the architecture tests.
 */
export const PERSONAL_FIELDS: PersonalData = {
  'Account.balance': 'MONEY',
  'Account.closingReason': 'FREE_TEXT',
  'Account.creditLimit': 'MONEY',
  'Account.maskedNumber': 'ACCOUNT_NUMBER',
  'Account.overdue': 'MONEY',
  'AdvocacyAct.evidence': 'FREE_TEXT',
  'AdvocacyPlan.goal': 'FREE_TEXT',
  'Agent.name': 'STAFF_NAME',
  'Attribute.boolean': 'ATTRIBUTE',
  'Attribute.date': 'ATTRIBUTE',
  'Attribute.number': 'ATTRIBUTE',
  'Attribute.text': 'ATTRIBUTE',
  'Case.redress': 'MONEY',
  'Case.rootCause': 'FREE_TEXT',
  'Case.subject': 'FREE_TEXT',
  'ContactPoint.value': 'CONTACT',
  'Customer.birthDate': 'BIRTH_DATE',
  'Customer.displayName': 'NAME',
  'Customer.familyName': 'NAME',
  'Customer.givenName': 'NAME',
  'Customer.organisationName': 'NAME',
  'DeliveredValue.value': 'SOURCE_KEY',
  'Idea.text': 'FREE_TEXT',
  'MergedCustomer.displayName': 'NAME',
  'Message.text': 'FREE_TEXT',
  'Promise.evidence': 'FREE_TEXT',
  'Promise.text': 'FREE_TEXT',
  'Review.text': 'FREE_TEXT',
  'SourceProfile.externalId': 'SOURCE_KEY',
  'SurveyAnswer.comment': 'FREE_TEXT',
  'SurveyLoopStep.reason': 'FREE_TEXT',
};

/** Every way to ask by personal data: fields of inputs, values of enums, arguments. */
export const PERSONAL_QUESTIONS: PersonalData = {
  'AttributeFilter.key': 'ATTRIBUTE',
  'CaseOfCustomerFilter.rootCause': 'FREE_TEXT',
  'CaseOfCustomerFilter.subject': 'FREE_TEXT',
  'CustomerFilter.displayName': 'NAME',
  'CustomerOrderField.NAME': 'NAME',
  'ExternalIdInput.id': 'SOURCE_KEY',
  'InteractionOfCustomerFilter.message': 'FREE_TEXT',
  'Query.caseStats(groupByAttribute:)': 'ATTRIBUTE',
  'Query.customers(search:)': 'NAME',
  'Query.customersByContact(value:)': 'CONTACT',
  'Query.interactionStats(groupByAttribute:)': 'ATTRIBUTE',
  'Query.scores(groupByAttribute:)': 'ATTRIBUTE',
};
