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

export const authChecker: AuthCheckerFn<RequestContext, Action> = ({ context }, [action]) => {
  if (action !== undefined && may(context.viewer, action)) return true;
  throw context.viewer.kind === 'ANONYMOUS' ? unauthenticated() : forbidden();
};
