/** A name in several languages: BCP 47 tag to text. There is always an English one (`en`). */
export type LocalisedNames = Readonly<Record<string, string>>;

/** What the reader asked for cannot be had: English, else whatever there is. */
function fallback(names: LocalisedNames): string {
  return names['en'] ?? Object.values(names)[0] ?? '';
}

/** A tag and what is left of it when it is cut from its end: `zh-Hant-TW`, `zh-Hant`, `zh`. */
function fromExactToBroad(tag: string): string[] {
  const parts = tag.split('-');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
}

/**
 * The name in the first of the wanted languages that there is, whatever the case of its tag; `de-AT` is content with `de`, and
 * `pt` with `pt-BR`. Else English.
 */
export function localise(names: LocalisedNames, languages: readonly string[]): string {
  const known = Object.entries(names).map(([tag, name]) => ({ tag: tag.toLowerCase(), name }));
  for (const language of languages.map((tag) => tag.toLowerCase())) {
    const exact = fromExactToBroad(language)
      .map((wanted) => known.find(({ tag }) => tag === wanted))
      .find((found) => found !== undefined);
    const found = exact ?? known.find(({ tag }) => tag.startsWith(`${language}-`));
    if (found) return found.name;
  }
  return fallback(names);
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
