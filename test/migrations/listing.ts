/** A migration as it is listed: its class, and the name that the database remembers it by. */
export interface ListedMigration {
  readonly className: string;
  readonly name: string;
}

const FILE = /^(\d{13})-([a-z]+(?:-[a-z0-9]+)+)[.]ts$/;

/** `1795300001000-create-teams.ts` holds `CreateTeams1795300001000`. */
function classOf(file: string): string | null {
  const [, moment, words] = FILE.exec(file) ?? [];
  if (moment === undefined || words === undefined) return null;
  const camel = words.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${camel.join('')}${moment}`;
}

/** What is wrong with a list of migrations, held against the files of its folder. */
export function listingFaults(files: readonly string[], listed: readonly ListedMigration[]): string[] {
  const faults: string[] = [];
  const classes = new Map(files.map((file) => [classOf(file), file]));
  for (const file of files) {
    const expected = classOf(file);
    if (expected === null) faults.push(`${file} is not named <13 digits>-<verb>-<what>.ts`);
    else if (!listed.some(({ className }) => className === expected))
      faults.push(`${file} is not listed as ${expected}`);
  }
  for (const { className, name } of listed) {
    if (!classes.has(className)) faults.push(`${className} is in no file of that name`);
    if (name !== className) faults.push(`${className} calls itself ${name}`);
  }
  const moments = listed.map(({ className }) => Number(className.slice(-13)));
  moments.forEach((moment, index) => {
    if (index > 0 && moment <= (moments[index - 1] ?? 0))
      faults.push(`${listed[index]?.className ?? ''} is listed after a later one`);
  });
  return faults;
}
