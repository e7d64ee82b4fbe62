import type { EffectOf } from './effect.ts';

export const accept: EffectOf<'accept'> = (file, _, actor) => ({
  changes: { responsibleOrgId: file.handlerOrgId, handlerAccountId: actor.accountId },
  data: { organisationId: file.handlerOrgId },
});
