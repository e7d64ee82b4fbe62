import type { EffectOf } from './effect.ts';

/**
 * What who reported adds is a reminder (催办), so that the same matter stays one case with a count; where it was waited for, the case goes on from
 * where it stood.
 */
export const supplement: EffectOf<'supplement'> = (file, { text }, { isReporter }) => ({
  changes: {
    ...(file.state === 'waiting' ? { resumeState: null } : isReporter && { reminderCount: file.reminderCount + 1 }),
  },
  words: { text },
});
