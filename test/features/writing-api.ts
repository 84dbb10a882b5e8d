import { anonymousViewer, ROLES, type Role, type Viewer } from '../../src/platform/identity/viewer';
import { openApi, type TestApi } from '../support/api';
import { NOW } from '../support/bank';
import { viewerWith } from '../support/viewers';

export const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1_000);
export const AGENT = viewerWith('AGENT');
/** A key of the partner whose source this is. */
export const partnerOf = (partnerSource: string): Viewer =>
  viewerWith('PARTNER', { partnerSource, colleagues: false });

export interface UserError {
  readonly code: string;
  readonly field: string;
  readonly message: string;
  readonly allowedMoves?: readonly string[] | null;
  readonly currentVersion?: number | null;
  readonly obstacles?: readonly string[] | null;
  readonly nextAskAt?: string | null;
}

/** How a mutation is asked, and what it shows. */
export interface Mutation {
  readonly name: string;
  /** The object of its payload, and what of it is asked. */
  readonly object: string;
  readonly selection: string;
  /** Whether it is done to no version of anything. */
  readonly isUnversioned?: boolean;
  /** Whether things have moves that may be illegal. */
  readonly hasMoves?: boolean;
  /** Fields of its errors beside those of all. */
  readonly errorFields?: string;
}

export interface Answer<Shown = Record<string, unknown>> {
  readonly shown: Shown | null;
  readonly userErrors: readonly UserError[];
}

export type Row = Readonly<Record<string, unknown>>;

/** An API whose clock and viewer a test sets, for trying mutations. */
export class WritingApi {
  now = NOW;
  viewer: Viewer = AGENT;
  #api: TestApi | undefined;

  /** `tables`: all that the mutations may leave something in, keys apart. */
  constructor(private readonly tables: readonly string[]) {}

  async open(): Promise<void> {
    this.#api = await openApi({ clock: () => this.now, identify: () => Promise.resolve(this.viewer) });
  }

  get api(): TestApi {
    if (this.#api === undefined) throw new Error('It is not open.');
    return this.#api;
  }

  reset(viewer: Viewer = AGENT): void {
    this.now = NOW;
    this.viewer = viewer;
  }

  async ask<Shown>(mutation: Mutation, input: object): Promise<Answer<Shown>> {
    const data = await this.api.ask<Record<string, Record<string, unknown>>>(textOf(mutation), { input });
    const payload = data[mutation.name] ?? {};
    return {
      shown: payload[mutation.object] as Shown | null,
      userErrors: payload['userErrors'] as readonly UserError[],
    };
  }

  refusal(mutation: Mutation, input: object): Promise<{ message: string; code: unknown }> {
    return this.api.refusal(textOf(mutation), { input });
  }

  rows(table: string): Promise<Row[]> {
    return this.api.database.db.query<Row>('test.rows', `SELECT * FROM ${table}`);
  }

  async everything(): Promise<unknown> {
    const tables = [...this.tables, 'changes', 'outbox_messages'];
    return Promise.all(tables.map((table) => this.rows(table)));
  }
}

function textOf({ name, object, selection, isUnversioned, hasMoves, errorFields = '' }: Mutation): string {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { ${name}(input: $input) { ${object} { ${selection} }
    userErrors { code field message ${isUnversioned === true ? '' : 'currentVersion'} ${hasMoves === true ? 'allowedMoves' : ''} ${errorFields} } } }`;
}

/** A mutation with an input that is right, made anew each time. */
export interface Tried {
  readonly mutation: Mutation;
  readonly roles: readonly Role[];
  readonly inputOf: () => Promise<object>;
  /** Whether what it changes is there, in its first version. */
  readonly hasVersion?: boolean;
}

/** What holds of every mutation: for whom it is, of whom, and that it is done once. */
export function holdsItsContract(open: WritingApi, { mutation, roles, inputOf, hasVersion }: Tried): void {
  describe(mutation.name, () => {
    test('is for those whose work it is, and changes nothing for others', async () => {
      const input = await inputOf();
      const before = await open.everything();
      for (const role of ROLES.filter((name) => !roles.includes(name) && name !== 'PARTNER')) {
        open.viewer = viewerWith(role);
        expect([role, (await open.refusal(mutation, input)).code]).toEqual([role, 'FORBIDDEN']);
      }
      open.viewer = anonymousViewer;
      expect((await open.refusal(mutation, input)).code).toBe('UNAUTHENTICATED');
      open.viewer = { ...partnerOf('crm'), scopes: ['READ', 'FIND', 'STATISTICS'] };
      expect((await open.refusal(mutation, input)).code).toBe('FORBIDDEN');
      expect(await open.everything()).toEqual(before);
    });

    test.each(roles)('is done for %s', async (role) => {
      const input = await inputOf();
      open.viewer = role === 'PARTNER' ? { ...partnerOf('crm'), scopes: ['WRITE'] } : viewerWith(role);
      expect((await open.ask(mutation, input)).userErrors).toEqual([]);
    });

    test('is of what is within reach alone, and changes nothing else', async () => {
      const input = await inputOf();
      const before = await open.everything();
      const { roles: own } = open.viewer;
      open.viewer = viewerWith(own[0] ?? 'AGENT', { segments: ['PRIVATE'] });
      expect((await open.ask(mutation, input)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
      if (roles.includes('PARTNER')) {
        open.viewer = partnerOf('nobody');
        expect((await open.ask(mutation, input)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
      }
      expect(await open.everything()).toEqual(before);
      open.viewer = viewerWith(own[0] ?? 'AGENT', { segments: ['RETAIL'] });
      expect((await open.ask(mutation, input)).userErrors).toEqual([]);
    });

    test('is done once, however often and at however many times at once it is asked with one key', async () => {
      const input = { ...(await inputOf()), idempotencyKey: `${mutation.name} once` };
      const former = (await open.rows('changes')).length;
      const at = await Promise.all(Array.from({ length: 4 }, () => open.ask(mutation, input)));
      expect(at.map(({ userErrors }) => userErrors)).toEqual([[], [], [], []]);
      const after = await open.everything();
      expect(await open.ask(mutation, input)).toEqual(at[0]);
      expect(await open.everything()).toEqual(after);
      expect((await open.rows('changes')).length - former).toBe(1);
    });

    if (hasVersion !== true) return;
    test('is not done to another version than the one that was seen, and to that once', async () => {
      const input = await inputOf();
      const before = await open.everything();
      expect((await open.ask(mutation, { ...input, expectedVersion: 7 })).userErrors).toMatchObject([
        { code: 'CONFLICT', field: 'expectedVersion', currentVersion: 1 },
      ]);
      expect(await open.everything()).toEqual(before);
      const at = Array.from({ length: 3 }, () => open.ask(mutation, { ...input, expectedVersion: 1 }));
      const codes = (await Promise.all(at)).map(({ userErrors }) => userErrors[0]?.code ?? 'DONE');
      expect(codes.sort()).toEqual(['CONFLICT', 'CONFLICT', 'DONE']);
    });
  });
}
