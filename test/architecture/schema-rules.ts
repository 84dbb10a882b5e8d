import {
  getNamedType,
  getNullableType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** Rules of the graph that a linter of its text cannot see. Each walk gives the coordinates of what breaks it: `Customer.name`. */
type Rule = (schema: GraphQLSchema) => string[];

interface Place {
  readonly type: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
}

function fieldsOf(schema: GraphQLSchema): Place[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })));
}

function rootFieldsOf(schema: GraphQLSchema): Place[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return fieldsOf(schema).filter(({ type }) => roots.includes(type));
}

const coordinate = ({ type, field }: Place) => `${type.name}.${field.name}`;

/** The server answers a root field only for viewers whom the policy allows the action that the field declares. */
export const rootFieldsWithoutAction: Rule = (schema) =>
  rootFieldsOf(schema)
    .filter(({ field }) => typeof field.extensions['action'] !== 'string')
    .map(coordinate);

/** What a role may not see is null, and may not take the rest of the answer with it. */
export const personalFieldsThatAreRequired: Rule = (schema) =>
  fieldsOf(schema)
    .filter(({ field }) => /\bPersonal\./.test(field.description ?? '') && isNonNullType(field.type))
    .map(coordinate);

/** What is described as personal has a right that guards it, and what has one is described so. */
export const personalFieldsWithoutRight: Rule = (schema) =>
  fieldsOf(schema)
    .filter(({ field }) => {
      const isGuarded = typeof field.extensions['personal'] === 'string';
      return /\bPersonal\./.test(field.description ?? '') !== isGuarded;
    })
    .map(coordinate);

/** Texts of which somebody has said that they tell nothing of a person. */
const IMPERSONAL_TEXTS = [
  /Edge\.cursor$/,
  /^PageInfo\.(start|end)Cursor$/,
  /^(AttributeDefinition\.(key|label)|DeliveredValue\.name|Provenance\.field|Referral\.(code|reward)|Review\.platform|ScoreGroup\.definition|SurveyDriver\.code)$/,
  /^(ContactReason|Product|Queue|SourceSystem|Survey|Team)\.(code|name|path|question)$/,
  /^(Viewer|ApiKey|\w+Error)\./,
  // What is asked of everybody alike.
  /^SurveyQuestion\.question$/,
  // When people are there, and on which days not.
  /^(BusinessCalendar|SpecialDayHours|WeekdayHours)\./,
  /^(ChangeEvent|CustomerChange)\.topic$|^ChangeFeed\.next$/,
  /^(Create|Rotate)ApiKeyPayload\.secret$|^InviteToSurveyPayload\.token$/,
  // Of files and rows as a whole: names, digests, and places of what is wrong, never what stands there.
  /^ImportRun\.(mappingName|mappingDigest|fileName|fileDigest|endedBecause)$/,
  /^SkippedRows\.because$/,
  // Read by auditors alone, each time on record.
  /^AuditEvent\./,
];

/** Texts that nobody has judged: a new one is personal, or is added to those that are not. */
export const textsThatNobodyJudged: Rule = (schema) =>
  fieldsOf(schema)
    .filter(({ field }) => getNamedType(field.type).name === 'String')
    .filter(({ field }) => field.extensions['personal'] === undefined)
    .map(coordinate)
    .filter((place) => !IMPERSONAL_TEXTS.some((pattern) => pattern.test(place)));

/** A list without pages says how long it can get: in its own description, or in that of the list it is asked by. */
export const plainListsWithoutCap: Rule = (schema) =>
  fieldsOf(schema)
    .filter(({ type, field }) => !type.name.endsWith('Connection') && isListType(getNullableType(field.type)))
    .filter(({ field }) => {
      const lists = field.args.filter((argument) => isListType(getNullableType(argument.type)));
      return ![field, ...lists].some(({ description }) => /\bat most \d+/i.test(description ?? ''));
    })
    .map(coordinate);

/** Whoever reads `@deprecated` learns until when it works and what to use instead. */
export const deprecationsWithoutDateOrReplacement: Rule = (schema) =>
  fieldsOf(schema)
    .filter(({ field }) => field.deprecationReason != null)
    .filter(
      ({ field }) =>
        !/\b\d{4}-\d{2}-\d{2}\b/.test(field.deprecationReason ?? '') ||
        !/`.+`/.test(field.deprecationReason ?? ''),
    )
    .map(coordinate);

/** A mutation takes one required `input` of its own and gives one payload of its own. */
export const mutationsOutOfForm: Rule = (schema) =>
  Object.values(schema.getMutationType()?.getFields() ?? {})
    .filter(({ name, args, type }) => {
      const own = name.charAt(0).toUpperCase() + name.slice(1);
      const [input, ...more] = args;
      const isInForm = input?.name === 'input' && String(input.type) === `${own}Input!` && more.length === 0;
      return !isInForm || String(type) !== `${own}Payload!`;
    })
    .map(({ name }) => `Mutation.${name}`);
