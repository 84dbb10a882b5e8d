import 'graphiql/style.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import { LIBRARY_PLUGIN } from './library-panel.jsx';
import { identities } from './identity.mjs';
import { namespacedStorage, volatileStorage } from './namespaced-storage';
import { SandboxPage } from './sandbox-page.jsx';
import { tabsToOpen } from './tab-memory';

const root = createRoot(document.getElementById('sandbox'));
const storage = namespacedStorage(browserStorage(), 'one-window/sandbox/1/');

start().catch((error) => {
  root.render(
    <p className="sandbox-message">The sandbox could not start: {error.message} Reload to try again.</p>,
  );
});

async function start() {
  const response = await fetch('sandbox/config.json');
  if (!response.ok) throw new Error(`the server answered ${response.status} to ${response.url}.`);
  const { operations } = await response.json();
  prepareTabs(operations);
  root.render(
    <SandboxPage
      operations={operations}
      identities={await identities()}
      storage={storage}
      openPanel={panelToOpen()}
      onPanelChange={(panel) => remember('panel', panel?.title ?? 'none')}
    />,
  );
}

/**
 * GraphiQL reads its tabs from storage alone, and the text of the active one from two entries of their own. An address such as
 * `/sandbox#Search` asks for one operation of the library.
 */
function prepareTabs(operations) {
  const wanted = decodeURIComponent(location.hash.slice(1));
  const state = tabsToOpen(
    storage.getItem('graphiql:tabState'),
    storage.getItem('offered'),
    operations,
    wanted,
  );
  const { query, variables } = state.tabs[state.activeTabIndex];
  remember('graphiql:tabState', JSON.stringify(state));
  remember('graphiql:query', query ?? '');
  remember('graphiql:variables', variables ?? '');
  remember('offered', JSON.stringify(operations));
}

/** The panel that was open at the last visit; at first the library, where there is room for it. */
function panelToOpen() {
  const firstPanel = matchMedia('(min-width: 60rem)').matches ? LIBRARY_PLUGIN.title : 'none';
  return storage.getItem('panel') ?? firstPanel;
}

/** Keeps what it can: a full or forbidden storage costs the memory, not the page. */
function remember(key, value) {
  try {
    storage.setItem(key, value);
  } catch (error) {
    console.warn(`The sandbox could not remember ${key}: ${error.message}`);
  }
}

function browserStorage() {
  try {
    return window.localStorage;
  } catch {
    return volatileStorage();
  }
}
