import { useState } from 'react';
import { choose, chosenAmong } from './identity.mjs';

/** Lets the visitor ask as somebody else: each sees what their role and reach allow. */
export function IdentitySwitch({ identities }) {
  const [chosen, setChosen] = useState(() => chosenAmong(identities)?.key);
  if (identities.length === 0) return null;
  const onChange = ({ target }) => {
    choose(target.value);
    setChosen(target.value);
  };
  return (
    <label className="sandbox-identity">
      Ask as{' '}
      <select value={chosen} onChange={onChange}>
        {identities.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
