/** The environment variable with the URL of the tests' server, set by the global set-up. */
export const SERVER_URL = 'TEST_SERVER_URL';
/** The migrated schema that each test's own is copied from. */
export const TEMPLATE = 'template';

export function serverUrl(): string {
  const url = process.env[SERVER_URL];
  if (url === undefined)
    throw new Error(
      `${SERVER_URL} is not set: run the tests with jest, whose global set-up starts the server.`,
    );
  return url;
}

export function urlOfDatabase(name: string): string {
  return Object.assign(new URL(serverUrl()), { pathname: `/${name}` }).href;
}
