import {
  ApolloClient,
  CombinedGraphQLErrors,
  gql,
  HttpLink,
  InMemoryCache,
  type TypedDocumentNode,
} from '@apollo/client/core';
import { relayStylePagination } from '@apollo/client/utilities';
import { openApi, type TestApi } from '../support/api';

interface Customers {
  readonly customers: {
    readonly edges: readonly { readonly node: { readonly id: string; readonly displayName: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}
interface Page {
  readonly first: number;
  readonly after?: string | null;
  readonly filter?: object;
}

const CUSTOMERS: TypedDocumentNode<Customers, Page> = gql`
  query Customers($first: Int!, $after: String, $filter: CustomerFilter) {
    customers(first: $first, after: $after, filter: $filter) {
      edges {
        node {
          id
          displayName
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

describe('Apollo Client', () => {
  let api: TestApi;
  const names = ['Adam', 'Bela', 'Cyril', 'Dana', 'Ema', 'Filip', 'Gita'];

  beforeAll(async () => {
    api = await openApi();
    for (const displayName of names) await api.bank.customer({ displayName });
    await api.bank.customer({ displayName: 'Zora', segment: 'PRIVATE' });
  });
  afterAll(() => api.close());

  const openClient = () =>
    new ApolloClient({
      link: new HttpLink({ uri: `${api.url}/graphql` }),
      cache: new InMemoryCache({
        typePolicies: { Query: { fields: { customers: relayStylePagination(['filter', 'orderBy']) } } },
      }),
    });

  test('pages through a list with relayStylePagination and keeps one list', async () => {
    const client = openClient();
    const filter = { segment: { eq: 'RETAIL' } };
    const firstPage = { query: CUSTOMERS, variables: { first: 3, filter } };
    await client.query(firstPage);
    const list = client.watchQuery(firstPage);
    const kept = () => client.readQuery(firstPage);
    const watching = list.subscribe(() => undefined);
    let pages = 1;
    for (let info = kept()?.customers.pageInfo; info?.hasNextPage; info = kept()?.customers.pageInfo) {
      await list.fetchMore({ variables: { after: info.endCursor } });
      pages += 1;
    }
    watching.unsubscribe();
    expect(pages).toBe(3);
    expect(kept()?.customers.edges.map(({ node }) => node.displayName)).toEqual(names);
  });

  test('keeps an object once, under its id, and fetches it again by node', async () => {
    const client = openClient();
    const { data } = await client.query({ query: CUSTOMERS, variables: { first: 1 } });
    const customer = data?.customers.edges[0]?.node;
    const key = client.cache.identify({ __typename: 'Customer', id: customer?.id });
    expect(client.cache.extract()).toHaveProperty([key ?? '', 'displayName'], 'Adam');

    const AGAIN = gql`
      query Again($id: ID!) {
        node(id: $id) {
          id
          ... on Customer {
            segment
          }
        }
      }
    `;
    await client.query({ query: AGAIN, variables: { id: customer?.id } });
    expect(client.cache.extract()).toHaveProperty(
      [key ?? ''],
      expect.objectContaining({ displayName: 'Adam', segment: 'RETAIL' }),
    );
  });

  test('shows the code of an error', async () => {
    const asked = openClient().query({ query: CUSTOMERS, variables: { first: 101 } });
    await expect(asked).rejects.toThrow(CombinedGraphQLErrors);
    await expect(asked).rejects.toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });
});
