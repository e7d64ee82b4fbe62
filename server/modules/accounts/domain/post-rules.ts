import { isAdministrator, type Role } from '#contract/accounts/roles.ts';

/** The fields of a post request that do not fit its role; empty when all is well. The table states the same rule. */
export const misfits = (
  role: Role,
  reach: { areaId: string | null; organisationId: string | null },
): readonly ('areaId' | 'organisationId')[] => {
  const wantsArea = !isAdministrator(role) && role !== 'handler';
  const mayHaveOrganisation = role === 'handler' || role === 'grid_worker';
  const wrong: ('areaId' | 'organisationId')[] = [];
  if (wantsArea !== (reach.areaId !== null)) wrong.push('areaId');
  if (role === 'handler' ? reach.organisationId === null : !mayHaveOrganisation && reach.organisationId !== null)
    wrong.push('organisationId');
  return wrong;
};
