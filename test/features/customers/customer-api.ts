import { newId, type Id } from '../../../src/kernel/id';
import { viewerWith } from '../../support/viewers';
import { WritingApi, type Answer, type Mutation } from '../writing-api';

export interface Shown {
  readonly id: string;
  readonly version: number;
  readonly familyName: string | null;
  readonly language: string | null;
  readonly displayName: string;
  readonly sourceProfiles: readonly { readonly externalId: string }[];
}

const selection = `id version kind status displayName givenName familyName organisationName birthDate segment language timeZone
  preferredChannel contactPoints { type value verified primary validTo } sourceProfiles { externalId source { code } receivedAt delivered { name value } }`;
export const UPSERT: Mutation = { name: 'upsertCustomerProfile', object: 'customer', selection };
export const UPDATE: Mutation = { name: 'updateCustomer', object: 'customer', selection };

/** Whoever may say what any source says. */
export const MANAGER = viewerWith('CARE_MANAGER');

/** An API of customers whom three sources know: the test bank’s, one of lesser and one of least trust. */
export class CustomerApi extends WritingApi {
  constructor() {
    super(['customers', 'source_profiles', 'contact_points', 'customer_name_tokens']);
  }

  override async open(): Promise<void> {
    await super.open();
    await this.api.bank.source('core', { trustRank: 10, name: 'Core' });
    await this.api.bank.source('chat', { trustRank: 50, name: 'Chat' });
  }

  override reset(viewer = MANAGER): void {
    super.reset(viewer);
  }

  upsert(source: string, externalId: string, said: object): Promise<Answer<Shown>> {
    return this.ask<Shown>(UPSERT, { source, externalId, ...said });
  }

  update(id: string, said: object): Promise<Answer<Shown>> {
    return this.ask<Shown>(UPDATE, { id, ...said });
  }

  /** Somebody whom the source knows under the key. */
  async known(source: string, externalId: string, said: object): Promise<string> {
    const { shown, userErrors } = await this.upsert(source, externalId, said);
    expect(userErrors).toEqual([]);
    return String(shown?.id);
  }

  /** Points another source's key to the same customer, as a merge will. */
  async alsoKnown(id: string, code: string): Promise<string> {
    const [source] = await this.api.database.db.query<{ id: Id }>(
      'test.source',
      'SELECT id FROM source_systems WHERE code = ?',
      [code],
    );
    const externalId = newId();
    await this.api.bank.sourceProfile(id.slice(4), { sourceId: source?.id ?? '', externalId });
    return externalId;
  }

  async seen(id: string): Promise<Shown> {
    const { node } = await this.api.ask<{ node: Shown }>(
      `query ($id: ID!) { node(id: $id) { ... on Customer { ${selection} } } }`,
      { id },
    );
    return node;
  }
}
