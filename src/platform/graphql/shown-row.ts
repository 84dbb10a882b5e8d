import type { Id } from '../../kernel/id';
import type { SubjectOf } from '../audit/subject-of-row';
import type { RowPart } from '../db/row-part';
import { unionOf, type AskedFields } from './asked-fields';
import type { RequestContext } from './context';
import { inOrderOf, type LoaderDefinition } from './loader';

/** A row that is only shown, and what of it. */
export interface ShownRow {
  readonly id: Id;
  readonly fields: AskedFields;
}

/** Loads rows by their id: whole ones for whoever works with them, and by `shown` no more of them than is asked for. */
export interface ShownRowLoader<Row> extends LoaderDefinition<Id, Row | null> {
  readonly shown: LoaderDefinition<ShownRow, Row | null>;
}

/** How rows are read of which no more may be read than some fields show. */
interface PartialRows<Rows> {
  readonly partFor: (fields: AskedFields) => RowPart | null;
  /** A part of each, or whole ones where that is null. */
  readonly load: (context: RequestContext, ids: readonly Id[], part: RowPart | null) => Promise<Rows>;
}

/**
 * `load` gives a row, or null, for each id. Who asks for different fields at once is answered by one statement, with all that any of them asks for;
 * who asks for what was read before, without one.
 */
export function defineShownRows<Row>(
  name: string,
  { partFor, load }: PartialRows<readonly (Row | null)[]>,
  subjectOf?: SubjectOf<Row>,
): ShownRowLoader<Row> {
  const ofWhom = subjectOf && { subjectOf };
  return {
    name,
    ...ofWhom,
    keyText: (id) => id,
    load: (context, ids) => load(context, ids, null),
    shown: {
      name: `${name}.shown`,
      ...ofWhom,
      keyText: ({ id, fields }) => `${id} ${partFor(fields)?.columns ?? ''}`,
      load: (context, rows) => {
        const fields = unionOf(rows.map((row) => row.fields));
        return load(
          context,
          rows.map(({ id }) => id),
          partFor(fields),
        );
      },
    },
  };
}

/** The same of rows that are found by ids of their own. */
export function defineShownRowLoader<Row extends { readonly id: Id }>(
  name: string,
  { partFor, load }: PartialRows<readonly Row[]>,
  subjectOf?: SubjectOf<Row>,
): ShownRowLoader<Row> {
  const inOrder = {
    partFor,
    load: async (...[context, ids, part]: Parameters<typeof load>) =>
      inOrderOf(ids, await load(context, ids, part)),
  };
  return defineShownRows(name, inOrder, subjectOf);
}
