/** Where what was made of each thing is kept. */
interface Kept<Given, Made> {
  get(given: Given): Made | undefined;
  set(given: Given, made: Made): unknown;
}

const keeping =
  <Given, Made>(known: Kept<Given, Made>, make: (given: Given) => Made) =>
  (given: Given): Made => {
    const before = known.get(given);
    if (before !== undefined) return before;
    const made = make(given);
    known.set(given, made);
    return made;
  };

/** Makes something of each thing that is given once, however often it is; what was made is kept for as long as the function is. */
export const once = <Given, Made>(make: (given: Given) => Made): ((given: Given) => Made) =>
  keeping(new Map<Given, Made>(), make);

/** The same of objects; what was made is kept for as long as what it was made of. */
export const onceOfObject = <Given extends object, Made>(
  make: (given: Given) => Made,
): ((given: Given) => Made) => keeping(new WeakMap<Given, Made>(), make);
