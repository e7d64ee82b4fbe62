import type { EffectOf } from './effect.ts';

export const dispatch: EffectOf<'dispatch'> = (file, { organisationId }) => ({
  changes: {
    handlerOrgId: organisationId,
    handlerAccountId: null,
    firstOrgId: file.firstOrgId ?? organisationId,
    responsibleOrgId: file.responsibleOrgId ?? organisationId,
    involvedOrgs: [...new Set([...file.involvedOrgs, organisationId])],
  },
  data: { organisationId },
});
