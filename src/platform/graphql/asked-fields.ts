import { Kind, type FieldNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

type Field = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;

/** Names of fields. Those of one field of one document are always the same object. */
export type AskedFields = ReadonlySet<string>;

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

const known = new WeakMap<Field['fieldNodes'], AskedFields>();

/** What is asked of the rows of a connection, all of its `nodes` and `edges` together. */
export function fieldsOfRows({ fieldNodes, fragments }: Field): AskedFields {
  const before = known.get(fieldNodes);
  if (before) return before;
  const below = (fields: readonly FieldNode[], name: string): readonly FieldNode[] =>
    fieldsIn(
      fields.filter((field) => field.name.value === name).map(({ selectionSet }) => selectionSet),
      fragments,
    );
  const ofConnection = fieldsIn(
    fieldNodes.map(({ selectionSet }) => selectionSet),
    fragments,
  );
  const ofRows = [...below(ofConnection, 'nodes'), ...below(below(ofConnection, 'edges'), 'node')];
  const asked = new Set(ofRows.map(({ name }) => name.value));
  asked.delete('__typename'); // No row is looked at for it.
  known.set(fieldNodes, asked);
  return asked;
}
