import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifests } from '../../src/platform/trusted-documents/manifest';
import { createTrustedDocuments } from '../../src/platform/trusted-documents/trusted-documents';
import type { ClientKind } from '../../src/platform/identity/viewer';
import { plantProject, TOOL_TIMEOUT_MS } from '../architecture/planted-project';
import { openApi, type TestApi } from '../support/api';
import { temporaryFolder } from '../support/temporary-folder';
import { seesEverything } from '../support/viewers';

const ROOT = join(__dirname, '../..');
const CONTRACT = readFileSync(join(ROOT, 'schema.graphql'), 'utf8');
const QUERY = 'query WhoAmI { viewer { name kind } }';
const folder = temporaryFolder();

/** A manifest that a tool has written, and the id that it gave to the query. */
interface Written {
  readonly file: string;
  readonly id: string;
}

function codegenManifest(): Written {
  const query = join(folder, 'who.graphql');
  writeFileSync(query, QUERY);
  const tool = join(__dirname, 'persist-documents.mjs');
  const text = execFileSync(process.execPath, [tool, join(ROOT, 'schema.graphql'), query]).toString();
  return keptManifest('codegen.json', text);
}

async function relayManifest(): Promise<Written> {
  const project = await plantProject([], {
    'package.json': JSON.stringify({ name: 'front-end' }),
    'relay.config.json': JSON.stringify({
      src: './src',
      schema: './schema.graphql',
      language: 'typescript',
      persistConfig: { file: './persisted.json' },
    }),
    'persisted.json': '{}',
    'schema.graphql': CONTRACT,
    'src/who.ts': `import { graphql } from 'react-relay';\nexport const query = graphql\`${QUERY.replace('WhoAmI', 'whoQuery')}\`;\n`,
  });
  const { status, output, errors } = await project.run('relay-compiler', ['relay.config.json']);
  expect([status, status === 0 ? '' : output + errors]).toEqual([0, '']);
  const text = readFileSync(join(project.folder, 'persisted.json'), 'utf8');
  await project.remove();
  return keptManifest('relay.json', text);
}

async function apolloManifest(): Promise<Written> {
  const project = await plantProject([], { 'package.json': '{}', 'src/who.graphql': QUERY });
  const { status, output, errors } = await project.run('generate-persisted-query-manifest', []);
  expect([status, status === 0 ? '' : output + errors]).toEqual([0, '']);
  const text = readFileSync(join(project.folder, 'persisted-query-manifest.json'), 'utf8');
  await project.remove();
  return keptManifest('apollo.json', text);
}

function keptManifest(name: string, text: string): Written {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(file, text);
  const [id = ''] = [...readManifests([file]).keys()];
  return { file, id };
}

describe('trusted documents', () => {
  let manifests: Readonly<Record<'codegen' | 'relay' | 'apollo', Written>>;
  let client: ClientKind;
  let api: TestApi;
  beforeAll(async () => {
    manifests = { codegen: codegenManifest(), relay: await relayManifest(), apollo: await apolloManifest() };
    const files = Object.values(manifests).map(({ file }) => file);
    api = await openApi({
      documents: createTrustedDocuments(readManifests(files), ['FRONT_END']),
      identify: () => Promise.resolve({ ...seesEverything, clientKind: client }),
    });
  }, 3 * TOOL_TIMEOUT_MS);
  beforeEach(() => {
    client = 'FRONT_END';
  });
  afterAll(() => api.close());

  const post = async (body: object) => {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const { data, errors } = (await response.json()) as {
      data?: unknown;
      errors?: { extensions: { code: string } }[];
    };
    return [response.status, data ?? errors?.[0]?.extensions.code];
  };
  const ANSWER = [200, { viewer: { name: 'Somebody', kind: 'USER' } }];
  const hashOf = (id: string) => id.replace(/^sha256:/, '');

  test.each(['codegen', 'relay', 'apollo'] as const)(
    'of a manifest of %s are answered by their id',
    async (tool) => {
      const { id } = manifests[tool];
      expect(hashOf(id)).toMatch(/^[0-9a-f]{32,64}$/);
      for (const body of [
        { documentId: id },
        { documentId: `sha256:${hashOf(id)}` },
        { doc_id: id, variables: {} },
        { extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(id) } } },
      ])
        expect(await post(body)).toMatchObject(ANSWER);
    },
  );

  test('are answered to a GET too', async () => {
    const { id } = manifests.apollo;
    const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: id } });
    for (const asked of [{ documentId: id }, { extensions, variables: '{}' }]) {
      const response = await fetch(`${api.url}/graphql?${new URLSearchParams(asked).toString()}`, {
        headers: { 'apollo-require-preflight': '1' },
      });
      expect([response.status, await response.json()]).toMatchObject([200, { data: ANSWER[1] }]);
    }
  });

  test('are all that some kinds of clients may ask for; others may ask for anything', async () => {
    const own = { query: '{ viewer { name } }' };
    const introspection = { query: '{ __schema { types { name } } }' };
    const disguised = { documentId: manifests.codegen.id, query: '{ viewer { name } }' };
    for (const asked of [own, introspection, disguised, { documentId: 'unknown' }, {}])
      expect(await post(asked)).toEqual([403, 'FORBIDDEN']);
    expect(await post({ query: [...readManifests([manifests.codegen.file]).values()][0] })).toMatchObject(
      ANSWER,
    );
    client = 'EXPLORER';
    for (const asked of [own, introspection]) expect((await post(asked))[0]).toBe(200);
    expect(await post({ documentId: manifests.codegen.id })).toMatchObject(ANSWER);
  });

  test('that nobody knows are refused, so that clients may send the text', async () => {
    client = 'EXPLORER';
    expect(await post({ documentId: 'a'.repeat(64) })).toEqual([400, 'PERSISTED_QUERY_NOT_FOUND']);
  });
});

describe('a manifest', () => {
  const written = (name: string, text: string) => {
    const file = join(folder, name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
    return file;
  };

  test.each([
    ['is not there', () => join(folder, 'nowhere.json'), /nowhere\.json cannot be read: .*ENOENT/],
    ['is no JSON', () => written('a.json', '{'), /a\.json cannot be read/],
    ['has another form', () => written('b.json', '[]'), /b\.json is no manifest of trusted documents/],
    [
      'holds what is no document',
      () => written('c.json', '{"x":"query {"}'),
      /c\.json: the document x cannot be read: Syntax Error/,
    ],
  ])('that %s is refused at the start', (_, file, message) => {
    expect(() => readManifests([file()])).toThrow(message);
  });

  test('may not have another document under the id of another manifest', () => {
    const files = [written('d.json', '{"x":"{ a }"}'), written('e.json', '{"x":"{ b }"}')];
    expect(() => readManifests(files)).toThrow(
      'e.json: another manifest has another document under the id x.',
    );
  });
});
