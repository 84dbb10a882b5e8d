// Stands in for the package `react-style-singleton` (see bundle.mjs): the same rules by way of a constructed style
// sheet, which needs no inline <style> and so no exception in the content security policy.

import { useEffect } from 'react';

/** A hook that applies a text of CSS rules for as long as any component uses it with these rules. */
export function styleHookSingleton() {
  const sheet = new CSSStyleSheet();
  let users = 0;
  return (rules) => {
    useEffect(() => {
      if (users++ === 0) {
        sheet.replaceSync(rules);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      }
      return () => {
        if (--users === 0) {
          document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
        }
      };
    }, [rules]);
  };
}

/** The same as a component: `<Sheet styles={rules} />`. */
export function styleSingleton() {
  const useStyle = styleHookSingleton();
  return function Sheet({ styles }) {
    useStyle(styles);
    return null;
  };
}
