import type { EffectOf } from './effect.ts';

export const supervise: EffectOf<'supervise'> = (_, __, ___, now) => ({ changes: { supervisedAt: now } });
