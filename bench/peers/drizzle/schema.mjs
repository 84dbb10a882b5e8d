// The same graph as graph.graphql, by Pothos: code first.

import SchemaBuilder from '@pothos/core';
import { declareFacts, declareWords, exposed, objectsOf } from './types.mjs';

/** Lists resolve through the dataloaders of the request, `load` in its context. */
export function createSchema(roots) {
  const builder = new SchemaBuilder({});
  for (const name of ['DateTime', 'Decimal', 'CurrencyCode'])
    builder.scalarType(name, { serialize: (value) => value });
  const words = declareWords(builder);
  const object = objectsOf(builder);
  const node = builder.interfaceRef('Node').implement({ fields: (t) => ({ id: t.exposeID('id') }) });
  const customer = declareCustomer(builder, { node, words, object });
  const pageInfo = object('PageInfo', { hasNextPage: ['Boolean', false], endCursor: ['String'] });
  const customers = object('CustomerConnection', { nodes: [[customer], false], pageInfo: [pageInfo, false] });
  declareRoots(builder, { roots, node, words, customers });
  return builder.toSchema();
}

function declareCustomer(builder, { node, words, object }) {
  const advocacy = object('AdvocacyStatus', {
    stage: [words.AdvocacyStage, false],
    score: ['Int', false],
    vip: ['Boolean', false],
  });
  const facts = declareFacts(object, words);
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
  return builder.objectRef('Customer').implement({
    interfaces: [node],
    fields: (t) => ({
      displayName: exposed(t, 'displayName', ['String']),
      segment: exposed(t, 'segment', [words.Segment]),
      preferredChannel: exposed(t, 'preferredChannel', [words.Channel]),
      lastContactAt: exposed(t, 'lastContactAt', ['DateTime']),
      advocacy: exposed(t, 'advocacy', [advocacy]),
      ...Object.fromEntries(Object.entries(facts).map(([name, type]) => [name, loaded(t, name, type)])),
    }),
  });
}

function declareRoots(builder, { roots, node, words, customers }) {
  const input = (name, fields) => builder.inputType(name, { fields });
  const segment = input('SegmentFilter', (t) => ({ eq: t.field({ type: words.Segment }) }));
  const filter = input('CustomerFilter', (t) => ({ segment: t.field({ type: segment }) }));
  const order = input('CustomerOrder', (t) => ({
    field: t.field({ type: words.CustomerOrderField, required: true }),
    direction: t.field({ type: words.SortDirection }),
  }));
  const root = (name, t, rest) => t.field({ ...rest, resolve: (_, args) => roots[name](args) });
  builder.queryType({
    fields: (t) => ({
      node: root('node', t, { type: node, nullable: true, args: { id: t.arg.id({ required: true }) } }),
      customersByContact: root('customersByContact', t, {
        type: customers,
        args: { value: t.arg.string({ required: true }), first: t.arg.int() },
      }),
      customers: root('customers', t, {
        type: customers,
        args: { filter: t.arg({ type: filter }), orderBy: t.arg({ type: [order] }), first: t.arg.int() },
      }),
    }),
  });
}
