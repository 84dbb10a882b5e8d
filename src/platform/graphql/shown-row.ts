import type { Id } from '../../kernel/id';
import type { SubjectOf } from '../audit/subject-of-row';
import type { RowPart } from '../db/row-part';
import { textOfFields, unionOf, withVersion, type AskedFields } from './asked-fields';
import type { RequestContext } from './context';
import { inOrderOf, type LoaderDefinition } from './loader';

/** A row that is only shown, and what of it. */
interface ShownRow {
  readonly id: Id;
  readonly fields: AskedFields;
}

/** Loads rows by their id: whole ones for whoever works with them, and by `shown` no more of them than is asked for. */
export interface ShownRowLoader<Row> extends LoaderDefinition<Id, Row | null> {
  readonly shown: LoaderDefinition<ShownRow, Row | null>;
  /** As much of a row as some fields show, and its version; null where that may be everything. */
  readonly partFor: (fields: AskedFields) => RowPart | null;
}

/** How rows are read of which no more may be read than some fields show. */
interface PartialRows<Rows> extends Pick<ShownRowLoader<never>, 'partFor'> {
  /** A part of each, or whole ones where that is null. */
  readonly load: (context: RequestContext, ids: readonly Id[], part: RowPart | null) => Promise<Rows>;
}

/**
 * `load` gives a row, or null, for each id. Who asks for different fields at once is answered by one statement, with all that any of them asks
 * for.
 */
export function defineShownRows<Row>(
  name: string,
  { partFor: partOfFields, load }: PartialRows<readonly (Row | null)[]>,
  subjectOf?: SubjectOf<Row>,
): ShownRowLoader<Row> {
  const partFor = (fields: AskedFields): RowPart | null => partOfFields(withVersion(fields));
  const ofWhom = subjectOf && { subjectOf };
  return {
    name,
    ...ofWhom,
    keyText: (id) => id,
    load: (context, ids) => load(context, ids, null),
    partFor,
    shown: {
      name: `${name}.shown`,
      ...ofWhom,
      keyText: ({ id, fields }) => `${id} ${textOfFields(fields)}`,
      load: (context, rows) => {
        const ids = rows.map(({ id }) => id);
        return load(context, ids, partFor(unionOf(rows.map(({ fields }) => fields))));
      },
    },
  };
}

/** The same of rows that are found by ids of their own. */
export const defineShownRowLoader = <Row extends { readonly id: Id }>(
  name: string,
  { partFor, load }: PartialRows<readonly Row[]>,
  subjectOf?: SubjectOf<Row>,
): ShownRowLoader<Row> =>
  defineShownRows<Row>(
    name,
    { partFor, load: async (context, ids, part) => inOrderOf(ids, await load(context, ids, part)) },
    subjectOf,
  );
