import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Encoding } from '../http/negotiation';

/** A content coding in which a file was stored beside its plain form. */
const encoding: z.ZodType<Encoding> = z.enum(['br', 'gzip']);

/** One file in all its forms, in memory. */
export interface BuiltFile {
  readonly contentType: string;
  /** Differs with the content; not yet quoted. */
  readonly etag: string;
  readonly plain: Buffer;
  readonly encoded: ReadonlyMap<Encoding, Buffer>;
}

const file = z.strictObject({
  name: z.string().regex(/^[\w-]+\.\w+$/),
  contentType: z.string(),
  etag: z.string(),
  encodings: z.array(encoding),
});

const manifest = z.strictObject({
  pages: z.array(file.extend({ at: z.string().startsWith('/') })).min(1),
  assets: z.array(file),
  operations: z
    .array(z.strictObject({ file: z.string(), query: z.string(), variables: z.record(z.string(), z.json()) }))
    .min(1),
});

/** An operation of the library as the build found it, with the variables that stand beside it. */
export type BuiltOperation = z.infer<typeof manifest>['operations'][number];

export interface BuiltSandbox {
  /** By the path that each is served at. */
  readonly pages: ReadonlyMap<string, BuiltFile>;
  /** By file name. What is not in here does not exist, whatever lies on the disk. */
  readonly assets: ReadonlyMap<string, BuiltFile>;
  readonly operations: readonly BuiltOperation[];
}

/**
 * Reads what `bundle.mjs` wrote, wholly into memory (about six megabytes), so that no request touches the disk.
 *
 * @throws Error that names the folder and the remedy, when it is missing or not made by this version
 */
export function readBuiltSandbox(dir: string): BuiltSandbox {
  try {
    const { pages, assets, operations } = manifest.parse(
      JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')),
    );
    return {
      pages: new Map(pages.map((page) => [page.at, readForms(dir, page)])),
      assets: new Map(assets.map((asset) => [asset.name, readForms(dir, asset)])),
      operations,
    };
  } catch (cause) {
    throw new Error(`The sandbox in ${dir} is missing or incomplete: build it with "npm run build".`, {
      cause,
    });
  }
}

function readForms(dir: string, { name, contentType, etag, encodings }: z.infer<typeof file>): BuiltFile {
  const path = join(dir, name);
  const encoded = new Map(encodings.map((each) => [each, readFileSync(`${path}.${each}`)]));
  return { contentType, etag, plain: readFileSync(path), encoded };
}
