import { z } from 'zod';
import type { ClientKind } from '../identity/viewer';

const KINDS = ['ANONYMOUS', 'FRONT_END', 'PARTNER', 'EXPLORER'] as const satisfies readonly ClientKind[];

/** Documents that are asked for by their id. */
export interface TrustedDocumentsConfig {
  /** Manifests, as graphql-codegen, relay-compiler or Apollo write them. */
  readonly files: readonly string[];
  /** Kinds of clients that may ask for nothing else. */
  readonly onlyFor: readonly ClientKind[];
}

const list = (text: string): string[] => text.split(',').map((part) => part.trim());

export const documentVariables = {
  TRUSTED_DOCUMENTS: z.string().transform(list).optional(),
  TRUSTED_DOCUMENTS_ONLY: z
    .string()
    .transform(list)
    .pipe(z.array(z.enum(KINDS, `must be kinds of clients separated by commas: ${KINDS.join(', ')}`)))
    .default([]),
};

const alone = z.object(documentVariables);

export function documentsOf(values: z.infer<typeof alone>): TrustedDocumentsConfig | null {
  const { TRUSTED_DOCUMENTS: files, TRUSTED_DOCUMENTS_ONLY: onlyFor } = values;
  return files ? { files, onlyFor } : null;
}

/** Who may ask for trusted documents alone must have some. */
export function documentFaults(given: object): string[] {
  const { data } = alone.safeParse(given);
  if (!data || data.TRUSTED_DOCUMENTS_ONLY.length === 0 || data.TRUSTED_DOCUMENTS) return [];
  return ['TRUSTED_DOCUMENTS_ONLY needs TRUSTED_DOCUMENTS: the manifests, such as persisted-documents.json'];
}
