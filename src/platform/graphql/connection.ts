import { Field, ObjectType, type ClassType } from 'type-graphql';
import type { Page } from '../../kernel/page';
import type { RowOrder } from '../db/keyset';
import type { RequestContext } from './context';

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

interface Edge<Row> {
  readonly node: Row;
  readonly cursor: string;
}

/** A page as the graph shows it. Cursors are signed one by one, so they are made only for those who ask. */
export class Connection<Row> {
  constructor(
    private readonly page: Page<Row>,
    private readonly cursorAt: (index: number) => string,
  ) {}

  get nodes(): readonly Row[] {
    return this.page.rows;
  }

  get edges(): Edge<Row>[] {
    const { page, cursorAt } = this;
    return page.rows.map((node, index) => ({
      node,
      get cursor() {
        return cursorAt(index);
      },
    }));
  }

  get pageInfo(): PageInfo {
    const { page, cursorAt } = this;
    const { length } = page.rows;
    return {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      get startCursor() {
        return length === 0 ? null : cursorAt(0);
      },
      get endCursor() {
        return length === 0 ? null : cursorAt(length - 1);
      },
    };
  }
}

/** `list` names the list with its order and filter: a cursor of one is refused by another. */
export function connectionOf<Row extends { readonly id: string }>(
  page: Page<Row>,
  { list, sortValueOf }: { readonly list: string; readonly sortValueOf: RowOrder<Row>['sortValueOf'] },
  { cursors }: RequestContext,
): Connection<Row> {
  return new Connection(page, (index) => {
    const row = page.rows[index];
    if (row === undefined)
      throw new RangeError(`A page of ${String(page.rows.length)} rows has no row ${String(index)}`);
    return cursors.encode(list, { value: sortValueOf(row), id: row.id });
  });
}

/** Declares `<name>Connection` and `<name>Edge` for a type. The type itself is named late: it may not be declared yet. */
export function connectionType(name: string, node: () => ClassType<object>): ClassType<object> {
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
  }

  return ConnectionType;
}
