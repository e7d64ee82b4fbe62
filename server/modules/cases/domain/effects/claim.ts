import type { EffectOf } from './effect.ts';

/** The organisation that was given it stays responsible; whoever takes it on does it. */
export const claim: EffectOf<'claim'> = (_, __, actor) => ({ changes: { handlerAccountId: actor.accountId } });
