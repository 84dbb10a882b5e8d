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

/** What is personal of each input and enum, by the name of the type and of its member. Asked for each request: a coordinate put together then costs more than the look. */
type PersonalMembers = ReadonlyMap<string, ReadonlyMap<string, PersonalKind>>;

function personalMembers(questions: PersonalData): PersonalMembers {
  const byType = new Map<string, Map<string, PersonalKind>>();
  for (const [coordinate, kind] of Object.entries(questions)) {
    const [type = '', member = ''] = coordinate.split('.');
    byType.set(type, (byType.get(type) ?? new Map<string, PersonalKind>()).set(member, kind));
  }
  return byType;
}

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
  const members = personalMembers(questions);
  const isPersonal = personalInputsOf(schema, members);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values<Field>(type.getFields())) {
      const guarded = field.args.filter(
        ({ name, type: input }) =>
          `${type.name}.${field.name}(${name}:)` in questions || isPersonal(getNamedType(input).name),
      );
      if (guarded.length === 0) continue;
      const places = guarded.map(({ name, type: input }) => ({
        name,
        type: input,
        kind: questions[`${type.name}.${field.name}(${name}:)`],
      }));
      guard(field, places, members);
    }
  }
}

/** The types of a schema say nothing of what its resolvers take; every request has this context. */
type Field = GraphQLField<unknown, RequestContext>;

/** An argument that may hold something personal; `kind` where it is personal itself. */
interface Place {
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly kind: PersonalKind | undefined;
}

function guard(field: Field, places: readonly Place[], members: PersonalMembers): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (row, args: Record<string, unknown>, context, info) => {
    for (const { name, type, kind } of places) {
      const value = args[name];
      // Who has no role at all is refused by the field's own action.
      if (value == null || context.viewer.roles.length === 0) continue;
      const asked = kind === undefined ? askedIn(type, value, name, members) : [{ place: name, kind }];
      const refused = asked.find(({ kind: of }) => rightTo(context.viewer, of) !== 'VISIBLE');
      if (refused !== undefined) throw forbiddenQuestion(refused.place);
      if (asked.length > 0) context.seen.seeQuestion();
    }
    return resolve(row, args, context, info);
  };
}

function askedIn(type: GraphQLInputType, value: unknown, place: string, members: PersonalMembers): Asked[] {
  const asked: Asked[] = [];
  gather({ type, value, place }, members, asked);
  return asked;
}

interface Given {
  readonly type: GraphQLInputType;
  readonly value: unknown;
  readonly place: string;
}

function gather({ type, value, place }: Given, members: PersonalMembers, asked: Asked[]): void {
  if (value == null) return;
  if (isNonNullType(type)) {
    gather({ type: type.ofType, value, place }, members, asked);
  } else if (isListType(type)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const one of values) gather({ type: type.ofType, value: one, place }, members, asked);
  } else if (isEnumType(type)) {
    const personal = members.get(type.name);
    if (!personal) return;
    const kind = personal.get(type.getValues().find((one) => one.value === value)?.name ?? '');
    if (kind !== undefined) asked.push({ place, kind });
  } else if (isInputObjectType(type)) {
    const fields = type.getFields();
    const personal = members.get(type.name);
    const given = value as Readonly<Record<string, unknown>>;
    // What is given, and not all that might be.
    for (const member in given) {
      const field = fields[member];
      if (!field || given[member] == null) continue;
      const inner = { type: field.type, value: given[member], place: `${place}.${member}` };
      const kind = personal?.get(member);
      if (kind !== undefined) asked.push({ place: inner.place, kind });
      gather(inner, members, asked);
    }
  }
}

/** Whether something personal can stand in an input of that name, however deep. */
function personalInputsOf(schema: GraphQLSchema, members: PersonalMembers): (name: string) => boolean {
  const found = new Set(members.keys());
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
