import { GraphQLError, GraphQLScalarType, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { buildSchema, isAbstractType, isListType, isNonNullType, isObjectType, isEnumType } from 'graphql';
import type { GraphQLFieldResolver, GraphQLObjectType, GraphQLOutputType } from 'graphql';
import { once } from '../../../../src/kernel/once';
import type { Moments } from './moments';

/** Every shape that a field can have: what may be null and what may not, at every level of lists, and types of several types. */
const DEFINITIONS = `
  scalar Odd
  scalar Loose
  enum Mood { CALM CROSS }
  interface Thing { name: String, thing: Thing, must: String! }
  type Cat implements Thing { name: String, thing: Thing, must: String!, mood: Mood, dog: Dog!, lives: [Int!]!, at: Odd, note: Loose }
  type Dog implements Thing { name: String, thing: Thing, must: String!, age: Int!, good: Boolean, weight: Float, cats: [Cat!]!, things: [Thing]!, count(of: Int! = 1, mood: Mood): Int }
  union Either = Cat | Dog
  type Query { cat: Cat, dog: Dog!, thing: Thing, either: Either, cats: [Cat], dogs: [Dog!], things: [[Thing!]]!, rows: [[Int]!]
    eithers: [Either!]!, moods: [Mood!], odd: Odd!, count(of: Int!, by: [Int!]): Int! }
  type Mutation { cat: Cat, dog: Dog!, must: String!, cats: [Cat!], things: [Thing!]!, either: Either! }
`;

/** What becomes of a field, drawn by where it stands: the same whoever executes it. */
const FATES = ['THERE', 'NULL', 'UNDEFINED', 'THROWN', 'AN_ERROR', 'MISFIT'] as const;

function hash(text: string): number {
  let value = 2_166_136_261;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  value = Math.imul(value ^ (value >>> 15), 2_246_822_507) >>> 0;
  return (value ^ (value >>> 13)) >>> 0;
}

function textOf(path: GraphQLResolveInfo['path'] | undefined): string {
  return path ? `${textOf(path.prev)}/${String(path.key)}` : '';
}

/** One run: what fields give, and when. `troubles` of a hundred fields go wrong. */
export interface Run {
  readonly seed: number;
  readonly troubles: number;
  readonly moments: Moments;
  /** In how many moments all comes that is late: in one, or in as many as there are values. */
  readonly span: number;
}

class Fates {
  constructor(private readonly run: Run) {}

  #draw(place: string, what: string): number {
    return hash(`${String(this.run.seed)} ${what} ${place}`);
  }

  /** The value at a place, or a promise of it. */
  at(place: string, type: GraphQLOutputType, schema: GraphQLSchema, isLate = false): unknown {
    const make = (): unknown => this.#value(place, type, schema);
    if (!isLate && this.#draw(place, 'late') % 3 > 0) return make();
    return this.run.moments.later(this.#draw(place, 'when') % this.run.span, make);
  }

  /** An object that has fields which nobody resolves as properties, some of them as methods. They are not enumerable: nobody reads them who does not show them. */
  #row(place: string, type: GraphQLObjectType, schema: GraphQLSchema): object {
    const row = { __typename: type.name, place };
    for (const field of Object.values(type.getFields())) {
      if (field.resolve) continue;
      const { name } = field;
      const value = once((at: string) => this.at(at, field.type, schema));
      const get = (): unknown => value(`${place}.${name}`);
      const isMethod = this.#draw(`${place}.${name}`, 'method') % 5 === 0;
      Object.defineProperty(row, name, isMethod ? { value: get } : { get });
    }
    return row;
  }

  /** Never throws: a list that failed while its rows are made would leave promises of rows before that nobody was ever given. */
  #member(place: string, type: GraphQLOutputType, schema: GraphQLSchema): unknown {
    try {
      return this.at(place, type, schema, isNonNullType(type));
    } catch (error) {
      return error;
    }
  }

  #value(place: string, type: GraphQLOutputType, schema: GraphQLSchema): unknown {
    const isTrouble = this.#draw(place, 'trouble') % 100 < this.run.troubles;
    const fate = FATES[isTrouble ? 1 + (this.#draw(place, 'fate') % (FATES.length - 1)) : 0];
    switch (fate) {
      case 'NULL':
        return null;
      case 'UNDEFINED':
        return undefined;
      case 'THROWN':
        throw new GraphQLError(`thrown at ${place}`, { extensions: { code: 'THROWN' } });
      case 'AN_ERROR':
        return new Error(`given at ${place}`);
      case 'MISFIT':
        return { misfit: place };
      case 'THERE':
      case undefined:
      default:
        return this.#fitting(place, type, schema);
    }
  }

  #fitting(place: string, type: GraphQLOutputType, schema: GraphQLSchema): unknown {
    if (isNonNullType(type)) return this.#fitting(place, type.ofType, schema);
    if (isListType(type)) {
      const row = type.ofType;
      // Where a row that must be there fails at once, graphql-js lets go of promises of others that nobody takes care of.
      const rows = Array.from({ length: this.#draw(place, 'rows') % 4 }, (_, index) =>
        this.#member(`${place}/${String(index)}`, row, schema),
      );
      return this.#draw(place, 'set') % 5 === 0 ? new Set(rows) : rows;
    }
    if (isAbstractType(type)) {
      const types = schema.getPossibleTypes(type);
      const one = types[this.#draw(place, 'type') % types.length];
      return one && this.#row(place, one, schema);
    }
    if (isObjectType(type)) return this.#row(place, type, schema);
    if (isEnumType(type)) return this.#draw(place, 'mood') % 2 === 0 ? 'CALM' : 'CROSS';
    if (type.name === 'Boolean') return this.#draw(place, 'boolean') % 2 === 0;
    return type.name === 'Int' || type.name === 'Float' ? this.#draw(place, 'number') % 100 : `text ${place}`;
  }
}

/** The run is the context of the request. */
const resolveByFate: GraphQLFieldResolver<unknown, Run> = (_, args, run, info) => {
  const place = `${textOf(info.path)}${JSON.stringify(args)}`;
  return new Fates(run).at(place, info.returnType, info.schema);
};

/** Some fields are resolved; these are properties of their objects, or methods of them, as rows have them. */
const PROPERTIES: ReadonlySet<string> = new Set([
  ...['Cat.name', 'Cat.must', 'Cat.mood', 'Cat.at', 'Cat.note', 'Cat.lives'],
  ...['Dog.name', 'Dog.must', 'Dog.cats', 'Dog.age', 'Dog.good', 'Dog.weight'],
]);

export function faultyGraph(): GraphQLSchema {
  const schema = buildSchema(DEFINITIONS);
  const odd = schema.getType('Odd');
  if (odd instanceof GraphQLScalarType)
    odd.serialize = (value) => {
      if (typeof value !== 'string') throw new TypeError('Odd is text');
      return value.length % 7 === 0 ? null : { odd: value };
    };
  const loose = schema.getType('Loose');
  // As scalars do that take whatever has a text.
  if (loose instanceof GraphQLScalarType) loose.serialize = String;
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields()))
      if (!PROPERTIES.has(`${type.name}.${field.name}`)) field.resolve = resolveByFate;
    if (type.name === 'Dog')
      type.isTypeOf = (value, run: Run) => {
        const place = JSON.stringify(value);
        const drawn = hash(`${String(run.seed)} dog ${place}`);
        if (drawn % 5 > 1) return true;
        const isIt = drawn % 11 !== 0;
        return drawn % 2 === 0 ? isIt : (run.moments.later(drawn % run.span, () => isIt) as Promise<boolean>);
      };
  }
  const thing = schema.getType('Thing');
  if (isAbstractType(thing))
    thing.resolveType = (value: { readonly __typename?: string; readonly place?: string }, run: Run) => {
      const drawn = hash(`${String(run.seed)} thing ${value.place ?? ''}`);
      if (drawn % 13 === 0) return drawn % 2 === 0 ? 'Query' : 'Nobody';
      const name = value.__typename;
      return drawn % 4 === 0 ? (run.moments.later(drawn % run.span, () => name) as Promise<string>) : name;
    };
  return schema;
}
