/** A name in several languages: BCP 47 tag to text. There is always an English one (`en`). */
export type LocalisedNames = Readonly<Record<string, string>>;

/** A name, and the language that it is in. */
export interface Localised {
  readonly tag: string;
  readonly text: string;
}

/** What the reader asked for cannot be had: English, else whatever there is. */
function fallback(names: LocalisedNames): Localised {
  const { en } = names;
  if (en !== undefined) return { tag: 'en', text: en };
  const [tag = 'en', text = ''] = Object.entries(names)[0] ?? [];
  return { tag, text };
}

/** A tag and what is left of it when it is cut from its end: `zh-Hant-TW`, `zh-Hant`, `zh`. */
function fromExactToBroad(tag: string): string[] {
  const parts = tag.split('-');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
}

/**
 * The name in the first of the wanted languages that there is, whatever the case of its tag; `de-AT` is content with `de`, and
 * `pt` with `pt-BR`. Else English. Says which language that is.
 */
export function localisedIn(names: LocalisedNames, languages: readonly string[]): Localised {
  if (languages.length === 0) return fallback(names);
  const known = Object.entries(names).map(([tag, text]) => ({ lower: tag.toLowerCase(), tag, text }));
  for (const language of languages.map((tag) => tag.toLowerCase())) {
    const exact = fromExactToBroad(language)
      .map((wanted) => known.find(({ lower }) => lower === wanted))
      .find((found) => found !== undefined);
    const found = exact ?? known.find(({ lower }) => lower.startsWith(`${language}-`));
    if (found) return { tag: found.tag, text: found.text };
  }
  return fallback(names);
}

/** The same, without the language. */
export function localise(names: LocalisedNames, languages: readonly string[]): string {
  return localisedIn(names, languages).text;
}

/** Languages of an `Accept-Language` header, the most wanted first. What is malformed or refused (`q=0`) is left out. */
export function acceptedLanguages(header: string | undefined): string[] {
  return (header ?? '')
    .split(',')
    .map((part) => {
      const [language = '', quality = 'q=1'] = part.split(';').map((piece) => piece.trim());
      return { language, quality: Number(quality.replace(/^q=/, '')) };
    })
    .filter(({ language, quality }) => /^[A-Za-z]{2,3}(-[0-9A-Za-z]+)*$/.test(language) && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ language }) => language);
}
