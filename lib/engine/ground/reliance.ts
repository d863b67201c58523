/** How much of a use must hold: only its response, or also its effect. */
export type Reliance = 'answered' | 'works';
