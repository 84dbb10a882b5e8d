import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plantProject, TOOL_TIMEOUT_MS } from '../architecture/planted-project';

/** What a Relay application writes: a list in pages, and a row that can be fetched again by its id. */
const files = {
  'package.json': JSON.stringify({ name: 'front-end' }),
  'relay.config.json': JSON.stringify({ src: './src', schema: './schema.graphql', language: 'typescript' }),
  'src/worklist.ts': `import { graphql } from 'react-relay';
export const query = graphql\`
  query worklistQuery($filter: CustomerFilter) {
    ...worklist_customers @arguments(filter: $filter)
  }
\`;
export const list = graphql\`
  fragment worklist_customers on Query
  @refetchable(queryName: "worklistPageQuery")
  @argumentDefinitions(
    filter: { type: "CustomerFilter" }
    count: { type: "Int", defaultValue: 20 }
    cursor: { type: "String" }
  ) {
    customers(filter: $filter, first: $count, after: $cursor) @connection(key: "worklist_customers") {
      edges {
        node {
          ...worklist_row
        }
      }
    }
  }
\`;
export const row = graphql\`
  fragment worklist_row on Customer @refetchable(queryName: "worklistRowQuery") {
    displayName
    timeline(first: 5) {
      edges {
        node {
          at
          ... on CaseOpened {
            case {
              subject
            }
          }
        }
      }
    }
  }
\`;
`,
};

async function compile(contract: (schema: string) => string) {
  const schema = await readFile(join(__dirname, '../../schema.graphql'), 'utf8');
  const project = await plantProject([], { ...files, 'schema.graphql': contract(schema) });
  try {
    const { status, output, errors } = await project.run('relay-compiler', ['relay.config.json']);
    const folder = join(project.folder, 'src/__generated__');
    const names = status === 0 ? (await readdir(folder)).sort() : [];
    const artifacts = await Promise.all(
      names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
    );
    return { status, said: output + errors, artifacts: Object.fromEntries(artifacts) };
  } finally {
    await project.remove();
  }
}

describe('relay-compiler', () => {
  it(
    'compiles connections and what is fetched again by id',
    async () => {
      const { status, said, artifacts } = await compile((schema) => schema);
      expect([status, said]).toEqual([0, expect.anything()]);
      expect(Object.keys(artifacts)).toEqual([
        'worklistPageQuery.graphql.ts',
        'worklistQuery.graphql.ts',
        'worklistRowQuery.graphql.ts',
        'worklist_customers.graphql.ts',
        'worklist_row.graphql.ts',
      ]);
      expect(artifacts['worklistRowQuery.graphql.ts']).toContain('node(id: $id)');
      expect(artifacts['worklistPageQuery.graphql.ts']).toContain('customers(filter: $filter, first: $count');
    },
    TOOL_TIMEOUT_MS,
  );

  it.each<[what: string, spoil: (schema: string) => string, said: RegExp]>([
    [
      'a list without pages',
      (schema) => schema.replace(/(type CustomerConnection \{[^}]*)pageInfo:/, '$1page:'),
      /pageInfo/,
    ],
    [
      'a type without an id of its own',
      (schema) => schema.replace('type Customer implements Node', 'type Customer'),
      /worklist_row|worklist\.ts/,
    ],
  ])(
    'refuses %s',
    async (_what, spoil, said) => {
      const spoilt = await compile(spoil);
      expect(spoilt.status).not.toBe(0);
      expect(spoilt.said).toMatch(said);
    },
    TOOL_TIMEOUT_MS,
  );
});
