import {
  createSourceFile,
  forEachChild,
  isBinaryExpression,
  isIdentifier,
  isPropertyAccessExpression,
  ScriptTarget,
  SyntaxKind,
  type Expression,
  type Node,
} from 'typescript';

/** What something is called that nobody may learn bit by bit. */
const SECRET = /secret|digest|seal|signature|password|^hash$|Hash$|^mac$/i;
const EQUALS: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.EqualsEqualsToken,
  SyntaxKind.EqualsEqualsEqualsToken,
  SyntaxKind.ExclamationEqualsToken,
  SyntaxKind.ExclamationEqualsEqualsToken,
]);
/** Against these nothing can be learned. */
const EMPTY: ReadonlySet<string> = new Set(['null', 'undefined', "''"]);

function nameOf(expression: Expression): string {
  if (isIdentifier(expression)) return expression.text;
  return isPropertyAccessExpression(expression) ? expression.name.text : '';
}

/** Comparisons of secrets that end at the first difference, and so tell by their time how much was right. */
export function hastyComparisons(path: string, text: string): string[] {
  const source = createSourceFile(path, text, ScriptTarget.Latest);
  const found: string[] = [];
  const visit = (node: Node): void => {
    if (isBinaryExpression(node) && EQUALS.has(node.operatorToken.kind)) {
      const sides = [node.left, node.right];
      const isOfSecret = sides.some((side) => SECRET.test(nameOf(side)));
      if (isOfSecret && !sides.some((side) => EMPTY.has(side.getText(source))))
        found.push(`${path}: ${node.getText(source)}`);
    }
    forEachChild(node, visit);
  };
  visit(source);
  return found;
}
