import {
  defaultFieldResolver,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import type { RequestContext } from '../graphql/context';
import { forbiddenQuestion } from '../graphql/errors';
import { rightTo, type PersonalKind } from './field-rights';
import type { PersonalData } from './guard-personal-fields';

/** Something personal that a question goes by: where it stands in the arguments, and of which kind it is. */
interface Asked {
  readonly place: string;
  readonly kind: PersonalKind;
}

/**
 * Holds questions to what the viewer may see: whoever may not see a kind in full may not filter, sort, search or group by it
 * either, or the answers would tell; that it was asked is for the audit trail, whoever is found. `questions` are fields of inputs (`CustomerFilter.displayName`), values of enums
 * (`CustomerOrderField.NAME`) and arguments (`Query.customers(search:)`).
 */
export function guardPersonalQuestions(schema: GraphQLSchema, questions: PersonalData): void {
  for (const coordinate of Object.keys(questions)) requireIn(schema, coordinate);
  const isPersonal = personalInputsOf(schema, questions);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values<Field>(type.getFields())) {
      const guarded = field.args.filter(
        ({ name, type: input }) =>
          `${type.name}.${field.name}(${name}:)` in questions || isPersonal(getNamedType(input).name),
      );
      if (guarded.length > 0) guard(type.name, field, new Set(guarded.map(({ name }) => name)), questions);
    }
  }
}

/** The types of a schema say nothing of what its resolvers take; every request has this context. */
type Field = GraphQLField<unknown, RequestContext>;

function guard(typeName: string, field: Field, names: ReadonlySet<string>, questions: PersonalData): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  const places = field.args
    .filter(({ name }) => names.has(name))
    .map(({ name, type }) => ({ name, type, kind: questions[`${typeName}.${field.name}(${name}:)`] }));
  field.resolve = (row, args: Record<string, unknown>, context, info) => {
    for (const { name, type, kind } of places) {
      const value = args[name];
      // Who has no role at all is refused by the field's own action.
      if (value == null || context.viewer.roles.length === 0) continue;
      const asked = kind === undefined ? askedIn(type, value, name, questions) : [{ place: name, kind }];
      const refused = asked.find(({ kind: of }) => rightTo(context.viewer, of) !== 'VISIBLE');
      if (refused !== undefined) throw forbiddenQuestion(refused.place);
      if (asked.length > 0) context.seen.seeQuestion();
    }
    return resolve(row, args, context, info);
  };
}

function askedIn(type: GraphQLInputType, value: unknown, place: string, questions: PersonalData): Asked[] {
  const asked: Asked[] = [];
  gather({ type, value, place }, questions, asked);
  return asked;
}

interface Given {
  readonly type: GraphQLInputType;
  readonly value: unknown;
  readonly place: string;
}

function gather({ type, value, place }: Given, questions: PersonalData, asked: Asked[]): void {
  if (value == null) return;
  if (isNonNullType(type)) {
    gather({ type: type.ofType, value, place }, questions, asked);
  } else if (isListType(type)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const one of values) gather({ type: type.ofType, value: one, place }, questions, asked);
  } else if (isEnumType(type)) {
    const name = type.getValues().find((one) => one.value === value)?.name ?? '';
    const kind = questions[`${type.name}.${name}`];
    if (kind !== undefined) asked.push({ place, kind });
  } else if (isInputObjectType(type)) {
    const fields = type.getFields();
    const given = value as Readonly<Record<string, unknown>>;
    // What is given, and not all that might be.
    for (const member in given) {
      const field = fields[member];
      if (!field || given[member] == null) continue;
      const inner = { type: field.type, value: given[member], place: `${place}.${member}` };
      const kind = questions[`${type.name}.${member}`];
      if (kind !== undefined) asked.push({ place: inner.place, kind });
      gather(inner, questions, asked);
    }
  }
}

/** Whether something personal can stand in an input of that name, however deep. */
function personalInputsOf(schema: GraphQLSchema, questions: PersonalData): (name: string) => boolean {
  const found = new Set(Object.keys(questions).map((coordinate) => coordinate.split('.')[0] ?? ''));
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isInputObjectType(type)) continue;
      const inner = Object.values(type.getFields()).map((field) => getNamedType(field.type).name);
      if (inner.some((name) => found.has(name))) found.add(type.name);
    }
  }
  return (name) => found.has(name);
}

function requireIn(schema: GraphQLSchema, coordinate: string): void {
  const [, typeName = '', member = '', argument] = /^(\w+)\.(\w+)(?:\((\w+):\))?$/.exec(coordinate) ?? [];
  const type = schema.getType(typeName);
  const isThere =
    argument !== undefined
      ? isObjectType(type) && type.getFields()[member]?.args.some(({ name }) => name === argument)
      : (isEnumType(type) && type.getValue(member) != null) ||
        (isInputObjectType(type) && type.getFields()[member] !== undefined);
  if (isThere !== true) throw new Error(`${coordinate} is held to be personal, but cannot be asked by.`);
}
