import type { GlobalId } from '../../kernel/global-id';
import type { RequestContext } from '../graphql/context';

/** Whoever watches is watched too: before anything of the trail is read, that it is read is on record. */
export function recordAuditRead(
  { audit, viewer, now: at, reason }: RequestContext,
  subjects: readonly GlobalId[],
): Promise<void> {
  return audit.record({ viewer, action: 'audit:read', at, reason, subjects });
}
