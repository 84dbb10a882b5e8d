import { Kind, parse, type FragmentDefinitionNode } from 'graphql';
import {
  fieldsOfObject,
  fieldsOfRows,
  NONE,
  shownOfList,
  unionOf,
} from '../../../src/platform/graphql/asked-fields';

/** What the fields of a document's operation are told of it. */
function infoOf(document: string) {
  const { definitions } = parse(document);
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  const [operation] = definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('The operation comes first');
  const fieldNodes = operation.selectionSet.selections.filter(({ kind }) => kind === Kind.FIELD);
  return { fieldNodes: fieldNodes as never, fragments };
}

const asked = (document: string) => [...fieldsOfRows(infoOf(document))].sort();

describe('the fields that are asked of the rows of a connection', () => {
  test.each([
    ['of nodes', '{ list { nodes { a b { c } } pageInfo { d } } }', ['a', 'b']],
    ['of edges', '{ list { edges { cursor node { a } } totalCount { value } } }', ['a']],
    ['of both, by whatever name', '{ list { x: nodes { y: a } edges { z: node { b } } } }', ['a', 'b']],
    ['of no row', '{ list { pageInfo { endCursor } edges { cursor } } }', []],
    ['that are there in any case', '{ list { nodes { __typename } } }', []],
    ['that may be skipped', '{ list { nodes @skip(if: true) { a @include(if: false) } } }', ['a']],
    ['of a field that stands there twice', '{ list { nodes { a } } list { nodes { b } } }', ['a', 'b']],
    [
      'in fragments',
      `{ list { ...F ... on L { nodes { b } } } } fragment F on L { nodes { ...G } edges { node { ...G d } } }
       fragment G on N { a ... { c } }`,
      ['a', 'b', 'c', 'd'],
    ],
  ])('%s', (_, document, fields) => {
    expect(asked(document)).toEqual(fields);
  });

  test('have those of an object of each row with them, by whatever name it is asked for', () => {
    const document = `{ list { nodes { o { a } x: o { ...F __typename } p { d } } edges { node { o { c } } } } }
      fragment F on O { b { e } }`;
    expect([...fieldsOfRows(infoOf(document), 'o')].sort()).toEqual(['o', 'o.a', 'o.b', 'o.c', 'p']);
  });

  test('are found at once, however often fragments spread each other', () => {
    const deep = Array.from({ length: 60 }, (_, level) => {
      const next = level === 59 ? 'a' : `...F${String(level + 1)} ... { ...F${String(level + 1)} }`;
      return `fragment F${String(level)} on N { ${next} }`;
    });
    expect(asked(`{ list { nodes { ...F0 } } } ${deep.join(' ')}`)).toEqual(['a']);
  });

  test('are the same object for the same place of a document', () => {
    const info = infoOf('{ list { nodes { a } } }');
    expect(fieldsOfRows(info)).toBe(fieldsOfRows(info));
  });
});

describe('whether it is asked if a list goes on', () => {
  test.each([
    ['where nothing of its ends is', '{ list { nodes { pageInfo } totalCount { value } } }', false],
    ['where its ends are, by whatever name', '{ list { ends: pageInfo { endCursor } } }', true],
    ['where they may be skipped', '{ list { nodes { a } pageInfo @skip(if: true) { endCursor } } }', true],
    ['of a field that stands there twice', '{ list { nodes { a } } list { pageInfo { endCursor } } }', true],
    ['in fragments', '{ list { ... { ...F } } } fragment F on L { pageInfo { endCursor } }', true],
  ])('%s', (_, document, hasPageInfo) => {
    const info = infoOf(document);
    expect(shownOfList(info)).toEqual({ fields: fieldsOfRows(info), hasPageInfo });
  });
});

describe('the fields that are asked of an object', () => {
  test.each([
    [
      'by whatever name, those of its fragments too',
      '{ o { x: a ...F ... on O { c } } } fragment F on O { b { d } }',
      ['a', 'b', 'c'],
    ],
    ['without what is read of none', '{ o { __typename } }', []],
  ])('%s', (_, document, fields) => {
    expect([...fieldsOfObject(infoOf(document))].sort()).toEqual(fields);
  });

  test('are the same object for the same field of a document', () => {
    const info = infoOf('{ o { a } }');
    expect(fieldsOfObject(info)).toBe(fieldsOfObject(info));
  });
});

describe('the union of fields', () => {
  const [ab, bc] = [new Set(['a', 'b']), new Set(['b', 'c'])];

  test.each([
    ['of none', [], []],
    ['of one', [ab, ab], ['a', 'b']],
    ['of several', [ab, bc], ['a', 'b', 'c']],
    ['of some that are none', [NONE, bc], ['b', 'c']],
  ])('%s', (_, all, names) => {
    expect([...unionOf(all)].sort()).toEqual(names);
  });

  test('is the same object in whatever order they come', () => {
    expect(unionOf([ab, bc])).toBe(unionOf([bc, ab, bc]));
  });
});
