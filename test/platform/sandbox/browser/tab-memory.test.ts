import type { LibraryOperation } from '../../../../src/platform/sandbox/library';
import { tabsToOpen } from '../../../../src/platform/sandbox/browser/tab-memory';

const screenPop = operation('ScreenPop', '{ "phone": "1" }');
const worklist = operation('Worklist', '{ "segment": "RETAIL" }');
const library = [screenPop, worklist];
const nothingWanted = '';

function operation(name: string, variables: string): LibraryOperation {
  return { name, hint: `What ${name} asks.`, query: `query ${name} { id }`, variables };
}

function texts({ tabs }: ReturnType<typeof tabsToOpen>): unknown {
  return tabs.map(({ title, query, variables }) => ({ title, query, variables }));
}

function kept(...tabs: { title: string; query: string; variables: string | null; id?: string }[]): string {
  const rest = { id: 'x', headers: null, operationName: null, response: null };
  return JSON.stringify({ activeTabIndex: tabs.length - 1, tabs: tabs.map((tab) => ({ ...rest, ...tab })) });
}

const asTab = ({ name, query, variables }: LibraryOperation) => ({ title: name, query, variables });
const own = { title: 'Mine', query: 'query Mine { id }', variables: '' };

it('opens every question of the library on a first visit, the first one in front, and nothing that changes something', () => {
  const change: LibraryOperation = {
    ...operation('CallRings', '{}'),
    query: '# It rings.\nmutation CallRings { id }',
  };
  const state = tabsToOpen(null, null, [...library, change], nothingWanted);
  expect(state.activeTabIndex).toBe(0);
  expect(texts(state)).toEqual([asTab(screenPop), asTab(worklist)]);
});

it('opens what the visitor left, with the tab in front that was in front', () => {
  const state = tabsToOpen(kept(asTab(screenPop), own), JSON.stringify(library), library, nothingWanted);
  expect(state.activeTabIndex).toBe(1);
  expect(texts(state)).toEqual([asTab(screenPop), own]);
});

it('brings an untouched operation up to date with the server', () => {
  const renewed = { ...screenPop, query: 'query ScreenPop { id segment }', variables: '{ "phone": "2" }' };
  const state = tabsToOpen(
    kept(asTab(screenPop), own),
    JSON.stringify(library),
    [renewed, worklist],
    nothingWanted,
  );
  expect(texts(state)).toEqual([asTab(renewed), own]);
});

it.each([
  ['was kept before its variables were there', { variables: null }],
  ['was emptied by the opening of another', { query: '', variables: '' }],
])('gives an operation back that %s', (_how, lost) => {
  const state = tabsToOpen(
    kept({ ...asTab(screenPop), id: 'ScreenPop', ...lost }),
    JSON.stringify(library),
    library,
    nothingWanted,
  );
  expect(texts(state)).toEqual([asTab(screenPop)]);
});

it('leaves an operation alone that the visitor has changed, or that the server no longer offers', () => {
  const changed = { ...asTab(screenPop), variables: '{ "phone": "mine" }' };
  const state = tabsToOpen(
    kept(changed, asTab(worklist)),
    JSON.stringify(library),
    [screenPop],
    nothingWanted,
  );
  expect(texts(state)).toEqual([changed, asTab(worklist)]);
});

it.each([
  ['no JSON', 'half a {'],
  ['another kind of value', '"text"'],
  ['null', 'null'],
  [
    'tabs of another version',
    JSON.stringify({ activeTabIndex: 0, tabs: [{ id: 'x', document: 'query { id }' }] }),
  ],
  ['tabs of other types', kept(own).replace('"Mine"', '7')],
  ['no tab at all', JSON.stringify({ activeTabIndex: 0, tabs: [] })],
  ['a front tab that is not there', kept(own).replace('"activeTabIndex":0', '"activeTabIndex":3')],
  ['a front tab before the first', kept(own).replace('"activeTabIndex":0', '"activeTabIndex":-1')],
])('begins afresh when what is kept is %s', (_, state) => {
  expect(texts(tabsToOpen(state, null, library, nothingWanted))).toEqual([asTab(screenPop), asTab(worklist)]);
});

it.each(['half a [', '{}', '[1]'])('opens what the visitor left when the former library is %s', (offered) => {
  expect(texts(tabsToOpen(kept(own), offered, library, nothingWanted))).toEqual([own]);
});

describe('an address that names an operation of the library', () => {
  it('brings its tab to the front', () => {
    const state = tabsToOpen(null, null, library, 'Worklist');
    expect(state.activeTabIndex).toBe(1);
    expect(texts(state)).toEqual([asTab(screenPop), asTab(worklist)]);
  });

  it('opens it beside what the visitor has, overwriting nothing', () => {
    const state = tabsToOpen(kept(own), JSON.stringify(library), library, 'Worklist');
    expect(state.activeTabIndex).toBe(1);
    expect(texts(state)).toEqual([own, asTab(worklist)]);
    expect(new Set(state.tabs.map(({ id }) => id)).size).toBe(2);
  });

  it('changes nothing when there is no such operation', () => {
    expect(texts(tabsToOpen(kept(own), null, library, 'Nothing'))).toEqual([own]);
  });
});
