import type { EffectOf } from './effect.ts';

/** Its stage ends, the time for the whole stops; what it was stays known, so that it can go on from there. */
export const merge: EffectOf<'merge'> = (file, { intoId }) => ({
  changes: { resumeState: file.state, mergedInto: intoId },
  data: { intoId },
});
export const unmerge: EffectOf<'unmerge'> = () => ({ changes: { resumeState: null, mergedInto: null } });
