import { basename } from 'node:path';
import {
  createSourceFile,
  forEachChild,
  isCallExpression,
  isFunctionDeclaration,
  isIdentifier,
  isNoSubstitutionTemplateLiteral,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isStringLiteral,
  isTemplateExpression,
  isVariableStatement,
  ScriptTarget,
  type Expression,
  type Node,
  type SourceFile,
} from 'typescript';

const STATEMENT_NAME = /^([a-z][A-Za-z]*)[.]([a-z][A-Za-z]*)$/;
/** Methods that run a statement. */
const RUNS = new Set(['query', 'lookUp', 'execute']);
/** Functions that do, and the place of its name among what they are given. */
const NAMED_AT: ReadonlyMap<string, number> = new Map([
  ['insertRows', 1],
  ['readOfParents', 2],
]);

/** `contact-reasons` leads the names of its statements as `contactReasons`. */
function camelCase(words: string): string {
  return words.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** Functions and constants at the top of a file. */
function declaredIn(source: SourceFile): string[] {
  return source.statements.flatMap((statement) => {
    if (isFunctionDeclaration(statement)) return statement.name ? [statement.name.text] : [];
    if (!isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name }) =>
      isIdentifier(name) ? [name.text] : [],
    );
  });
}

/** Where a statement gets its name: `.query(name, …)`, `name: …`, or `insertRows(tx, name, …)` and its like. */
function namings(source: SourceFile): Expression[] {
  const found: Expression[] = [];
  const visit = (node: Node): void => {
    if (isCallExpression(node)) {
      const { expression, arguments: given } = node;
      const runs = isPropertyAccessExpression(expression) && RUNS.has(expression.name.text);
      const place = runs ? 0 : isIdentifier(expression) ? NAMED_AT.get(expression.text) : undefined;
      const name = place === undefined ? undefined : given[place];
      if (name) found.push(name);
    }
    if (isPropertyAssignment(node) && isIdentifier(node.name) && node.name.text === 'name') {
      const { initializer } = node;
      if (isStringLiteral(initializer) && STATEMENT_NAME.test(initializer.text)) found.push(initializer);
    }
    forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function complaint(naming: Expression, feature: string, declared: ReadonlySet<string>): string | null {
  if (isIdentifier(naming)) return null; // Named where it was made, which is looked at too.
  if (isTemplateExpression(naming)) return 'is put together: nobody can look for it';
  if (!isStringLiteral(naming) && !isNoSubstitutionTemplateLiteral(naming)) return 'is no text';
  const [, leader, name = ''] = STATEMENT_NAME.exec(naming.text) ?? [];
  if (leader !== camelCase(feature)) return `does not begin with "${camelCase(feature)}."`;
  return declared.has(name) ? null : 'names no function of its file';
}

/**
 * Statements of a feature's file whose names, by which the slow log tells where they come from, lead nowhere. `path` is that of the
 * file from the folder of the features on.
 */
export function strayStatementNames(path: string, text: string): string[] {
  const [feature = ''] = path.split('/');
  const source = createSourceFile(basename(path), text, ScriptTarget.Latest);
  const declared = new Set(declaredIn(source));
  return namings(source).flatMap((naming) => {
    const why = complaint(naming, feature, declared);
    return why === null ? [] : [`${path}: ${naming.getText(source)} ${why}`];
  });
}

/** How many statements a file names. */
export function statementNamesIn(path: string, text: string): number {
  return namings(createSourceFile(basename(path), text, ScriptTarget.Latest)).length;
}
