// Searches, of three kinds: names that are as rare in a bank of any size, the names that people there have, and keys.

import { fold } from './floor/search.mjs';

/** Names of a demo bank come from lists: in ten times the bank, ten times as many people are called so. These are equally rare in each. */
const ROWS_OF_A_RARE_NAME = 40;
const RARE_NAMES = 100;
/** Rows that the rarest word of a search may have: of more, One Window asks for another word. */
const MOST_CANDIDATES = 10_000;

const WORDS_BY_RARITY = `SELECT token FROM customer_name_tokens GROUP BY token
  ORDER BY ABS(CAST(COUNT(*) AS SIGNED) - ?), token LIMIT ?`;
const SOMEBODY_CALLED = `SELECT c.given_name AS givenName, c.family_name AS familyName
  FROM customer_name_tokens t JOIN customers c ON c.id = t.customer_id
  WHERE t.token = ? AND c.given_name IS NOT NULL AND c.family_name IS NOT NULL LIMIT 1`;
const NAMES_OF = `SELECT given_name AS givenName, family_name AS familyName FROM customers
  WHERE id IN (?) AND given_name IS NOT NULL AND family_name IS NOT NULL ORDER BY id`;
const BEGINNING_SO = `SELECT COUNT(*) AS named
  FROM (SELECT 1 FROM customer_name_tokens WHERE token LIKE ? LIMIT ?) t`;
const ACCOUNTS_OF = `SELECT DISTINCT a.number FROM account_holders h JOIN accounts a ON a.id = h.account_id
  WHERE h.customer_id IN (?) AND h.valid_to IS NULL AND a.number IS NOT NULL ORDER BY a.number LIMIT ?`;

const average = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);

const asSearches = (searches) => ({
  variables: searches.map(({ search }) => ({ search })),
  candidates: average(searches.map(({ candidates }) => candidates)),
});

/**
 * The two names of somebody, the rarer last, which the floor relies on, and the rows that the rarer has. Null for names of other
 * letters than Latin ones with accents, which the floor does not fold, and for one that begins the other, which finds nobody more.
 */
async function rarerLast(rows, { givenName, familyName }) {
  const names = [givenName, familyName].map((written) => ({ written, word: fold(written) }));
  if (!names.every(({ word }) => /^[a-z]{2,}$/.test(word))) return null;
  const [{ word: one }, { word: other }] = names;
  if (one.startsWith(other) || other.startsWith(one)) return null;
  for (const name of names) {
    const [{ named }] = await rows(BEGINNING_SO, [`${name.word}%`, MOST_CANDIDATES + 1]);
    name.rows = named;
  }
  const [common, rare] = names.sort((a, b) => b.rows - a.rows);
  return { both: `${common.written} ${rare.written}`, rare: rare.written, candidates: rare.rows };
}

/** Every other one is asked by the rare name alone. */
async function drawRareNames(rows) {
  const words = await rows(WORDS_BY_RARITY, [ROWS_OF_A_RARE_NAME, 4 * RARE_NAMES]);
  const searches = [];
  for (const { token } of words) {
    const [somebody] = await rows(SOMEBODY_CALLED, [token]);
    const name = somebody && (await rarerLast(rows, somebody));
    if (!name || fold(name.rare) !== token || name.candidates > 2 * ROWS_OF_A_RARE_NAME) continue;
    searches.push({
      search: searches.length % 2 === 0 ? name.rare : name.both,
      candidates: name.candidates,
    });
    if (searches.length === RARE_NAMES) break;
  }
  return searches;
}

async function drawNames(rows, customers) {
  const searches = [];
  for (const somebody of await rows(NAMES_OF, [customers])) {
    const name = await rarerLast(rows, somebody);
    if (name !== null && name.candidates <= MOST_CANDIDATES)
      searches.push({ search: name.both, candidates: name.candidates });
  }
  return searches;
}

/** `count`: how many keys, at most. */
export async function drawSearches(rows, customers, count) {
  const numbers = await rows(ACCOUNTS_OF, [customers, count]);
  return {
    search: asSearches(await drawRareNames(rows)),
    'search-names': asSearches(await drawNames(rows, customers)),
    'search-key': { variables: numbers.map(({ number }) => ({ search: number })) },
  };
}
