const LOCAL_HOST = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d{1,5})?$/i;

/**
 * Whether a request was meant for this machine by name. Without authentication, listening on loopback is not enough: a page that
 * lets its own name resolve to 127.0.0.1 would have its visitor's browser read everything, as its own origin.
 */
export function isForThisMachine(host: string | undefined): boolean {
  return host !== undefined && LOCAL_HOST.test(host);
}
