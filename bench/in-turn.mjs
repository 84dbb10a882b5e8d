/**
 * What `work` gives for each contender, by name: one after the other while the others stand still, in every round another first.
 * What a server does by itself would count for others.
 */
export async function inTurn(contenders, round, work) {
  const first = round % contenders.length;
  const given = {};
  const send = (signal, { pid }) => process.kill(pid, signal);
  for (const contender of contenders) send('SIGSTOP', contender);
  try {
    for (const contender of [...contenders.slice(first), ...contenders.slice(0, first)]) {
      send('SIGCONT', contender);
      given[contender.name] = await work(contender);
      send('SIGSTOP', contender);
    }
  } finally {
    for (const contender of contenders) send('SIGCONT', contender);
  }
  return given;
}
