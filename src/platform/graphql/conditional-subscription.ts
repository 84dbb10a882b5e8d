import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  parse,
  type DocumentNode,
  type SelectionSetNode,
} from 'graphql';
import { graphError } from './errors';

const CONDITIONS: readonly string[] = ['skip', 'include'];

/** Whether something directly in the selection is left to `@skip` or `@include`, in fragments too. */
function hasCondition(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, SelectionSetNode>,
  seen = new Set<string>(),
): boolean {
  return selections.some((selection) => {
    if (selection.directives?.some(({ name }) => CONDITIONS.includes(name.value))) return true;
    if (selection.kind === Kind.FIELD) return false;
    if (selection.kind === Kind.INLINE_FRAGMENT) return hasCondition(selection.selectionSet, fragments, seen);
    const name = selection.name.value;
    const fragment = seen.has(name) ? undefined : fragments.get(name);
    return fragment !== undefined && hasCondition(fragment, fragments, seen.add(name));
  });
}

/**
 * Refuses subscriptions whose one field is left to a condition, as the specification does ("Single Root Field"). To be asked before the document is
 * validated: graphql-js evaluates such a condition while it validates, without variables, and throws.
 */
export function refuseConditionalSubscription({ definitions }: DocumentNode): void {
  const fragments = new Map(
    definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map(({ name, selectionSet }) => [name.value, selectionSet]),
  );
  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (definition.operation !== OperationTypeNode.SUBSCRIPTION) continue;
    if (!hasCondition(definition.selectionSet, fragments)) continue;
    throw graphError(
      'GRAPHQL_VALIDATION_FAILED',
      'The field of a subscription takes no "@skip" and no "@include".',
    );
  }
}

/** The same of a text that somebody else reads and validates. What cannot be read is for them to refuse. */
export function refuseConditionalSubscriptionIn(text: string, maxTokens: number): void {
  if (!text.includes('subscription') || !text.includes('@')) return;
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens });
  } catch (error) {
    if (error instanceof GraphQLError) return;
    throw error;
  }
  refuseConditionalSubscription(document);
}
