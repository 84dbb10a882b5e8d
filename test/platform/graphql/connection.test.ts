import { Connection } from '../../../src/platform/graphql/connection';

const page = (rows: readonly string[]) => ({ rows, hasNextPage: true, hasPreviousPage: false });
const connection = (rows: readonly string[]) =>
  new Connection(page(rows), {
    cursorOf: (row) => `at ${row}`,
    count: () => Promise.reject(new Error('not asked')),
  });

describe('a connection', () => {
  test('shows its rows, where each stands, and where the page ends', () => {
    const { nodes, edges, pageInfo } = connection(['a', 'b']);
    expect(nodes).toEqual(['a', 'b']);
    expect(edges.map(({ node, cursor }) => [node, cursor])).toEqual([
      ['a', 'at a'],
      ['b', 'at b'],
    ]);
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo;
    expect([hasNextPage, hasPreviousPage, startCursor, endCursor]).toEqual([true, false, 'at a', 'at b']);
  });

  test('has no cursors where it has no rows', () => {
    const { edges, pageInfo } = connection([]);
    expect([edges, pageInfo.startCursor, pageInfo.endCursor]).toEqual([[], null, null]);
  });

  test('has its accessors from classes, so that nothing holds a request that has ended', () => {
    const { edges, pageInfo } = connection(['a']);
    for (const object of [pageInfo, ...edges])
      for (const property of Object.values(Object.getOwnPropertyDescriptors(object)))
        expect(property).not.toHaveProperty('get');
  });
});
