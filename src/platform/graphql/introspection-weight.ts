import { Kind, type FieldNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

/** What introspection costs: no statement, but as much of the server's time as some thousand objects. */
const WEIGHTS: Readonly<Record<string, number>> = { __schema: 1_000, __type: 200 };

/** Aliases in a selection, those of its fragments included, each fragment once. */
function aliasesIn(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  visited = new Set<string>(),
): number {
  return selections.reduce((sum, selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = fragments.get(selection.name.value);
      if (!fragment || visited.has(selection.name.value)) return sum;
      visited.add(selection.name.value);
      return sum + aliasesIn(fragment.selectionSet, fragments, visited);
    }
    const own = selection.kind === Kind.FIELD && selection.alias ? 1 : 0;
    return sum + own + (selection.selectionSet ? aliasesIn(selection.selectionSet, fragments, visited) : 0);
  }, 0);
}

/**
 * What a root field of introspection weighs; null of any other field. Each alias in it may ask for the whole once more, and weighs as
 * much; whoever gives the answer many names would otherwise have it made as many times.
 */
export function introspectionWeight(
  { name, selectionSet }: FieldNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): number | null {
  const weight = WEIGHTS[name.value];
  if (weight === undefined || !selectionSet) return null;
  return weight * (1 + aliasesIn(selectionSet, fragments));
}
