/** What comes one by one, until it is ended from either side. */
export function streamOf<Item>(
  next: () => Promise<IteratorResult<Item, undefined>>,
  end: () => Promise<unknown>,
): AsyncIterableIterator<Item, undefined> {
  const stream: AsyncIterableIterator<Item, undefined> = {
    next,
    return: async () => {
      await end();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}
