import { useEffect } from 'react';
import { useEditorContext, useExecutionContext } from '@graphiql/react';

// CodeMirror would keep Tab for indenting, and a keyboard user could never leave the editor again. `false` hands the
// key back to the browser; the list of completions still takes it first while it is open.
const leaveByTab = { Tab: false, 'Shift-Tab': false };

/** What GraphiQL's editors lack for work by keyboard and screen reader: a way out, names, and Ctrl-Enter everywhere. */
export function EditorManners() {
  const { queryEditor, variableEditor, headerEditor, responseEditor } = useEditorContext({ nonNull: true });
  const { run } = useExecutionContext({ nonNull: true });

  useEffect(() => {
    const names = {
      Query: queryEditor,
      Variables: variableEditor,
      Headers: headerEditor,
      Answer: responseEditor,
    };
    for (const [name, editor] of Object.entries(names)) {
      editor?.addKeyMap(leaveByTab);
      editor?.getInputField().setAttribute('aria-label', name);
    }
    return () => Object.values(names).forEach((editor) => editor?.removeKeyMap(leaveByTab));
  }, [queryEditor, variableEditor, headerEditor, responseEditor]);

  useEffect(() => {
    const runOnCtrlEnter = (event) => {
      if (event.defaultPrevented || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', runOnCtrlEnter);
    return () => document.removeEventListener('keydown', runOnCtrlEnter);
  }, [run]);

  return null;
}
