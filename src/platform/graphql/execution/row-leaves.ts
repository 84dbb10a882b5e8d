import type { FieldPlan } from './plan';
import { isPlain, isPromise } from './values';

/** Rows of a plan that are gone through field by field before code is written for it: that takes as long as a few hundred rows of it. */
export const ROWS_BEFORE_CODE = 1_000;

/** Shows what of a row is a leaf, and keeps room for all else, in the order of the answer; undefined where it has to be looked at more closely. */
type Show = (row: object) => Record<string, unknown> | undefined;

/** Code that takes values by names. */
class Code {
  readonly #names = new Map<unknown, string>();
  readonly #lines: string[] = [];

  /** The name by which a value is known in it. */
  named(value: unknown): string {
    const name = this.#names.get(value) ?? `given${String(this.#names.size)}`;
    this.#names.set(value, name);
    return name;
  }

  add(line: string): void {
    this.#lines.push(line);
  }

  made(): unknown {
    const text = `'use strict';\nreturn (row) => {\n${this.#lines.join('\n')}\n};`;
    // Nothing of a document is in it but names, which are letters and digits.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- docs/adr/0023-compiled-execution.md
    return new Function(...this.#names.values(), text)(...this.#names.keys());
  }
}

/** Leaves a row to be gone through field by field. A promise that was met may not be come to there, if a field before it fails: its own failure is nobody's then. */
function giveUp(met: unknown): undefined {
  if (isPromise(met)) void met.then(undefined, () => undefined);
}

/** Code that shows one leaf, as `name`; it gives up where anything is late, wrong, on demand, or missing. */
function addLeaf(code: Code, name: string, { definition, completion }: FieldPlan): void {
  if (completion.kind !== 'LEAF') return;
  const { isRequired, isShownAsItIs, serialize } = completion;
  code.add(`let ${name} = row.${definition.name};`);
  code.add(`if (${name} == null) ${isRequired ? 'return undefined' : `${name} = null`};`);
  const isPlainly = code.named(isShownAsItIs ?? isPlain);
  code.add(`else if (!${isPlainly}(${name})) return ${code.named(giveUp)}(${name});`);
  if (!isShownAsItIs)
    code.add(`else if ((${name} = ${code.named(serialize)}(${name})) == null) return undefined;`);
}

const isLeafOfRow = ({ resolve, completion }: FieldPlan): boolean => !resolve && completion.kind === 'LEAF';

function written(fields: readonly FieldPlan[]): Show {
  const code = new Code();
  const members = fields.map((field, index) => {
    if (!isLeafOfRow(field)) return `${field.key}: undefined`;
    const name = `leaf${String(index)}`;
    addLeaf(code, name, field);
    return `${field.key}: ${name}`;
  });
  code.add(`return { ${members.join(', ')} };`);
  return code.made() as Show;
}

/**
 * The leaves of an object that its row has as properties. Code is written for them: one place of code that reads all properties of all rows,
 * and puts them into all objects, is several times as slow as a place for each.
 */
export class RowLeaves {
  /** All other fields. */
  readonly others: readonly FieldPlan[];
  #rows = 0;
  #show: Show | undefined;

  constructor(
    private readonly fields: readonly FieldPlan[],
    private readonly rowsBeforeCode: number,
  ) {
    this.others = fields.filter((field) => !isLeafOfRow(field));
  }

  /** An object with the leaves of a row, and with room for its other fields; undefined where it is to be gone through field by field. */
  shownOf(row: unknown): Record<string, unknown> | undefined {
    if (typeof row !== 'object' || row === null) return undefined;
    if (!this.#show) {
      this.#rows += 1;
      if (this.#rows <= this.rowsBeforeCode) return undefined;
      this.#show = written(this.fields);
    }
    try {
      return this.#show(row);
    } catch {
      // Field by field it is thrown again, and told where.
      return undefined;
    }
  }
}
