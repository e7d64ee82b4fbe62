import type { EffectOf } from './effect.ts';

/** It waits for somebody else with the organisation that has it; no count tells that it came back. */
export const handBack: EffectOf<'hand_back'> = () => ({ changes: { handlerAccountId: null } });
