import type { EffectOf } from './effect.ts';

export const recall: EffectOf<'recall'> = (file) => ({
  changes: { handlerOrgId: null, handlerAccountId: null },
  data: { organisationId: file.handlerOrgId },
});
