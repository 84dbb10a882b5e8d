import type { LibraryOperation } from '../library';

/** A tab in the form in which GraphiQL 4 keeps it in the browser's storage. */
export interface Tab {
  readonly id: string;
  readonly title: string;
  readonly query: string | null;
  readonly variables: string | null;
  readonly headers: string | null;
  readonly operationName: string | null;
  readonly response: string | null;
}

export interface TabState {
  readonly activeTabIndex: number;
  readonly tabs: readonly Tab[];
}

/**
 * The tabs to open with. On a first visit, or when what is kept cannot be read (another version wrote it), one for
 * each question of the library: what changes something, or goes on, is opened by whoever wants it. Later the visitor's own, except that a tab that still holds what the library offered
 * at the last visit gets what it offers now: an upgraded server is never asked a question of its predecessor. So does one that is
 * empty: GraphiQL empties the tab that a new one is opened beside, when that happens while the schema arrives.
 *
 * @param kept GraphiQL's stored state, or null
 * @param offered the library as it was at the last visit (JSON), or null
 * @param wanted the operation whose tab is to be in front; any other text leaves the order to the visitor
 */
export function tabsToOpen(
  kept: string | null,
  offered: string | null,
  library: readonly LibraryOperation[],
  wanted: string,
): TabState {
  const state = formerTabs(kept, offered, library);
  const operation = library.find(({ name }) => name === wanted);
  if (operation === undefined) return state;
  const { query, variables } = operation;
  const index = state.tabs.findIndex((tab) => tab.query === query && tab.variables === variables);
  if (index !== -1) return { ...state, activeTabIndex: index };
  const added = { ...tabOf(operation), id: `${wanted}-${String(state.tabs.length)}` };
  return { activeTabIndex: state.tabs.length, tabs: [...state.tabs, added] };
}

function formerTabs(
  kept: string | null,
  offered: string | null,
  library: readonly LibraryOperation[],
): TabState {
  const state = readJson(kept);
  if (!isTabState(state)) return { activeTabIndex: 0, tabs: library.filter(isQuestion).map(tabOf) };
  const former = readJson(offered);
  if (!isLibrary(former)) return state;
  return { ...state, tabs: state.tabs.map((tab) => upToDate(tab, former, library)) };
}

function upToDate(tab: Tab, former: readonly LibraryOperation[], library: readonly LibraryOperation[]): Tab {
  const source = former.find(
    (operation) => isUntouched(tab, operation) || (tab.id === operation.name && !tab.query),
  );
  const current = library.find(({ name }) => name === source?.name);
  return current === undefined ? tab : { ...tab, query: current.query, variables: current.variables };
}

/** No variables at all: GraphiQL kept the tab before its editor of variables was there. */
function isUntouched(tab: Tab, { query, variables }: LibraryOperation): boolean {
  return tab.query === query && (tab.variables === null || tab.variables === variables);
}

const isQuestion = ({ query }: LibraryOperation): boolean => !/^(mutation|subscription)\b/m.test(query);

function tabOf({ name, query, variables }: LibraryOperation): Tab {
  return { id: name, title: name, query, variables, headers: null, operationName: name, response: null };
}

function readJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

function isTabState(value: unknown): value is TabState {
  if (!hasKeys(value, 'activeTabIndex', 'tabs')) return false;
  const { activeTabIndex, tabs } = value;
  return Array.isArray(tabs) && tabs.every(isTab) && Object.keys(tabs).includes(String(activeTabIndex));
}

function isTab(value: unknown): value is Tab {
  if (!hasKeys(value, 'id', 'title', 'query', 'variables', 'headers', 'operationName', 'response'))
    return false;
  const { id, title, query, variables, headers, operationName, response } = value;
  return (
    [id, title].every((entry) => typeof entry === 'string') &&
    [query, variables, headers, operationName, response].every(
      (entry) => entry === null || typeof entry === 'string',
    )
  );
}

function isLibrary(value: unknown): value is readonly LibraryOperation[] {
  return Array.isArray(value) && value.every((entry) => hasKeys(entry, 'name', 'query', 'variables'));
}

function hasKeys<K extends string>(value: unknown, ...keys: K[]): value is Record<K, unknown> {
  return typeof value === 'object' && value !== null && keys.every((key) => key in value);
}
