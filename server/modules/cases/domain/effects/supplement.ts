import type { EffectOf } from './effect.ts';

/** Where it was waited for, the case goes on from where it stood. */
export const supplement: EffectOf<'supplement'> = (file, { text }) => ({
  ...(file.state === 'waiting' && { changes: { resumeState: null } }),
  words: { text },
});
