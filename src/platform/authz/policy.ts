import type { Viewer } from '../identity/viewer';

/** Everything that a root field may ask permission for. */
export type Action = 'viewer:read' | 'customer:read';

const ALLOWED: Record<Viewer['kind'], ReadonlySet<Action>> = {
  ANONYMOUS: new Set<Action>(['viewer:read']),
  LOCAL: new Set<Action>(['viewer:read', 'customer:read']),
  USER: new Set<Action>(['viewer:read']),
  API_KEY: new Set<Action>(['viewer:read']),
};

/** Whether that viewer may do that at all. Which rows they may do it to is their row scope's to say. */
export function may(viewer: Viewer, action: Action): boolean {
  return ALLOWED[viewer.kind].has(action);
}
