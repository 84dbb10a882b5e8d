import type { Id } from '../../kernel/id';
import type { LocalisedNames } from '../../kernel/localised';
import type { Tx } from '../../platform/db/db';
import { findOrInsert } from '../../platform/db/find-or-insert';
import { findReasonIds, insertReasons } from './contact-reason-upsert.repository';

export interface DeclaredReason {
  /** Code of the reason above it; declared before it. */
  readonly parent?: string | undefined;
  readonly names: LocalisedNames;
}

/**
 * Ids by code, after adding the reasons that are new. One that is there keeps its place and its names. `known` are the ids of those
 * that they may lie below without being declared here.
 */
export async function ensureReasons(
  tx: Tx,
  declared: Readonly<Record<string, DeclaredReason>>,
  known: ReadonlyMap<string, Id> = new Map(),
): Promise<ReadonlyMap<string, Id>> {
  let ids = known;
  for (const level of levels(declared)) {
    const found = ids;
    const made = await findOrInsert(level.keys(), {
      find: (codes) => findReasonIds(tx, codes),
      insert: (codes) =>
        insertReasons(
          tx,
          codes.map((code) => {
            const { parent, names } = level.get(code) ?? { names: {} };
            return { code, parentId: found.get(parent ?? '') ?? null, names };
          }),
        ),
    });
    ids = new Map([...ids, ...made]);
  }
  return ids;
}

/** The declared reasons, those without a parent first, then their children, and so on. */
function levels(declared: Readonly<Record<string, DeclaredReason>>): Map<string, DeclaredReason>[] {
  const depth = (code: string): number => {
    const parent = declared[code]?.parent;
    return parent === undefined || !Object.hasOwn(declared, parent) ? 0 : 1 + depth(parent);
  };
  const result: Map<string, DeclaredReason>[] = [];
  for (const [code, reason] of Object.entries(declared)) {
    (result[depth(code)] ??= new Map()).set(code, reason);
  }
  return result;
}
