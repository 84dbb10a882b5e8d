import { Kind, type FieldNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';
import { onceOfObject } from '../../kernel/once';
import { Recent } from './execution/recent';

const TYPE_NAME = '__typename';

type Field = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;

/** Of fields that are asked for together, as documents have them; half of them for certain. */
const KNOWN = 500;

/** Names of fields. Those of one field of one plan are always the same object, and mostly of all that ask the same. */
export type AskedFields = ReadonlySet<string>;

/** Of what is shown by its ids alone. */
export const NONE: AskedFields = new Set();

const joined = onceOfObject((fields: AskedFields) => [...fields].sort().join());

const known = new Recent<string, AskedFields>(KNOWN);

/** The same object for the same names, as long as it is kept: a document may ask the same in many places, and what is made of it is made once. */
const sameOf = (fields: AskedFields): AskedFields => known.get(joined(fields), () => fields);

/** They and which version of it a row is. */
export const withVersion = onceOfObject((fields: AskedFields) => sameOf(new Set(fields).add('version')));

/** All that is in any of them. */
export function unionOf(all: readonly AskedFields[]): AskedFields {
  const [only = NONE, ...others] = new Set(all);
  if (others.length === 0) return only;
  return sameOf(new Set([only, ...others].flatMap((fields) => [...fields])));
}

/** They as a key; where they are not known, all may be. */
export const textOfFields = (fields: AskedFields | undefined): string => (fields ? joined(fields) : '*');

/** The fields in some selections, whatever is said of them by `@skip` and `@include`; a fragment that is spread often counts once. */
function fieldsIn(
  sets: readonly (SelectionSetNode | undefined)[],
  fragments: Field['fragments'],
): readonly FieldNode[] {
  const fields: FieldNode[] = [];
  const spread = new Set<string>();
  const open = sets.flatMap((set) => set?.selections ?? []);
  // What is found on the way is appended, and gone through as well.
  for (const selection of open) {
    if (selection.kind === Kind.FIELD) fields.push(selection);
    else if (selection.kind === Kind.INLINE_FRAGMENT) open.push(...selection.selectionSet.selections);
    else if (!spread.has(selection.name.value)) {
      spread.add(selection.name.value);
      open.push(...(fragments[selection.name.value]?.selectionSet.selections ?? []));
    }
  }
  return fields;
}

/** What is shown of a list. */
export interface ShownOfList {
  /** Of its rows. */
  readonly fields: AskedFields;
  /** Whether its `pageInfo` is, or may be. */
  readonly hasPageInfo: boolean;
}

const ofObjects = new WeakMap<Field['fieldNodes'], AskedFields>();
const ofLists = new WeakMap<Field['fieldNodes'], ShownOfList>();
const ofConnections = new WeakMap<Field['fieldNodes'], AskedFields>();

const named = (fields: readonly FieldNode[], name: string): readonly FieldNode[] =>
  fields.filter((field) => field.name.value === name);

/** What is asked below some fields, of all of them together. */
const below = (fields: readonly FieldNode[], fragments: Field['fragments']): readonly FieldNode[] =>
  fieldsIn(
    fields.map(({ selectionSet }) => selectionSet),
    fragments,
  );

/** What is asked of an object, `__typename` aside: nothing is read for it. */
export function fieldsOfObject({ fieldNodes, fragments }: Field): AskedFields {
  const before = ofObjects.get(fieldNodes);
  if (before) return before;
  const names = below(fieldNodes, fragments).map(({ name }) => name.value);
  const asked = sameOf(new Set(names.filter((name) => name !== TYPE_NAME)));
  ofObjects.set(fieldNodes, asked);
  return asked;
}

/**
 * What is asked of the rows of a connection, all of its `nodes` and `edges` together; also what is asked of an object that is
 * read with each row, as `object.field`. A field of a document has one place in the code that asks this of it: what it told is remembered.
 */
export function fieldsOfRows({ fieldNodes, fragments }: Field, object?: string): AskedFields {
  const before = ofConnections.get(fieldNodes);
  if (before) return before;
  const ofConnection = below(fieldNodes, fragments);
  const ofEdges = below(named(ofConnection, 'edges'), fragments);
  const ofRows = below([...named(ofConnection, 'nodes'), ...named(ofEdges, 'node')], fragments);
  const asked = new Set<string>();
  // No row is looked at for its type.
  const add = (fields: readonly FieldNode[], prefix: string): void => {
    for (const { name } of fields) if (name.value !== TYPE_NAME) asked.add(`${prefix}${name.value}`);
  };
  add(ofRows, '');
  if (object !== undefined) add(below(named(ofRows, object), fragments), `${object}.`);
  const same = sameOf(asked);
  ofConnections.set(fieldNodes, same);
  return same;
}

/** What is asked of a connection. */
export function shownOfList(info: Field): ShownOfList {
  const { fieldNodes, fragments } = info;
  const before = ofLists.get(fieldNodes);
  if (before) return before;
  const hasPageInfo = named(below(fieldNodes, fragments), 'pageInfo').length > 0;
  const asked = { fields: fieldsOfRows(info), hasPageInfo };
  ofLists.set(fieldNodes, asked);
  return asked;
}
