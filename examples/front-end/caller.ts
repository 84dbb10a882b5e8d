import { gql, GraphQLClient } from 'graphql-request';

export interface Caller {
  readonly id: string;
  readonly displayName: string | null;
  readonly promises: {
    readonly nodes: readonly { readonly text: string | null; readonly dueAt: string }[];
  } | null;
}
export interface TimelineEvent {
  readonly __typename: string;
  readonly at: string;
}
interface TimelinePage {
  readonly nodes: readonly TimelineEvent[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
interface TimelineAnswer {
  readonly customer: { readonly timeline: TimelinePage | null } | null;
}

export function openClient(api: string, languages = 'en'): GraphQLClient {
  // 'all': an answer whose one section failed is still an answer.
  return new GraphQLClient(api, { errorPolicy: 'all', headers: { 'accept-language': languages } });
}

const WHO_CALLS = gql`
  query WhoCalls($phone: String!) {
    customersByContact(value: $phone, first: 3) {
      nodes {
        id
        displayName
        promises(state: OPEN, first: 5) {
          nodes {
            text
            dueAt
          }
        }
      }
    }
  }
`;

/** Everybody who may be calling from this number, and the paths of what could not be had this time. */
export async function whoCalls(client: GraphQLClient, phone: string) {
  const { data, errors = [] } = await client.rawRequest<{
    customersByContact: { nodes: readonly Caller[] };
  } | null>(WHO_CALLS, { phone });
  if (!data) throw new Error(errors.map(({ message }) => message).join('\n'));
  return {
    callers: data.customersByContact.nodes,
    missing: errors.map(({ path = [] }) => path.join('.')),
  };
}

const TIMELINE = gql`
  query Timeline($id: ID!, $after: String) {
    customer(by: { id: $id }) {
      timeline(first: 20, after: $after) {
        nodes {
          __typename
          at
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`;

/** What happened with the customer, the newest first; a further page is fetched when it is walked that far. */
export async function* timelineOf(client: GraphQLClient, id: string): AsyncGenerator<TimelineEvent> {
  let after: string | null = null;
  do {
    const answer: TimelineAnswer | null = await client.request(TIMELINE, { id, after });
    const page: TimelinePage | null | undefined = answer?.customer?.timeline;
    if (!page) throw new Error(`The timeline of ${id} could not be had.`);
    yield* page.nodes;
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
}
