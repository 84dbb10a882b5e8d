/** A name in several languages: BCP 47 tag to text. There is always an English one (`en`). */
export type LocalisedNames = Readonly<Record<string, string>>;

/** What the reader asked for cannot be had: English, else whatever there is. */
function fallback(names: LocalisedNames): string {
  return names['en'] ?? Object.values(names)[0] ?? '';
}

/** The name in the first of the wanted languages that there is; `de-AT` is content with `de`. Else English. */
export function localise(names: LocalisedNames, languages: readonly string[]): string {
  for (const language of languages) {
    const name = names[language] ?? names[language.split('-')[0] ?? ''];
    if (name !== undefined) return name;
  }
  return fallback(names);
}

/** Languages of an `Accept-Language` header, the most wanted first. What is malformed or refused (`q=0`) is left out. */
export function acceptedLanguages(header: string | undefined): string[] {
  return (header ?? '')
    .split(',')
    .map((part) => {
      const [language = '', quality = 'q=1'] = part.trim().split(/\s*;\s*/);
      return { language, quality: Number(quality.replace(/^q=/, '')) };
    })
    .filter(({ language, quality }) => /^[A-Za-z]{2,3}(-[0-9A-Za-z]+)*$/.test(language) && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ language }) => language);
}
