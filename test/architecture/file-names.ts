import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Words that name a file after nothing in particular. Everything ends up in such a file. */
const EMPTY_WORDS = /^(utils?|helpers?|commons?|managers?|services?)$/;
/** `customer-accounts.resolver.ts`: words of small letters and digits, joined by hyphens; a role; an extension. */
const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*([.][a-z0-9]+(-[a-z0-9]+)*)*$/;
/** Names that readers and tools know in capitals. */
const WELL_KNOWN = /^(README|ARCHITECTURE)[.]md$/;

/** Which of these paths have a part that is not in kebab-case, or is named after nothing. */
export function misnamed(paths: readonly string[]): string[] {
  return paths.filter((path) =>
    path
      .split('/')
      .some(
        (part) =>
          !WELL_KNOWN.test(part) &&
          (!KEBAB_CASE.test(part) || part.split(/[-.]/).some((word) => EMPTY_WORDS.test(word))),
      ),
  );
}

/** All files under these folders of the project, as paths from its root. */
export function filesUnder(root: string, folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}
