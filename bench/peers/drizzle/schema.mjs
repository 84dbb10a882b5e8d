// The same graph as graph.graphql, by Pothos: code first. The words of its enumerations are read from there.

import { readFileSync } from 'node:fs';
import SchemaBuilder from '@pothos/core';
import { buildSchema, isEnumType } from 'graphql';

export function createSchema({ loaders, ...roots }) {
  const builder = new SchemaBuilder({});
  const words = declareWords(builder);
  for (const name of ['DateTime', 'Decimal', 'CurrencyCode'])
    builder.scalarType(name, { serialize: (value) => value });

  /** An object whose fields are properties: `name: type`, with a `!` where it is never null. */
  const object = (name, fields, more = () => ({})) =>
    builder.objectRef(name).implement({
      fields: (t) => ({
        ...Object.fromEntries(
          Object.entries(fields).map(([field, type]) => [field, exposed(t, field, type)]),
        ),
        ...more(t),
      }),
    });
  const exposed = (t, field, [type, nullable = true]) => t.expose(field, { type, nullable });
  const connection = (name, node, more = {}) => object(name, { nodes: [[node], false], ...more });

  const money = object('Money', { amount: ['Decimal', false], currency: ['CurrencyCode', false] });
  const product = object('Product', { name: ['String', false] });
  const account = object('Account', {
    product: [product],
    maskedNumber: ['String'],
    balance: [money],
    status: [words.AccountStatus, false],
  });
  const team = object('Team', { name: ['String', false] });
  const agent = object('Agent', { name: ['String'], team: [team] });
  const reason = object('ContactReason', { path: ['String', false] });
  const interaction = object('Interaction', {
    channel: [words.Channel, false],
    direction: [words.Direction, false],
    reason: [reason],
    startedAt: ['DateTime', false],
    waitSeconds: ['Int'],
    handleSeconds: ['Int'],
    outcome: [words.InteractionOutcome, false],
    agent: [agent],
  });
  const promise = object('Promise', { text: ['String'], dueAt: ['DateTime', false], owner: [agent] });
  const case_ = object('Case', {
    kind: [words.CaseKind, false],
    subject: ['String'],
    priority: [words.CasePriority, false],
    status: [words.CaseStatus, false],
  });
  const lastScore = object('LastScore', { score: ['Int', false], answeredAt: ['DateTime', false] });
  const scores = object('CustomerScores', { nps: [lastScore], csat: [lastScore], ces: [lastScore] });
  const advocacy = object('AdvocacyStatus', {
    stage: [words.AdvocacyStage, false],
    score: ['Int', false],
    vip: ['Boolean', false],
  });

  const lists = {
    accounts: connection('AccountConnection', account),
    interactions: connection('InteractionConnection', interaction),
    promises: connection('PromiseConnection', promise),
    openCases: connection('CaseConnection', case_),
    scores,
  };
  const node = builder.interfaceRef('Node').implement({ fields: (t) => ({ id: t.exposeID('id') }) });
  const customer = builder.objectRef('Customer').implement({
    interfaces: [node],
    fields: (t) => ({
      displayName: exposed(t, 'displayName', ['String']),
      segment: exposed(t, 'segment', [words.Segment]),
      preferredChannel: exposed(t, 'preferredChannel', [words.Channel]),
      lastContactAt: exposed(t, 'lastContactAt', ['DateTime']),
      advocacy: exposed(t, 'advocacy', [advocacy]),
      ...Object.fromEntries(Object.entries(lists).map(([name, type]) => [name, loaded(t, name, type)])),
    }),
  });
  const loaded = (t, name, type) =>
    t.field({
      type,
      nullable: true,
      args: {
        first: t.arg.int(),
        ...(name === 'promises' && { state: t.arg({ type: words.PromiseState }) }),
      },
      resolve: (parent, { first }, { load }) => load[name].load({ customer: parent, first }),
    });

  declareRoots(builder, {
    roots,
    node,
    words,
    customers: connection('CustomerConnection', customer, pageInfo(object)),
  });
  return builder.toSchema();
}

const pageInfo = (object) => ({
  pageInfo: [object('PageInfo', { hasNextPage: ['Boolean', false], endCursor: ['String'] }), false],
});

function declareWords(builder) {
  const graph = buildSchema(readFileSync(new URL('../graph.graphql', import.meta.url), 'utf8'));
  const declared = Object.values(graph.getTypeMap())
    .filter((type) => isEnumType(type) && !type.name.startsWith('__'))
    .map((type) => [
      type.name,
      builder.enumType(type.name, { values: type.getValues().map(({ name }) => name) }),
    ]);
  return Object.fromEntries(declared);
}

function declareRoots(builder, { roots, node, words, customers }) {
  const input = (name, fields) => builder.inputType(name, { fields });
  const segment = input('SegmentFilter', (t) => ({ eq: t.field({ type: words.Segment }) }));
  const filter = input('CustomerFilter', (t) => ({ segment: t.field({ type: segment }) }));
  const order = input('CustomerOrder', (t) => ({
    field: t.field({ type: words.CustomerOrderField, required: true }),
    direction: t.field({ type: words.SortDirection }),
  }));
  builder.queryType({
    fields: (t) => ({
      node: t.field({
        type: node,
        nullable: true,
        args: { id: t.arg.id({ required: true }) },
        resolve: (_, args) => roots.node(args),
      }),
      customersByContact: t.field({
        type: customers,
        args: { value: t.arg.string({ required: true }), first: t.arg.int() },
        resolve: (_, args) => roots.customersByContact(args),
      }),
      customers: t.field({
        type: customers,
        args: {
          filter: t.arg({ type: filter }),
          orderBy: t.arg({ type: [order] }),
          first: t.arg.int(),
        },
        resolve: (_, args) => roots.customers(args),
      }),
    }),
  });
}
