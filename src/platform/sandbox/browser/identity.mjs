// Whom the visitor asks as: one of the demo identities, where the server has such, remembered in this tab alone.

const CHOSEN = 'one-window/sandbox/1/identity';

let known;

/** The identities that the server offers: none where it has an issuer of its own. */
export function identities() {
  known ??= fetch('sandbox/config.json')
    .then((response) => response.json())
    .then(({ identities: offered = [] }) => offered);
  return known;
}

/** The one chosen in this tab, else the first; undefined where there is none. */
export function chosenAmong(offered) {
  const key = remembered();
  return offered.find((identity) => identity.key === key) ?? offered[0];
}

export function choose(key) {
  try {
    window.sessionStorage.setItem(CHOSEN, key);
  } catch (error) {
    console.warn(`The sandbox could not remember whom you ask as: ${error.message}`);
  }
}

/** The header by which the server knows who asks. */
export async function authorization() {
  const identity = chosenAmong(await identities());
  return identity === undefined ? {} : { authorization: `Bearer ${identity.token}` };
}

function remembered() {
  try {
    return window.sessionStorage.getItem(CHOSEN);
  } catch {
    return null;
  }
}
