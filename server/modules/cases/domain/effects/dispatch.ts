import type { EffectOf } from './effect.ts';

export const dispatch: EffectOf<'dispatch'> = (file, { organisationId, assists = [], level, handling }) => {
  const others = assists.filter((id) => id !== organisationId);
  return {
    changes: {
      handlerOrgId: organisationId,
      handlerAccountId: null,
      firstOrgId: file.firstOrgId ?? organisationId,
      responsibleOrgId: file.responsibleOrgId ?? organisationId,
      involvedOrgs: [...new Set([...file.involvedOrgs, organisationId, ...others])],
    },
    data: { organisationId, ...(others.length > 0 && { assists: others }), ...(level && { level }), ...(handling && { handling }) },
  };
};
