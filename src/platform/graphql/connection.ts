import { Field, Int, ObjectType, type ClassType } from 'type-graphql';
import type { Page } from '../../kernel/page';
import { COUNTED_UP_TO, type TotalCount } from '../../kernel/total-count';
import { isStatementTimeout } from '../db/database-error';
import { AGGREGATE_WEIGHT, Weighs } from './weight';

@ObjectType({ simpleResolvers: true, description: 'Where a page lies in its list.' })
export class PageInfo {
  @Field(() => Boolean, {
    description: 'Whether rows follow this page. True when the page was read backwards from a cursor.',
  })
  hasNextPage!: boolean;

  @Field(() => Boolean, {
    description: 'Whether rows precede this page. True when the page was read onwards from a cursor.',
  })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first row; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last row: pass it as `after` for the next page; null on an empty page.',
  })
  endCursor!: string | null;
}

@ObjectType('TotalCount', {
  simpleResolvers: true,
  description: 'How many rows a list has, on all of its pages.',
})
class TotalCountType {
  @Field(() => Int, { description: `The number; counting stops at ${COUNTED_UP_TO.toLocaleString('en')}.` })
  value!: number;

  @Field(() => Boolean, { description: 'Whether there are exactly so many; else at least so many.' })
  isExact!: boolean;
}

/** What a connection works out only for those who ask. */
export interface OnDemand<Row> {
  /** Cursors are signed one by one. */
  cursorOf(row: Row): string;
  count(): Promise<TotalCount>;
}

// Classes: each object literal that has accessors has a hidden class of its own, and what these reach, here all that was read for the
// request, is held until the old generation is collected (docs/adr/0025-memory-of-a-request.md).

class Edge<Row> {
  constructor(
    readonly node: Row,
    private readonly index: number,
    private readonly page: Connection<Row>,
  ) {}

  get cursor(): string {
    return this.page.cursorAt(this.index);
  }
}

/** Nobody may take for an end of the list what was not looked at. */
function told(goesOn: boolean | null): boolean {
  if (goesOn === null)
    throw new TypeError('It was not looked whether the list goes on: no field was found that shows it.');
  return goesOn;
}

class EndsOfPage implements PageInfo {
  constructor(private readonly page: Connection<unknown>) {}

  get hasNextPage(): boolean {
    return told(this.page.hasNextPage);
  }

  get hasPreviousPage(): boolean {
    return told(this.page.hasPreviousPage);
  }

  get startCursor(): string | null {
    return this.#cursorOrNone(0);
  }

  get endCursor(): string | null {
    return this.#cursorOrNone(this.page.rows.length - 1);
  }

  #cursorOrNone(index: number): string | null {
    return this.page.rows.length === 0 ? null : this.page.cursorAt(index);
  }
}

/** A page as the graph shows it. */
export class Connection<Row> implements Page<Row> {
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean | null;
  readonly hasPreviousPage: boolean | null;

  constructor(
    { rows, hasNextPage, hasPreviousPage }: Page<Row>,
    private readonly onDemand: OnDemand<Row>,
  ) {
    this.rows = rows;
    this.hasNextPage = hasNextPage;
    this.hasPreviousPage = hasPreviousPage;
  }

  get nodes(): readonly Row[] {
    return this.rows;
  }

  get edges(): Edge<Row>[] {
    return this.rows.map((node, index) => new Edge(node, index, this));
  }

  get pageInfo(): PageInfo {
    return new EndsOfPage(this);
  }

  /** Resolved as a function, when the field is selected. */
  totalCount(): Promise<TotalCount | null> {
    return this.onDemand.count().catch(nullWhenTooSlow);
  }

  cursorAt(index: number): string {
    const row = this.rows[index];
    if (row === undefined)
      throw new RangeError(`A page of ${String(this.rows.length)} rows has no row ${String(index)}`);
    return this.onDemand.cursorOf(row);
  }
}

/** A count that ran out of its time is not known; the page that it stands beside is. */
function nullWhenTooSlow(error: unknown): null {
  if (isStatementTimeout(error)) return null;
  throw error;
}

/** Declares `<name>Connection` and `<name>Edge` for a type. The type itself is named late: it may not be declared yet. */
export function connectionType(name: string, node: () => abstract new () => object): ClassType {
  @ObjectType(`${name}Edge`, {
    simpleResolvers: true,
    description: `One row of a list, of type ${name}, and where it stands.`,
  })
  class EdgeType {
    @Field(node, { description: 'The row.' })
    node!: object;

    @Field(() => String, { description: 'Where the row stands in this list with this order and filter.' })
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, {
    simpleResolvers: true,
    description: `A page of a list of type ${name}.`,
  })
  class ConnectionType {
    @Field(() => [EdgeType], { description: 'The rows with their cursors.' })
    edges!: EdgeType[];

    @Field(() => [node()], { description: 'The rows alone.' })
    nodes!: object[];

    @Field(() => PageInfo, { description: 'Where the page lies in the list.' })
    pageInfo!: PageInfo;

    @Weighs({ cost: AGGREGATE_WEIGHT })
    @Field(() => TotalCountType, {
      nullable: true,
      description:
        'How many rows the list has. Counted only when asked for; null when counting would take too long.',
    })
    totalCount!: TotalCountType | null;
  }

  return ConnectionType;
}
