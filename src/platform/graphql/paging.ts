import { ArgsType, Field, Int } from 'type-graphql';
import type { CursorPosition } from '../../kernel/cursor';
import type { PageRequest } from '../../kernel/page';
import type { RequestContext } from './context';
import { badUserInput } from './errors';

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'How many rows from the start of the list, 1 to 100. Either this or `last` is required.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only rows after this cursor.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many rows from the end of the list, 1 to 100.' })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only rows before this cursor.' })
  before?: string | null;
}

function sizeOf({ first, last }: PageArgs, largest: number): number {
  const size = first ?? last;
  if (size == null || (first != null && last != null)) {
    throw badUserInput(`Say how many rows you want: either "first" or "last", 1 to ${String(largest)}.`);
  }
  if (size < 1 || size > largest) {
    throw badUserInput(
      `"${first == null ? 'last' : 'first'}" must be 1 to ${String(largest)}, not ${String(size)}.`,
    );
  }
  return size;
}

function positionOf(
  name: string,
  cursor: string | null | undefined,
  list: string,
  context: RequestContext,
): CursorPosition | null {
  if (cursor == null) return null;
  const position = context.cursors.decode(list, cursor);
  if (!position) {
    throw badUserInput(
      `"${name}" is no cursor of this list with this order and filter. Take it from pageInfo or an edge of the same list.`,
    );
  }
  return position;
}

/** A page, and the moment that "now" is for it. */
export interface PageAsked {
  readonly page: PageRequest;
  /** That of the cursor which the page starts from; of the request for the first page. */
  readonly asOf: Date;
}

/** The page that the arguments ask for. `list` names the list with its order and filter, as the cursors carry it. */
export function pageRequest(
  args: PageArgs,
  list: string,
  context: RequestContext,
  looksBeyond = true,
): PageAsked {
  const after = positionOf('after', args.after, list, context);
  const before = positionOf('before', args.before, list, context);
  const limit = sizeOf(args, context.limits.pageSize);
  const anchor = after ?? before;
  return {
    page: { limit, fromEnd: args.last != null, after, before, looksBeyond },
    asOf: anchor ? new Date(anchor.asOf) : context.now,
  };
}
