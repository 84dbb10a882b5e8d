/** Says where a peer serves, as the bench waits for it, and lets it be stopped. */
export function tellAddress(url) {
  console.log(JSON.stringify({ url }));
  process.on('SIGTERM', () => process.exit());
}
