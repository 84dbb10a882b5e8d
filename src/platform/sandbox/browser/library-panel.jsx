import { createContext, useContext } from 'react';
import { flushSync } from 'react-dom';
import { useEditorContext, usePluginStore } from '@graphiql/react';

/** The operations that the server offers. */
export const Library = createContext([]);

/** GraphiQL's side panel with the operations that are ready to run. */
export const LIBRARY_PLUGIN = { title: 'Library', icon: LibraryIcon, content: LibraryPanel };

function LibraryPanel() {
  const operations = useContext(Library);
  const { tabs, activeTabIndex } = useEditorContext({ nonNull: true });
  const open = useOpenOperation();
  return (
    <section className="sandbox-library" aria-label="Library">
      <h2>Questions ready to run</h2>
      <p>All that every system knows of a customer, in one graph. Pick a question, then press the arrow.</p>
      <ul>
        {operations.map((operation) => (
          <li key={operation.name}>
            <button
              type="button"
              aria-current={tabs[activeTabIndex]?.title === operation.name}
              onClick={() => open(operation)}
            >
              <strong>{operation.name}</strong>
              <span>{operation.hint}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="sandbox-keys">
        <kbd>Ctrl</kbd> <kbd>Enter</kbd> runs, <kbd>Ctrl</kbd> <kbd>Space</kbd> completes. Every type and
        field is explained in the documentation, the book in the side bar, and <a href="schema">drawn</a>; how
        to ask is told in <a href="docs/front-ends">the guide for front ends</a>.
      </p>
      <p className="sandbox-licences">
        <a href={document.querySelector('link[rel=license]').href}>Licences of the bundled software</a>
      </p>
    </section>
  );
}

/** Opens an operation in the tab that holds it unchanged, else in a new one: nobody's own text is overwritten. */
function useOpenOperation() {
  const { tabs, activeTabIndex, changeTab, addTab, queryEditor, variableEditor, setOperationName } =
    useEditorContext({ nonNull: true });
  const { setVisiblePlugin } = usePluginStore();
  return ({ name, query, variables }) => {
    // The front tab is asked itself: its entry in `tabs` follows the typing a little later.
    const inEditors = { query: queryEditor.getValue(), variables: variableEditor.getValue() };
    const index = tabs
      .with(activeTabIndex, inEditors)
      .findIndex((tab) => tab.query === query && tab.variables === variables);
    if (index === -1) {
      flushSync(addTab);
      queryEditor.setValue(query);
      variableEditor.setValue(variables);
    } else if (index !== activeTabIndex) {
      flushSync(() => changeTab(index));
    }
    // GraphiQL finds the name by itself, but a little later: who runs at once would ask for the former operation.
    setOperationName(name);
    if (panelCoversEditors()) {
      flushSync(() => setVisiblePlugin(null));
      document.querySelector('.graphiql-execute-button').focus();
    }
  };
}

/** As page.css lays it out. */
function panelCoversEditors() {
  return matchMedia('(max-width: 48rem)').matches;
}

function LibraryIcon(props) {
  return (
    <svg
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinejoin="round"
      {...props}
    >
      <rect x="2" y="2.5" width="16" height="15" rx="2" />
      <path d="M2 7h16M6 10.5h8M6 14h5" />
    </svg>
  );
}
