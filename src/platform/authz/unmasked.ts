import type { GlobalId } from '../../kernel/global-id';
import type { SubjectOf } from '../audit/subject-of-row';
import type { LoaderDefinition } from '../graphql/loader';

/** What masks are lifted of for one viewer, at the moment of a request. */
export interface Unmasked {
  /** The customer whose unmasking lifts the masks of a row, by whose the row is. */
  readonly customerOf: ReadonlyMap<GlobalId, GlobalId>;
}

/** How masks are told to be lifted. */
export interface Unmasking {
  /** What is unmasked for a viewer, by their `subjectId`: one statement a request, and none until something masked is asked for. */
  readonly unmasked: LoaderDefinition<string, Unmasked>;
  /** By type: whose a row is that names no customer. The same that the type's loaders tell the audit trail. */
  readonly subjectOf: Readonly<Record<string, SubjectOf<never>>>;
}
