import type { Description } from './description';
import { namePool } from './names';
import type { Place } from './neighbourhood';
import type { Random } from './random';

/** What somebody is like who is another than the one they look like: twins share a birth date, namesakes a name. */
export function describeLookAlike(
  random: Random,
  { home, like }: Place,
  own: Description,
  original: Description,
): Description {
  if (like?.as === 'TWIN') return asTwin(random, home.language, own, original);
  const { sex, givenName, familyName, organisationName, latinName } = original;
  return { ...own, sex, givenName, familyName, organisationName, latinName };
}

/** Born on the same day, with a name that begins alike where the language has one. */
function asTwin(random: Random, language: string, own: Description, sibling: Description): Description {
  const { birthDate } = sibling;
  const names = namePool(language).given[own.sex ?? 'male'];
  const others = names.filter(({ written }) => written !== sibling.givenName);
  const initial = sibling.givenName?.charAt(0) ?? '';
  const alike = others.filter(({ written }) => written.startsWith(initial));
  const given = random.pick(alike.length > 0 ? alike : others);
  const [, family = ''] = own.latinName.split('.');
  return { ...own, birthDate, givenName: given.written, latinName: `${given.latin}.${family}` };
}
