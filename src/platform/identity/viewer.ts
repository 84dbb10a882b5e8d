/** Who asks. Somebody unknown is a viewer too: the one who may see nothing of a customer. */
export interface Viewer {
  readonly kind: 'ANONYMOUS' | 'LOCAL';
  readonly name: string;
}

export const anonymousViewer: Viewer = { kind: 'ANONYMOUS', name: 'Anonymous' };

/** Whoever reaches a server that listens on this machine only and has no authentication configured. */
export const localViewer: Viewer = { kind: 'LOCAL', name: 'Local user' };
