import {
  DirectiveLocation,
  GraphQLBoolean,
  GraphQLDirective,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
  type GraphQLField,
} from 'graphql';
import { Extensions } from 'type-graphql';

/** How many rows a list may have at most: what `@listSize` publishes, and what the list is weighed by. */
export interface ListSize {
  /** Where no argument says it. */
  readonly assumedSize?: number;
  /** Arguments that say it: a number as it is, a list by its length; of several that are given the largest. */
  readonly slicingArguments?: readonly string[];
  /** Without any of these arguments (an empty list is none) there is one row, whatever the slicing arguments say. */
  readonly slicedWith?: readonly string[];
  /** The rows are not the field itself but these fields of it. */
  readonly sizedFields?: readonly string[];
  /** One slicing argument must be given, and only one. */
  readonly requireOneSlicingArgument?: boolean;
}

/** What a field weighs besides the objects that it answers with (docs/adr/0009-cost-before-work.md). */
export interface FieldWeight {
  /** The work of counting. Taken once for the field, however many rows ask for it: one statement counts for all of them. */
  readonly cost?: number;
  readonly listSize?: ListSize;
}

/** A statement that looks through many rows to give few. */
export const AGGREGATE_WEIGHT = 50;

export const costDirective = new GraphQLDirective({
  name: 'cost',
  description:
    'What the field costs besides the objects that it answers with, each of which costs 1: the work of counting through many rows. Taken once for each place of the field in the operation, however many rows it is asked of. Fields without it cost nothing besides their objects.',
  locations: [DirectiveLocation.FIELD_DEFINITION],
  args: {
    weight: { type: new GraphQLNonNull(GraphQLString), description: 'The cost, a whole number from 0.' },
  },
});

const names = new GraphQLList(new GraphQLNonNull(GraphQLString));

export const listSizeDirective = new GraphQLDirective({
  name: 'listSize',
  description:
    'How many rows a list is weighed as; every object in each of its rows is weighed that many times. The list never has more.',
  locations: [DirectiveLocation.FIELD_DEFINITION],
  args: {
    assumedSize: { type: GraphQLInt, description: 'So many rows where no argument says how many.' },
    slicingArguments: {
      type: names,
      description:
        'Arguments that say how many: a number as it is, a list by its length; the largest of them.',
    },
    slicedWith: {
      type: names,
      description:
        'Unless one of these arguments is given (an empty list is none), there is one row, whatever the slicing arguments say.',
    },
    sizedFields: {
      type: names,
      description: 'The fields of the answer that are so long, where the answer is no list itself.',
    },
    requireOneSlicingArgument: {
      type: GraphQLBoolean,
      defaultValue: true,
      description: 'Whether exactly one slicing argument must be given.',
    },
  },
});

/** What is applied to a field, under the names and with the arguments that the contract prints. */
interface Applied {
  readonly cost?: { readonly weight: string };
  readonly listSize?: ListSize;
}

/** Declares what a field weighs; the schema publishes it as `@cost` and `@listSize`, and the operations are weighed by what is published. */
export function Weighs(weight: FieldWeight): MethodDecorator & PropertyDecorator {
  return Extensions(withWeight({}, weight));
}

/** Extensions of a field that carry its weight, under the name by which tools print directives. */
export function withWeight<Extended extends object>(
  extensions: Extended,
  { cost, listSize }: FieldWeight,
): Extended & { readonly directives: Applied } {
  const directives: Applied = {
    ...(cost !== undefined && { cost: { weight: String(cost) } }),
    ...(listSize && { listSize }),
  };
  return { ...extensions, directives };
}

function appliedTo({ extensions }: Pick<GraphQLField<unknown, unknown>, 'extensions'>): Applied {
  const { directives } = extensions;
  return typeof directives === 'object' && directives !== null ? directives : {};
}

export function weightOf(field: Pick<GraphQLField<unknown, unknown>, 'extensions'>): FieldWeight {
  const { cost, listSize } = appliedTo(field);
  return { ...(cost && { cost: Number(cost.weight) }), ...(listSize && { listSize }) };
}

/** How many rows the list is weighed as with these arguments. */
export function rowsOf(
  { assumedSize = 1, slicingArguments = [], slicedWith }: ListSize,
  args: Readonly<Record<string, unknown>>,
): number {
  if (slicedWith && !slicedWith.some((name) => isGiven(args[name]))) return 1;
  const asked = slicingArguments.map((name) => sizeIn(args[name])).filter((size) => size !== null);
  return asked.length > 0 ? Math.max(...asked) : assumedSize;
}

function isGiven(value: unknown): boolean {
  return value != null && !(Array.isArray(value) && value.length === 0);
}

function sizeIn(value: unknown): number | null {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' ? Math.max(0, value) : null;
}
