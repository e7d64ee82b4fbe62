import { type EffectOf, refuse } from './effect.ts';

export const extend: EffectOf<'extend'> = ({ state, stageDueAt, totalDueAt }, { days }) =>
  stageDueAt || totalDueAt ? { data: { days }, later: days } : refuse('case.action_not_allowed', { state, action: 'extend' });
