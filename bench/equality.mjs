// Who is compared counts for nothing unless they give the same answer.

/** Bytes of a cursor's signature, which the moment of the answer is signed with. */
const SIGNATURE = 12;

/** What One Window tells of the answer beside it, which nobody asked for. */
const COST = /,"extensions":\{"cost":\{[^}]*\{[^}]*\}\}\}/;

export const withoutCost = (text) => text.replace(COST, '');

/** The text of an answer with its cursors read, but for the moment in them, which is that of the request. */
function comparable(text) {
  return text.replace(/"endCursor":"([^"]+)"/g, (_, cursor) => {
    const payload = JSON.parse(Buffer.from(cursor, 'base64url').subarray(SIGNATURE).toString());
    return `"endCursor":${JSON.stringify(payload.slice(0, -1))}`;
  });
}

/** The data of an answer as text; whatever else is told beside them, and how they are spaced, is nobody's concern. */
function dataOf(bytes) {
  const { data, errors } = JSON.parse(bytes.toString());
  if (errors) throw new Error(JSON.stringify(errors).slice(0, 1000));
  return comparable(JSON.stringify(data));
}

/** Throws at the first question that somebody does not answer as the first of them does. Each has its `name`, `client` and `requests`. */
export async function refuseOtherAnswers(shape, [first, ...others]) {
  for (const [index, asked] of first.requests.entries()) {
    const given = [first, ...others].map(({ client, requests }) => client.ask(requests[index]).then(dataOf));
    const [wanted, ...answers] = await Promise.all(given);
    for (const [place, { name }] of others.entries())
      if (answers[place] !== wanted)
        throw new Error(
          `${name} answers ${shape} differently, asked about ${asked.body}:\n${firstDifference(answers[place], wanted)}`,
        );
  }
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
    const [mine = '', its = ''] = answers.map((answer) => withoutCost(answer.toString()));
    const [one, other] = [comparable(mine), comparable(its)];
    if (one.includes('"errors"') || one !== other || mine.length !== its.length) {
      throw new Error(
        `The sides answer ${shape} differently, asked about ${same.body}:\n${firstDifference(one, other)}`,
      );
    }
  }
}
