import {
  namespacedStorage,
  volatileStorage,
} from '../../../../src/platform/sandbox/browser/namespaced-storage';

it('keeps its entries apart from those of others on the same origin', () => {
  const shared = volatileStorage();
  shared.setItem('graphiql:tabState', 'of another project');
  const ours = namespacedStorage(shared, 'one-window/1/');
  expect(ours.getItem('graphiql:tabState')).toBeNull();
  ours.setItem('graphiql:tabState', 'ours');
  expect(shared.getItem('graphiql:tabState')).toBe('of another project');
  expect(ours.getItem('graphiql:tabState')).toBe('ours');
});

it('counts, removes and clears its own entries alone', () => {
  const shared = volatileStorage();
  shared.setItem('other', 'x');
  const ours = namespacedStorage(shared, 'one-window/1/');
  ours.setItem('a', '1');
  ours.setItem('b', '2');
  ours.setItem('c', '3');
  ours.removeItem('b');
  expect(ours.length).toBe(2);
  ours.clear();
  expect([ours.length, ours.getItem('a'), shared.getItem('other')]).toEqual([0, null, 'x']);
});
