import fc from 'fast-check';
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { SAMPLES } from './least-input';

/** What a bank knows that an operation may ask for by name: text for an argument of this name, such as `id`. */
export type KnownValues = Readonly<Record<string, readonly string[]>>;

type Kind = 'query' | 'mutation' | 'subscription';

/** Draws whole numbers, from 0 and below `end`. */
export type Draw = (end: number) => number;

/** Writes operations that pass validation: any field, at any depth, through aliases, fragments and both forms of a page. */
class Writer {
  private readonly fragments: string[] = [];
  /** `$v0: Int = 3`: what is not given stands in the operation itself. */
  private readonly variables: string[] = [];
  private aliases = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly draw: Draw,
    private readonly known: KnownValues,
  ) {}

  operation(kind: Kind, depth: number): string {
    const roots = {
      query: this.schema.getQueryType(),
      mutation: this.schema.getMutationType(),
      subscription: this.schema.getSubscriptionType(),
    };
    const root = roots[kind];
    if (!root) throw new Error(`The schema has no ${kind}`);
    // A subscription is to one thing, and nothing is beside it.
    const text = kind === 'subscription' ? `{ ${this.field(root, depth)} }` : this.selection(root, depth);
    const declared = this.variables.length === 0 ? '' : ` (${this.variables.join(', ')})`;
    return `${kind}${declared} ${text} ${this.fragments.join(' ')}`;
  }

  private pick<T>(from: readonly T[]): T {
    const picked = from[this.draw(from.length)];
    if (picked === undefined) throw new Error('There is nothing to pick from');
    return picked;
  }

  private selection(type: GraphQLCompositeType, depth: number): string {
    const parts = ['__typename'];
    const count = 1 + this.draw(3);
    for (let index = 0; index < count; index += 1) parts.push(this.part(type, depth));
    return `{ ${parts.join(' ')} }`;
  }

  private part(type: GraphQLCompositeType, depth: number): string {
    const form = this.draw(8);
    if (isAbstractType(type) && form > 1) {
      const concrete = this.pick(this.schema.getPossibleTypes(type));
      return `... on ${concrete.name} ${this.selection(concrete, depth)}`;
    }
    if (form === 0) return `... on ${type.name} ${this.selection(type, depth)}`;
    if (form === 1 && this.fragments.length < 4) {
      const name = `F${String(this.fragments.length)}`;
      const place = this.fragments.push('') - 1;
      this.fragments[place] = `fragment ${name} on ${type.name} ${this.selection(type, depth)}`;
      return `...${name} ...${name}`;
    }
    return this.field(type, depth);
  }

  private field(type: GraphQLCompositeType, depth: number): string {
    if (!('getFields' in type)) return '__typename';
    const fields = Object.values(type.getFields()).filter(
      ({ type: answer }) => depth > 1 || isLeafType(getNamedType(answer)),
    );
    if (fields.length === 0) return '__typename';
    const field = this.pick(fields);
    const answer = getNamedType(field.type);
    // Every field under a name of its own: two with other arguments could not be merged.
    this.aliases += 1;
    const inner = isCompositeType(answer) ? ` ${this.selection(answer, depth - 1)}` : '';
    return `a${String(this.aliases)}: ${field.name}${this.argumentsOf(field)}${inner}`;
  }

  private argumentsOf({ args }: GraphQLField<unknown, unknown>): string {
    const sides = ['first', 'first', 'last'].filter((side) => args.some(({ name }) => name === side));
    const side = sides.length === 0 ? null : this.pick(sides);
    const all = args.flatMap((argument) => {
      if (argument.name === side) return [this.given(argument, String(1 + this.draw(6)))];
      if (['first', 'last', 'after', 'before'].includes(argument.name)) return [];
      const isNeeded = isNonNullType(argument.type) && argument.defaultValue === undefined;
      return isNeeded ? [this.given(argument, this.value(argument))] : [];
    });
    return all.length === 0 ? '' : `(${all.join(', ')})`;
  }

  /** An argument with its value, said at its place or as the default of a variable. */
  private given({ name, type }: GraphQLArgument, value: string): string {
    if (this.draw(3) > 0) return `${name}: ${value}`;
    const variable = `$v${String(this.variables.length)}`;
    this.variables.push(`${variable}: ${String(type)} = ${value}`);
    return `${name}: ${variable}`;
  }

  private value({ name, type }: Pick<GraphQLArgument, 'name' | 'type'>): string {
    const wanted: GraphQLInputType = isNonNullType(type) ? type.ofType : type;
    if (isListType(wanted)) {
      const count = this.draw(4);
      return `[${Array.from({ length: count }, () => this.value({ name, type: wanted.ofType })).join(', ')}]`;
    }
    if (isEnumType(wanted)) return this.pick(wanted.getValues()).name;
    if (isInputObjectType(wanted)) return this.inputObject(wanted);
    const text = this.known[name] ?? this.known[wanted.name];
    if (text) return JSON.stringify(this.pick(text));
    if (wanted.name === 'Boolean') return 'true';
    return wanted.name === 'Int' || wanted.name === 'Float' ? String(1 + this.draw(20)) : '"x"';
  }

  private inputObject(type: {
    isOneOf: boolean;
    getFields: () => Record<string, GraphQLArgument | Pick<GraphQLArgument, 'name' | 'type'>>;
  }): string {
    const fields = Object.values(type.getFields());
    const given = type.isOneOf ? [this.pick(fields)] : fields.filter(({ type: of }) => isNonNullType(of));
    return `{ ${given.map((field) => `${field.name}: ${this.value(field)}`).join(', ')} }`;
  }
}

/** Operations of a schema, as the drawn numbers have it; they shrink to small ones. */
function drawn(kind: Kind, schema: GraphQLSchema, known: KnownValues, depth: number): fc.Arbitrary<string> {
  return fc.infiniteStream(fc.nat({ max: 2 ** 20 })).map((numbers) => {
    const draw: Draw = (end) => Number(numbers.next().value) % end;
    return new Writer(schema, draw, known).operation(kind, depth);
  });
}

/** Queries. */
export function randomOperation(schema: GraphQLSchema, known: KnownValues, depth = 6): fc.Arbitrary<string> {
  return drawn('query', schema, known, depth);
}

/** Subscriptions. */
export function randomSubscription(
  schema: GraphQLSchema,
  known: KnownValues,
  depth = 5,
): fc.Arbitrary<string> {
  return drawn('subscription', schema, known, depth);
}

/** Mutations, several in one at times, with the least that each needs to be read. */
export function randomMutation(schema: GraphQLSchema, known: KnownValues, depth = 5): fc.Arbitrary<string> {
  const scalars = Object.entries(SAMPLES).filter(([, value]) => typeof value === 'string');
  const values = Object.fromEntries(scalars.map(([name, value]) => [name, [String(value)]]));
  return drawn('mutation', schema, { ...values, ...known }, depth);
}
