import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

export const pageHtml = '<!doctype html><title>One Window</title>';
export const appScript = `console.log('one window');\n`.repeat(50);
export const iconSvg = '<svg xmlns="http://www.w3.org/2000/svg"/>';

interface Manifest {
  pages: { at: string; name: string }[];
  assets: object[];
  operations: { file: string; query: string; variables: Record<string, unknown> }[];
}

/** A build of three small files in the form that `bundle.mjs` writes, in a new folder; changes may be made to its manifest. */
export async function writeSmallBuild(
  change: (manifest: Manifest) => void = () => undefined,
): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'small-sandbox-'));
  const manifest: Manifest = {
    pages: ['/', '/sandbox', '/docs', '/docs/operators'].map((at) => ({
      at,
      name: 'page.html',
      contentType: 'text/html; charset=utf-8',
      etag: 'p1',
      encodings: [],
    })),
    assets: [
      {
        name: 'app-a1.js',
        contentType: 'text/javascript; charset=utf-8',
        etag: 'a1',
        encodings: ['br', 'gzip'],
      },
      { name: 'icon-i1.svg', contentType: 'image/svg+xml', etag: 'i1', encodings: [] },
    ],
    operations: [
      {
        file: '01-screen-pop.graphql',
        query:
          '# The phone rings.\nquery ScreenPop($phone: String!) { customersByContact(value: $phone) { id } }\n',
        variables: { phone: '+420600000000' },
      },
    ],
  };
  change(manifest);
  const files = {
    'manifest.json': JSON.stringify(manifest),
    'page.html': pageHtml,
    'app-a1.js': appScript,
    'app-a1.js.br': brotliCompressSync(appScript),
    'app-a1.js.gzip': gzipSync(appScript),
    'icon-i1.svg': iconSvg,
    'unlisted.txt': 'lies in the folder, but the manifest does not name it',
  };
  await Promise.all(Object.entries(files).map(([name, bytes]) => writeFile(join(dir, name), bytes)));
  return dir;
}
