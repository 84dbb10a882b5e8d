type InputClass = new () => Record<string, unknown>;

/** An input type, as the library has been told of it by `@InputType` and `@Field`. */
export interface DeclaredInput {
  readonly target: unknown;
  readonly fields: readonly DeclaredField[];
}

interface DeclaredField {
  readonly name: string;
  /** A class where it is an input too. */
  readonly getType: () => unknown;
}

/**
 * Makes objects of the classes of inputs of what is given for them, for methods that take them. The library does the same, but goes through all fields
 * of all classes within each time, given or not.
 */
export class InputObjects {
  readonly #declared: ReadonlyMap<unknown, DeclaredInput>;
  readonly #fields = new Map<unknown, readonly { readonly name: string; readonly type: unknown }[]>();

  constructor(declared: readonly DeclaredInput[]) {
    this.#declared = new Map(declared.map((input) => [input.target, input]));
  }

  /** Whether something is made of what is given for that type; scalars and enums are taken as they are. */
  makes(type: unknown): type is InputClass {
    return this.#declared.has(type);
  }

  of(type: InputClass, given: unknown): unknown {
    if (given == null) return given;
    if (Array.isArray(given)) return given.map((one) => this.of(type, one));
    const made = new type();
    for (const { name, type: inner } of this.#fieldsOf(type)) {
      const value = (given as Record<string, unknown>)[name];
      if (value !== undefined) made[name] = this.makes(inner) ? this.of(inner, value) : value;
    }
    return made;
  }

  /** Its own first, then those of the classes that it extends: in this order lists are named for their cursors. */
  #fieldsOf(type: InputClass): readonly { readonly name: string; readonly type: unknown }[] {
    const known = this.#fields.get(type);
    if (known) return known;
    const fields = new Map<string, unknown>();
    for (let at: unknown = type; typeof at === 'function'; at = Object.getPrototypeOf(at))
      for (const { name, getType } of this.#declared.get(at)?.fields ?? [])
        if (!fields.has(name)) fields.set(name, getType());
    const found = [...fields].map(([name, inner]) => ({ name, type: inner }));
    this.#fields.set(type, found);
    return found;
  }
}
