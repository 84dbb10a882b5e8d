import { GraphQLError, locatedError } from 'graphql';
import { Known } from '../bank-rows';
import { nameOfType, notOfType, possibleType } from './abstract-types';
import type { Faults } from './faults';
import { FieldInfo } from './field-info';
import { Holder, pathOf, Place } from './place';
import {
  emptyObject,
  type Completion,
  type FieldPlan,
  type ObjectPlan,
  type OperationPlan,
  type Values,
} from './plan';
import { afterTicks } from './ticks';
import { isIterable, isPlain, isPromise, propertyOf, shown } from './values';

/** What is counted while an operation is executed: objects, the root aside, of which faults may have taken some away again. */
export interface Tally {
  objects: number;
}

/**
 * One answer to an operation, filled in as values come. Where graphql-js makes a promise for each object and list in which something
 * is waited for, this one counts in place; what comes out is the same, errors and their order included.
 */
export class Execution {
  #arguments: Map<FieldPlan, Values> | undefined;
  /** Whether an object waits for others before it tells its fault: then what is whole takes its time as well. */
  #hasFault = false;

  constructor(
    readonly plan: OperationPlan,
    readonly variables: Values,
    private readonly context: unknown,
    private readonly faults: Faults,
    private readonly tally: Tally,
    /** What passes in graphql-js between an error of a field of the root and the end of the answer. */
    private readonly ticksOfRoot: number,
    /** Called once: with all that was asked for, or null where an error left nothing of it. */
    private readonly done: (data: object | null) => void,
  ) {}

  /** Answers with the fields of the root. */
  answer(root: ObjectPlan): void {
    const holder = new Holder(emptyObject(root), undefined);
    try {
      this.#fields(root.fields, undefined, holder);
    } catch (error) {
      if (holder.waitsFor === 0) {
        this.#end(error);
        return;
      }
      this.#keepFault(holder, error);
    }
    if (!holder.isLeftOpen()) this.done(holder.value);
  }

  #fields(fields: readonly FieldPlan[], source: unknown, holder: Holder): void {
    for (const field of fields) {
      // Made only of what is more than a leaf that is there at once, as nearly all are, or goes wrong.
      let place: Place | undefined;
      try {
        const value = this.#resolved(field, source, holder);
        if (this.#showsLeaf(field, value, holder)) continue;
        place = new Place(holder, field.key, field, field.completion);
        this.#fill(place, value);
      } catch (error) {
        this.#fail(place ?? new Place(holder, field.key, field, field.completion), error);
      }
    }
  }

  #showsLeaf({ key, completion }: FieldPlan, value: unknown, holder: Holder): boolean {
    if (completion.kind !== 'LEAF') return false;
    if (value == null && !completion.isRequired) holder.value[key] = null;
    else if (isPlain(value)) holder.value[key] = shown(completion.type, completion.serialize, value);
    else return false;
    return true;
  }

  #resolved(field: FieldPlan, source: unknown, holder: Holder): unknown {
    const { resolve, definition } = field;
    if (resolve)
      return resolve(source, this.#argumentsOf(field), this.context, new FieldInfo(this, field, holder));
    const property = propertyOf(source, definition.name);
    if (typeof property !== 'function') return property;
    // A method of the row: what is worked out on demand.
    const info = new FieldInfo(this, field, holder);
    return Reflect.apply(property, source, [this.#argumentsOf(field), this.context, info]);
  }

  /** The same for all rows of one answer. */
  #argumentsOf(field: FieldPlan): Values {
    const known = field.given.forAll ?? this.#arguments?.get(field);
    if (known) return known;
    const args = field.given.with(this.variables);
    (this.#arguments ??= new Map()).set(field, args);
    return args;
  }

  #fill(place: Place, value: unknown): void {
    if (!isPromise(value)) place.put(this.#completed(place, value));
    else if (value instanceof Known) place.put(this.#completed(place, value.value));
    else this.#await(place, value, (settled) => this.#completed(place, settled));
  }

  #completed(place: Place, value: unknown): unknown {
    if (value instanceof Error) throw value;
    const { completion, field } = place;
    const completed = value == null ? null : this.#some(completion, place, value);
    if (completed !== null || !completion.isRequired) return completed;
    const { parentType, definition } = field;
    throw new Error(`Cannot return null for non-nullable field ${parentType.name}.${definition.name}.`);
  }

  #some(completion: Completion, place: Place, value: unknown): unknown {
    switch (completion.kind) {
      case 'LEAF':
        return shown(completion.type, completion.serialize, value);
      case 'LIST':
        return this.#list(completion.item, place, value);
      case 'OBJECT':
        return this.#object(completion.selection.of(completion.type, this.variables), place, value);
      case 'ABSTRACT':
        return this.#abstract(completion, place, value);
    }
  }

  #list(item: Completion, place: Place, value: unknown): unknown {
    const { parentType, definition } = place.field;
    if (!isIterable(value))
      throw new GraphQLError(
        `Expected Iterable, but did not find one for field "${parentType.name}.${definition.name}".`,
      );
    // As long as what is given, where that is known: one that grows is mostly longer. Each row is put in its place below.
    const rows: unknown[] = Array.isArray(value) ? value.slice() : [];
    const holder = new Holder(rows, place);
    try {
      let index = 0;
      for (const row of value) {
        const at = new Place(holder, index, place.field, item);
        try {
          this.#fill(at, row);
        } catch (error) {
          this.#fail(at, error);
        }
        index += 1;
      }
    } catch (error) {
      holder.isSettled = true; // Its other rows are waited for by nobody.
      throw error;
    }
    holder.isLeftOpen();
    return rows;
  }

  #abstract(
    { type, selection }: Completion & { readonly kind: 'ABSTRACT' },
    place: Place,
    value: unknown,
  ): unknown {
    const info = new FieldInfo(this, place.field, place.ofField.holder);
    const complete = (name: unknown): unknown =>
      this.#object(selection.of(possibleType(type, name, value, info), this.variables), place, value);
    const name = nameOfType(type, value, this.context, info);
    if (!isPromise(name)) return complete(name);
    this.#await(place, name, complete);
    return undefined;
  }

  #object(plan: ObjectPlan, place: Place, source: unknown): unknown {
    const { type } = plan;
    if (!type.isTypeOf) return this.#filled(plan, place, source);
    const info = new FieldInfo(this, place.field, place.ofField.holder);
    const complete = (isOfType: unknown): unknown => {
      if (isOfType !== true) throw notOfType(type, source, info);
      return this.#filled(plan, place, source);
    };
    const isOfType = type.isTypeOf(source, this.context, info);
    if (!isPromise(isOfType)) return complete(isOfType);
    this.#await(place, isOfType, complete);
    return undefined;
  }

  #filled(plan: ObjectPlan, place: Place, source: unknown): object {
    this.tally.objects += 1;
    const { leaves } = plan;
    const shown = leaves.shownOf(source);
    if (shown && leaves.others.length === 0) return shown;
    const holder = new Holder(shown ?? emptyObject(plan), place);
    try {
      this.#fields(shown ? leaves.others : plan.fields, source, holder);
    } catch (error) {
      if (holder.waitsFor === 0) throw error;
      this.#keepFault(holder, error);
    }
    holder.isLeftOpen();
    return holder.value;
  }

  /** To be told when the others are there: what they say of errors is in the answer too. */
  #keepFault(holder: Holder, error: unknown): void {
    holder.fault = { error };
    this.#hasFault = true;
  }

  /** Leaves a place open until something is there; it keeps its turn among the others. */
  #await(place: Place, promise: PromiseLike<unknown>, complete: (settled: unknown) => unknown): void {
    place.holder.waitsFor += 1;
    place.promises += 1;
    place.put(undefined);
    promise.then(
      (settled) => {
        this.#settle(place, () => {
          place.put(complete(settled));
        });
      },
      (error: unknown) => {
        this.#settle(place, () => {
          throw error;
        });
      },
    );
  }

  #settle(place: Place, work: () => void): void {
    try {
      work();
    } catch (error) {
      afterTicks(place.promises, () => {
        this.#tell(place, error);
      });
      return;
    }
    this.#releaseAfter(place.promises, place.holder);
  }

  /** Of an error that came late: makes null of its place, or of the nearest one above that may be. */
  #tell(place: Place, error: unknown): void {
    try {
      this.#fail(place, error);
    } catch (located) {
      if (!place.holder.isSettled) this.#giveUp(place.holder, place.holder.fault?.error ?? located);
      return;
    }
    this.#release(place.holder);
  }

  /** Makes null of a place that may be null; else throws the error on, told where it arose. */
  #fail(place: Place, error: unknown): void {
    const located = locatedError(error, place.field.nodes, pathOf(place));
    if (place.completion.isRequired) throw located;
    this.faults.add(located, place);
    place.put(null);
  }

  /** Nothing is left of it. What others say of errors before that is known above is in the answer too. */
  #giveUp(holder: Holder, error: unknown): void {
    holder.isSettled = true;
    const { place } = holder;
    afterTicks(place ? holder.ticks + place.promises : this.ticksOfRoot + (holder.fault ? 1 : 0), () => {
      if (place) this.#tell(place, error);
      else this.#end(error);
    });
  }

  /** Nothing is left of the answer. */
  #end(error: unknown): void {
    this.faults.add(locatedError(error, undefined), undefined);
    this.done(null);
  }

  /** One place less is waited for; whoever has all tells it above. */
  #release(holder: Holder): void {
    holder.waitsFor -= 1;
    if (holder.waitsFor > 0 || holder.isSettled) return;
    if (holder.fault) {
      this.#giveUp(holder, holder.fault.error);
      return;
    }
    holder.isSettled = true;
    const { place } = holder;
    if (place) this.#releaseAfter(holder.ticks + place.promises, place.holder);
    else this.done(holder.value);
  }

  /** When something became whole tells only where a fault waits for it. */
  #releaseAfter(ticks: number, holder: Holder): void {
    if (!this.#hasFault) this.#release(holder);
    else
      afterTicks(ticks, () => {
        this.#release(holder);
      });
  }
}
