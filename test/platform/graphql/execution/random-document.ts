import { getNamedType, isAbstractType, isCompositeType, isObjectType } from 'graphql';
import type { GraphQLCompositeType, GraphQLSchema } from 'graphql';
import type { Draw } from '../../../support/random-operation';

/** Names that mean something to the language which answers are written in. */
const WORDS: Readonly<Record<string, string>> = {
  name: 'class: ',
  must: 'constructor: ',
  at: 'then: ',
  mood: 'default: ',
  age: 'get: ',
  lives: 'static: ',
};

const CONDITIONS = [
  '',
  '',
  '',
  '',
  '@include(if: $yes)',
  '@skip(if: $yes)',
  '@skip(if: $no) @include(if: $may)',
];

/** Writes documents that ask for the same in many ways: fields twice and under several names, fragments of any type, skipped or not. */
class Writer {
  private readonly fragments: string[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly draw: Draw,
  ) {}

  document(depth: number): string {
    const isMutation = this.draw(4) === 0;
    const root = isMutation ? this.schema.getMutationType() : this.schema.getQueryType();
    if (!root) throw new Error('The graph has no root');
    const text = this.selection(root, depth);
    const kind = isMutation ? 'mutation' : 'query';
    return `${kind} Q($yes: Boolean!, $no: Boolean = false, $may: Boolean, $n: Int) ${text} ${this.fragments.join(' ')}`;
  }

  private pick<T>(from: readonly T[]): T {
    return from[this.draw(from.length)] as T;
  }

  private selection(type: GraphQLCompositeType, depth: number): string {
    const parts = Array.from({ length: 1 + this.draw(4) }, () => this.part(type, depth));
    return `{ ${parts.join(' ')} }`;
  }

  private part(type: GraphQLCompositeType, depth: number): string {
    const condition = this.pick(CONDITIONS);
    const form = depth > 1 ? this.draw(9) : 9;
    if (form === 0) return `... ${condition} ${this.selection(type, depth - 1)}`;
    if (form === 1 && this.fragments.length < 5) {
      const name = `F${String(this.fragments.length)}`;
      const place = this.fragments.push('') - 1;
      this.fragments[place] = `fragment ${name} on ${type.name} ${this.selection(type, depth - 1)}`;
      return `...${name} ${condition} ...${name}`;
    }
    if (form === 2 && isObjectType(type))
      return `... on ${type.name} ${condition} ${this.selection(type, depth - 1)}`;
    if (isAbstractType(type) && form > 3) {
      const concrete = this.pick(this.schema.getPossibleTypes(type));
      return `... on ${concrete.name} ${condition} ${this.selection(concrete, depth - 1)}`;
    }
    return this.field(type, depth, condition);
  }

  private field(type: GraphQLCompositeType, depth: number, condition: string): string {
    if (!('getFields' in type) || this.draw(12) === 0)
      return `${this.pick(['', '__proto__: ', 'toString: '])}__typename`;
    const fields = Object.values(type.getFields()).filter(
      ({ type: answer }) => depth > 1 || !isCompositeType(getNamedType(answer)),
    );
    const field = this.pick(fields);
    const answer = getNamedType(field.type);
    const inner = isCompositeType(answer) ? this.selection(answer, depth - 1) : '';
    // A name says which field it is, so that two of the same name are one.
    const alias = this.pick(['', '', `${field.name}Too: `, WORDS[field.name] ?? '']);
    return `${alias}${field.name}${field.args.length > 0 ? this.pick(['', '(of: $n)', '(of: 3)']) : ''} ${condition} ${inner}`;
  }
}

export function randomDocument(schema: GraphQLSchema, draw: Draw, depth = 6): string {
  return new Writer(schema, draw).document(depth);
}
