/** All of some lists, one behind the other: what `flat()` does, which goes a slow way of V8 for each member (docs/adr/0026-what-every-request-pays.md). */
export function joined<Member>(lists: Iterable<readonly Member[]>): Member[] {
  const all: Member[] = [];
  for (const list of lists) for (const member of list) all.push(member);
  return all;
}
