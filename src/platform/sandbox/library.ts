import { Kind, parse, type OperationDefinitionNode } from 'graphql';
import type { BuiltOperation } from './built-files';

/** One ready-to-run operation as the page shows it. */
export interface LibraryOperation {
  /** The operation's own name, unique in the library. */
  readonly name: string;
  /** One sentence: the comment that stands above the operation. */
  readonly hint: string;
  readonly query: string;
  /** Pretty-printed JSON, as it stands in the variables editor. */
  readonly variables: string;
}

/** Example values by variable name; they replace those that stand beside the operations that declare such a variable. */
export type ExampleVariables = Readonly<Record<string, unknown>>;

/**
 * Makes the library that the page offers.
 *
 * @throws Error that names the file, when one is not exactly one named operation or repeats a name
 */
export function libraryOf(
  operations: readonly BuiltOperation[],
  examples: ExampleVariables,
): readonly LibraryOperation[] {
  const names = new Set<string>();
  return operations.map(({ file, query, variables }) => {
    const { name, declared } = readOperation(file, query);
    if (names.has(name)) throw refusal(file, `the name ${name} is taken already.`);
    names.add(name);
    const known = Object.entries(examples).filter(([variable]) => declared.has(variable));
    return {
      name,
      hint: hintOf(query),
      query: query.trimEnd(),
      variables: JSON.stringify({ ...variables, ...Object.fromEntries(known) }, null, 2),
    };
  });
}

function readOperation(file: string, query: string): { name: string; declared: ReadonlySet<string> } {
  const [operation, second] = operationsIn(file, query);
  if (operation === undefined || second !== undefined) throw refusal(file, 'one file holds one operation.');
  if (operation.name === undefined) throw refusal(file, 'give the operation a name.');
  const declared = new Set((operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value));
  return { name: operation.name.value, declared };
}

function operationsIn(file: string, query: string): readonly OperationDefinitionNode[] {
  try {
    return parse(query).definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  } catch (cause) {
    throw refusal(file, String(cause), cause);
  }
}

function refusal(file: string, reason: string, cause?: unknown): Error {
  return new Error(`examples/operations/${file}: ${reason}`, { cause });
}

function hintOf(query: string): string {
  const comment = /^(?:#.*\n)*/.exec(query)?.[0] ?? '';
  return comment.replace(/^#\s*/gm, '').trim().replaceAll('\n', ' ');
}
