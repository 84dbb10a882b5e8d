import type { Completion, FieldPlan } from './plan';

/** A place of the answer: a field of an object, or a row of a list. Also the path that resolvers are told. */
export class Place {
  /** How many promises were waited for here, one in the other: of the value, and of its type. */
  promises = 0;

  constructor(
    readonly holder: Holder,
    readonly key: string | number,
    /** In whose value it is. */
    readonly field: FieldPlan,
    readonly completion: Completion,
  ) {}

  get prev(): Place | undefined {
    return this.holder.place;
  }

  /** Of the object that the field is of; undefined of a row. */
  get typename(): string | undefined {
    return typeof this.key === 'number' ? undefined : this.field.parentType.name;
  }

  put(value: unknown): void {
    const { key, holder } = this;
    // Two places of the code: one that writes to both objects and arrays is slow at either.
    if (typeof key === 'string') holder.value[key] = value;
    else holder.value[key] = value;
  }

  /** The field in whose value the place is. */
  get ofField(): Place {
    return typeof this.key === 'number' && this.prev ? this.prev.ofField : this;
  }
}

export function pathOf(place: Place): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: Place | undefined = place; at; at = at.prev) path.push(at.key);
  return path.reverse();
}

/**
 * An object or a list of the answer while it is filled; it stands in its place from the first moment on. What it waits for is only
 * counted: no promise stands for it.
 */
export class Holder {
  readonly value: Record<string | number, unknown>;
  /** How many of its own places are waited for. */
  waitsFor = 0;
  /** Whether all is told of it: it is whole, or given up. */
  isSettled = false;
  /** What was thrown while others of its places were waited for. */
  fault: { readonly error: unknown } | undefined;

  /** What passes in graphql-js between the end of one of its places and that of its own: by Promise.all, and by what an object adds to it. */
  get ticks(): number {
    return (Array.isArray(this.value) ? 2 : 3) + (this.fault ? 1 : 0);
  }

  constructor(
    /** An object, or an array, which is written by numbers only. */
    value: object,
    /** Where it stands; undefined of the whole answer. */
    readonly place: Place | undefined,
  ) {
    this.value = value as Record<string | number, unknown>;
  }

  /** Makes whatever it stands in wait for it, if it has to be waited for. */
  isLeftOpen(): boolean {
    if (this.waitsFor === 0) return false;
    if (this.place) this.place.holder.waitsFor += 1;
    return true;
  }
}
