import type { EffectOf } from './effect.ts';

export const resume: EffectOf<'resume'> = () => ({ changes: { resumeState: null } });
