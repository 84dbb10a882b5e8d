import type { Identify } from '../../src/platform/identity/identify';
import { anonymousViewer, type Reach, type Role, type Viewer } from '../../src/platform/identity/viewer';

/** The whole bank, colleagues too. */
export const EVERYBODY: Reach = {
  segments: null,
  businessUnits: null,
  teams: null,
  partnerSource: null,
  colleagues: true,
};

/** Somebody with a role, who is there for the whole bank unless said otherwise. */
export function viewerWith(role: Role, reach: Partial<Reach> = {}): Viewer {
  return {
    kind: 'USER',
    clientKind: 'FRONT_END',
    name: 'Somebody',
    roles: [role],
    subjectId: `usr_${role}`,
    limitKey: `usr_${role}`,
    agentId: null,
    reach: { ...EVERYBODY, ...reach },
  };
}

/** Who sees everything there is, unmasked: what tests of the graph ask as. */
export const seesEverything: Viewer = viewerWith('CARE_MANAGER');

/** Who reads the audit trail beside. */
export const seesTheTrailToo: Viewer = { ...seesEverything, roles: ['CARE_MANAGER', 'AUDITOR'] };

/** Takes everybody for this viewer. */
export const asking =
  (viewer: Viewer): Identify =>
  () =>
    Promise.resolve(viewer);

export const askingAnonymously: Identify = asking(anonymousViewer);
