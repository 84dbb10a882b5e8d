/**
 * The code of an error of Node or of the database driver, such as ENOENT; undefined when it has none. Does not ask for
 * `instanceof Error`, which is false for errors that come from another realm, as Node's own do inside jest.
 */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
