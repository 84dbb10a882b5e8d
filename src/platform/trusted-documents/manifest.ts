import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { z } from 'zod';

/** As graphql-codegen (`persistedDocuments`) and relay-compiler (`persistConfig`) write it: the text of each id. */
const textById = z.record(z.string().min(1), z.string());

/** As Apollo's generate-persisted-query-manifest writes it. */
const apolloManifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string().min(1), body: z.string() })),
});

/** Documents by the id that clients ask for them with. */
export type Manifest = ReadonlyMap<string, string>;

function documentsOf(json: unknown): [id: string, text: string][] | null {
  const apollo = apolloManifest.safeParse(json);
  if (apollo.success) return apollo.data.operations.map(({ id, body }) => [id, body]);
  const plain = textById.safeParse(json);
  return plain.success ? Object.entries(plain.data) : null;
}

function readManifest(file: string): [id: string, text: string][] {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The manifest of trusted documents ${file} cannot be read: ${reason}`);
  }
  const documents = documentsOf(json);
  if (documents === null)
    throw new Error(
      `${file} is no manifest of trusted documents: it is neither { "<id>": "<document>" }, as graphql-codegen and relay-compiler write it, nor Apollo's.`,
    );
  for (const [id, text] of documents) {
    try {
      parse(text, { noLocation: true });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`${file}: the document ${id} cannot be read: ${reason}`);
    }
  }
  return documents;
}

/** The documents of several manifests together. Throws, naming the file and the id, when one cannot be read or two differ under one id. */
export function readManifests(files: readonly string[]): Manifest {
  const manifest = new Map<string, string>();
  for (const file of files) {
    for (const [id, text] of readManifest(file)) {
      const known = manifest.get(id);
      if (known !== undefined && known !== text)
        throw new Error(`${file}: another manifest has another document under the id ${id}.`);
      manifest.set(id, text);
    }
  }
  return manifest;
}
