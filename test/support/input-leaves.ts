import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLNamedType,
} from 'graphql';
import { least } from './least-input';

/** Where something stands in an input: fields, and places in lists. */
export type Path = readonly (string | number)[];

/** A field of an input, or of what is within it, that takes a value by itself. */
export interface Leaf {
  readonly path: Path;
  /** The name of the input that it is a field of. */
  readonly input: string;
  readonly name: string;
  readonly type: GraphQLNamedType;
}

/** What an id in a field of an input is of; the bank's own (agents, queues …) is out of nobody's reach. */
const KIND_OF_FIELD: Readonly<Record<string, string>> = {
  ...{ customer: 'cus', interaction: 'int', case: 'cas', 'UpsertAccountInput.owner': 'cus' },
  ...{ agent: 'agt', owner: 'agt', fromAgent: 'agt', toAgent: 'agt', product: 'prd', reason: 'rea' },
  ...{ queue: 'que', fromQueue: 'que', toQueue: 'que', survey: 'srv', loop: 'lop' },
};
/** What the `id` of an input is of, by the last word of its name. */
const KIND_OF_INPUT: Readonly<Record<string, string>> = {
  ...{ Account: 'acc', AccountHolder: 'acc', Case: 'cas', ContactPoint: 'ctp', Customer: 'cus' },
  ...{ Interaction: 'int', Promise: 'prm', Unmask: 'cus', ApiKey: 'key', Loop: 'lop', Invitation: 'inv' },
  ...{ AdvocateOwner: 'adv', Ask: 'ask', Idea: 'act idea', Referral: 'act referral' },
};
/** What global ids in a field of an input begin with; of acts, also of which kind they are. */
export function kindOf(input: string, field: string): string {
  const words = input.replace(/Input$/, '').match(/[A-Z][a-z]+/g) ?? [];
  const names = [words.slice(-2).join(''), words.slice(-1).join('')];
  const own = names.map((name) => KIND_OF_INPUT[name]).find((kind) => kind !== undefined);
  const kind = field === 'id' ? own : (KIND_OF_FIELD[`${input}.${field}`] ?? KIND_OF_FIELD[field]);
  if (kind === undefined) throw new Error(`Say here what ${input}.${field} is an id of.`);
  return kind;
}

/** Every field that takes a value by itself, each input once within itself. */
export function leavesOf(
  input: GraphQLInputObjectType,
  path: Path = [],
  within: readonly string[] = [],
): Leaf[] {
  if (within.includes(input.name)) return [];
  return Object.values(input.getFields()).flatMap(({ name, type }): Leaf[] => {
    const at = [...path, name, ...(isListType(getNullableType(type)) ? [0] : [])];
    const named = getNamedType(type);
    return isInputObjectType(named)
      ? leavesOf(named, at, [...within, input.name])
      : [{ path: at, input: input.name, name, type: named }];
  });
}

/** The input with something at a place, and the least that must be around it. */
export function withAt(
  type: GraphQLInputType,
  given: unknown,
  [step, ...rest]: Path,
  value: unknown,
): unknown {
  if (step === undefined) return value;
  const inner = getNullableType(type);
  if (isListType(inner)) {
    const [first = least(inner.ofType)] = (given as unknown[] | undefined) ?? [];
    return [withAt(inner.ofType, first, rest, value)];
  }
  if (!isInputObjectType(inner)) throw new Error(`Nothing is in ${String(type)}.`);
  const around = (given ?? least(inner)) as Readonly<Record<string, unknown>>;
  const field = inner.getFields()[String(step)];
  return { ...around, [step]: field && withAt(field.type, around[step], rest, value) };
}
