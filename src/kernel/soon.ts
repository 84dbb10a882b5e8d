/**
 * What is there at once, as nearly always, or has to be waited for. To wait for what is there takes longer than to look whether it is
 * (docs/adr/0028-cold-code.md).
 */
export type Soon<Value> = Value | Promise<Value>;

/** Goes on with it, at once where it is there. */
export const whenThere = <Value, Next>(soon: Soon<Value>, goOn: (value: Value) => Next): Soon<Next> =>
  soon instanceof Promise ? soon.then(goOn) : goOn(soon);
