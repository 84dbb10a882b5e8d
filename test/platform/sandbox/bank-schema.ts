import { buildSchema, graphql, type ExecutionResult } from 'graphql';

/** The part of the graph that the two questions of the library touch, with answers that a reader recognises. */
const schema = buildSchema(/* GraphQL */ `
  "Everything that every system knows of a customer."
  type Query {
    "All customers who share this phone number, e-mail address or handle."
    customersByContact(value: String!, first: Int!): CustomerConnection!
    "Customers by filter, in order."
    customers(filter: CustomerFilter, orderBy: [CustomerOrder!], first: Int!): CustomerConnection!
  }
  input CustomerFilter {
    segment: SegmentFilter
  }
  input SegmentFilter {
    eq: Segment
  }
  input CustomerOrder {
    field: CustomerOrderField!
    direction: Direction!
  }
  enum CustomerOrderField {
    LAST_CONTACT
    NAME
  }
  enum Direction {
    ASC
    DESC
  }
  enum Segment {
    RETAIL
    AFFLUENT
  }
  enum PromiseState {
    OPEN
    KEPT
  }
  type PageInfo {
    hasNextPage: Boolean!
    endCursor: String
  }
  type CustomerConnection {
    nodes: [Customer!]!
    pageInfo: PageInfo!
  }
  "A person or an organisation that the bank serves."
  type Customer {
    id: ID!
    displayName: String
    segment: Segment
    preferredChannel: String
    accounts(first: Int!): AccountConnection
    interactions(first: Int!): InteractionConnection
    promises(state: PromiseState, first: Int!): PromiseConnection
    openCases(first: Int!): CaseConnection
    scores: Scores
    advocacy: Advocacy
  }
  type AccountConnection {
    nodes: [Account!]!
  }
  type Account {
    product: Named
    maskedNumber: String
    balance: Money
    status: String
  }
  type Money {
    amount: String!
    currency: String!
  }
  type Named {
    name: String
  }
  type InteractionConnection {
    nodes: [Interaction!]!
  }
  type Interaction {
    channel: String!
    direction: String
    reason: Reason
    startedAt: String!
    waitSeconds: Int
    handleSeconds: Int
    outcome: String
    agent: Agent
  }
  type Reason {
    path: String!
  }
  type Agent {
    name: String
    team: Named
  }
  type PromiseConnection {
    nodes: [Promise!]!
  }
  type Promise {
    text: String
    dueAt: String
    owner: Named
  }
  type CaseConnection {
    nodes: [Case!]!
  }
  type Case {
    kind: String
    subject: String
    priority: String
    status: String
  }
  type Scores {
    nps: Answer
    csat: Answer
    ces: Answer
  }
  type Answer {
    score: Int
    answeredAt: String
  }
  type Advocacy {
    stage: String
    score: Int
    vip: Boolean
  }
`);

const jana = {
  id: 'cus_01HZX3',
  displayName: 'Jana Nováková',
  segment: 'RETAIL',
  preferredChannel: 'PHONE',
  accounts: {
    nodes: [
      {
        product: { name: 'Current account' },
        maskedNumber: '••••5678',
        balance: { amount: '12840.50', currency: 'CZK' },
        status: 'OPEN',
      },
    ],
  },
  interactions: {
    nodes: [
      {
        channel: 'PHONE',
        direction: 'INBOUND',
        reason: { path: 'Cards › Card blocked' },
        startedAt: '2026-11-20T09:12:44.000Z',
        waitSeconds: 38,
        handleSeconds: 241,
        outcome: 'ANSWERED',
        agent: { name: 'Tomáš Dvořák', team: { name: 'Cards' } },
      },
    ],
  },
  promises: { nodes: [] },
  openCases: { nodes: [] },
  scores: { nps: { score: 9, answeredAt: '2026-10-02T14:00:00.000Z' }, csat: { score: 5 }, ces: null },
  advocacy: { stage: 'PROMOTER', score: 61, vip: false },
};

/** The number under which `customersByContact` finds a customer here. */
export const knownPhone = '+420777123456';

const rootValue = {
  customersByContact: ({ value }: { value: string }) => ({
    nodes: value === knownPhone ? [jana] : [],
    pageInfo: { hasNextPage: false },
  }),
  customers: ({ filter }: { filter?: { segment?: { eq?: string } } }) => ({
    nodes: filter?.segment?.eq === jana.segment ? [jana] : [],
    pageInfo: { hasNextPage: false, endCursor: 'v1.end' },
  }),
};

interface GraphqlRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly operationName?: string | null | undefined;
}

/** Answers as a GraphQL server does, introspection included. */
export async function answer({ query, variables, operationName }: GraphqlRequest): Promise<ExecutionResult> {
  return graphql({ schema, rootValue, source: query, variableValues: variables, operationName });
}
