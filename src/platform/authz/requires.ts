import { Authorized, Extensions, type AuthCheckerFn } from 'type-graphql';
import type { RequestContext } from '../graphql/context';
import { forbidden, unauthenticated } from '../graphql/errors';
import { may, type Action } from './policy';

/** Declares the action that a root field is. Without it the field does not pass the architecture tests. */
export function Requires(action: Action): MethodDecorator {
  return (target, property, descriptor) => {
    Authorized<Action>(action)(target, property, descriptor);
    Extensions({ action })(target, property, descriptor);
  };
}

/** Refuses whoever may not do what a field declares; of one that declares no action, everybody. */
export function refuseUnlessMay({ viewer }: RequestContext, [action]: readonly Action[]): void {
  if (action !== undefined && may(viewer, action)) return;
  throw viewer.kind === 'ANONYMOUS' ? unauthenticated() : forbidden();
}

/** The same for what is called by the library. */
export const authChecker: AuthCheckerFn<RequestContext, Action> = ({ context }, actions) => {
  refuseUnlessMay(context, actions);
  return true;
};
