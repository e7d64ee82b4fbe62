import type { EffectOf } from './effect.ts';

export const rework: EffectOf<'rework'> = (file) => ({
  changes: { reworkCount: file.reworkCount + 1, answered: null, solved: null, satisfied: null },
});
