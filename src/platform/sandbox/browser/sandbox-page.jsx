import { DOC_EXPLORER_PLUGIN, DocExplorerContextProvider } from '@graphiql/plugin-doc-explorer';
import { HISTORY_PLUGIN, HistoryContextProvider } from '@graphiql/plugin-history';
import { usePluginStore } from '@graphiql/react';
import { GraphiQL, GraphiQLInterface, GraphiQLProvider } from 'graphiql';
import { askApi } from './fetcher.mjs';
import { IdentitySwitch } from './identity-switch.jsx';
import { EditorManners } from './editor-manners.jsx';
import { Library, LIBRARY_PLUGIN } from './library-panel.jsx';

const plugins = [LIBRARY_PLUGIN, DOC_EXPLORER_PLUGIN, HISTORY_PLUGIN];

/** The whole page, put together from GraphiQL's parts. */
export function SandboxPage({ operations, identities, storage, openPanel, onPanelChange }) {
  return (
    <Library.Provider value={operations}>
      <GraphiQLProvider
        fetcher={askApi}
        storage={storage}
        plugins={plugins}
        referencePlugin={DOC_EXPLORER_PLUGIN}
        visiblePlugin={openPanel}
        onTogglePluginVisibility={onPanelChange}
        defaultQuery=""
        inputValueDeprecation
        schemaDescription
        shouldPersistHeaders={false}
      >
        <HistoryContextProvider>
          <DocExplorerContextProvider>
            <OncePluginsAreKnown>
              <GraphiQLInterface defaultEditorToolsVisibility="variables" showPersistHeadersSettings={false}>
                <GraphiQL.Logo>
                  <h1>
                    <a href="./">One Window</a>
                  </h1>
                  <IdentitySwitch identities={identities} />
                </GraphiQL.Logo>
                <EditorManners />
              </GraphiQLInterface>
            </OncePluginsAreKnown>
          </DocExplorerContextProvider>
        </HistoryContextProvider>
      </GraphiQLProvider>
    </Library.Provider>
  );
}

/** The interface decides on its first render whether a panel is open; the provider registers the panels just after. */
function OncePluginsAreKnown({ children }) {
  return usePluginStore().plugins.length > 0 ? children : null;
}
