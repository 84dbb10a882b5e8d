import type { AuditTrail } from '../../src/platform/audit/audit';
import { may, type Action } from '../../src/platform/authz/policy';
import { anonymousViewer, ROLES, type Viewer } from '../../src/platform/identity/viewer';
import { createSchema } from '../../src/schema';
import { openApi, type TestApi } from '../support/api';
import { leastOf } from '../support/least-input';
import { viewerWith } from '../support/viewers';

/** Every mutation of the schema, as it is asked for, and the action that it is. */
const MUTATIONS = Object.values(createSchema().getMutationType()?.getFields() ?? {}).map(
  ({ name, args, extensions }) => {
    const declared = args.map((argument) => `$${argument.name}: ${String(argument.type)}`);
    const given = args.map((argument) => `${argument.name}: $${argument.name}`);
    return {
      name,
      action: extensions['action'] as Action,
      query: `mutation (${declared.join(', ')}) { ${name}(${given.join(', ')}) { __typename } }`,
      variables: Object.fromEntries(args.map((argument) => [argument.name, leastOf(argument.type)])),
    };
  },
);

/** What is for reading: a mutation must not be had for it. */
const READS: readonly Action[] = [
  ...([
    'viewer:read',
    'bank:read',
    'customer:read',
    'customer:find',
    'statistics:read',
    'audit:read',
  ] as const),
];

const VIEWERS: readonly (readonly [string, Viewer])[] = [
  ['nobody who says who they are', anonymousViewer],
  ...ROLES.map((role) => [role, viewerWith(role)] as const),
  ['a key that reads', { ...viewerWith('PARTNER'), kind: 'API_KEY', scopes: ['READ', 'FIND', 'STATISTICS'] }],
  ['a key that writes', { ...viewerWith('PARTNER'), kind: 'API_KEY', scopes: ['WRITE'] }],
];

describe('a mutation', () => {
  let api: TestApi;
  let viewer: Viewer = anonymousViewer;
  const recorded: string[] = [];
  const audit: AuditTrail = {
    record: ({ action }) => Promise.resolve(void recorded.push(action)),
    note: () => undefined,
    canKeep: () => true,
  };
  beforeAll(async () => {
    api = await openApi({ identify: () => Promise.resolve(viewer), audit });
  });
  afterAll(() => api.close());

  /** What stands in all tables, in one number each. */
  async function everything(): Promise<unknown> {
    const tables = await api.database.db.query<{ name: string }>(
      'test.tables',
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'",
    );
    return api.database.db.query('test.sums', `CHECKSUM TABLE ${tables.map(({ name }) => name).join(', ')}`);
  }

  /** The code of the refusal for want of a right; null when it was not refused for that. */
  async function refusedFor({ query, variables }: (typeof MUTATIONS)[number]): Promise<unknown> {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { errors = [] } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
    const code = errors[0]?.extensions.code;
    return code === 'FORBIDDEN' || code === 'UNAUTHENTICATED' ? code : null;
  }

  test.each(MUTATIONS)('$name is no action of reading: $action', ({ action }) => {
    expect(action).toBeDefined();
    expect(READS).not.toContain(action);
  });

  describe.each(VIEWERS)('of %s', (_who, asking) => {
    test.each(MUTATIONS)(
      '$name is done or refused as the policy says; refused, it changes nothing',
      async (mutation) => {
        viewer = asking;
        const before = await everything();
        recorded.length = 0;
        const refusal = await refusedFor(mutation);
        if (may(asking, mutation.action)) {
          expect(refusal).toBeNull();
        } else {
          expect(refusal).toBe(asking.kind === 'ANONYMOUS' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
          expect([await everything(), recorded]).toEqual([before, []]);
        }
      },
    );
  });

  test('is had by none of those who only look, but to look without masks', () => {
    const had = (of: Viewer) => MUTATIONS.filter(({ action }) => may(of, action)).map(({ name }) => name);
    const [, reading] = VIEWERS.find(([who]) => who === 'a key that reads') ?? [];
    expect([had(anonymousViewer), reading && had(reading)]).toEqual([[], []]);
    expect([had(viewerWith('AUDITOR')), had(viewerWith('PRODUCT_MANAGER'))]).toEqual([
      ['unmask'],
      ['unmask'],
    ]);
    const ofKeys = MUTATIONS.filter(({ action }) => action === 'apiKey:manage').map(({ name }) => name);
    expect(had(viewerWith('ADMINISTRATOR'))).toEqual(ofKeys);
  });
});
