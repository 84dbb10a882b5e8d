// The floor counts for nothing unless it gives the same answer, byte for byte.

/** Bytes of a cursor's signature, which the moment of the answer is signed with. */
const SIGNATURE = 12;

/** What One Window tells of the answer beside it, which nobody asked for. */
const COST = /,"extensions":\{"cost":\{[^}]*\{[^}]*\}\}\}/;

/** The text of an answer with its cursors read, but for the moment in them, which is that of the request. */
function comparable(text) {
  return text.replace(/"endCursor":"([^"]+)"/g, (_, cursor) => {
    const payload = JSON.parse(Buffer.from(cursor, 'base64url').subarray(SIGNATURE).toString());
    return `"endCursor":${JSON.stringify(payload.slice(0, -1))}`;
  });
}

function firstDifference(one, other) {
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const around = (text) => text.slice(Math.max(0, at - 120), at + 120);
  return `ours:  … ${around(one)}\nfloor: … ${around(other)}`;
}

/** Throws at the first question that the two sides answer differently. Each has its `client` and its `requests`, in the same order. */
export async function refuseDifferences(shape, ours, floor) {
  for (const [index, asked] of ours.requests.entries()) {
    const same = floor.requests[index];
    const answers = await Promise.all([ours.client.ask(asked), floor.client.ask(same)]);
    const [mine = '', its = ''] = answers.map((answer) => answer.toString().replace(COST, ''));
    const [one, other] = [comparable(mine), comparable(its)];
    if (one.includes('"errors"') || one !== other || mine.length !== its.length) {
      throw new Error(
        `The sides answer ${shape} differently, asked about ${same.body}:\n${firstDifference(one, other)}`,
      );
    }
  }
}
