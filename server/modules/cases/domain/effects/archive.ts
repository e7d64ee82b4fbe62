import type { EffectOf } from './effect.ts';

export const archive: EffectOf<'archive'> = (_, __, ___, now) => ({ changes: { archivedAt: now } });
