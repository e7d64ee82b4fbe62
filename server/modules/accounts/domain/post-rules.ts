import type { PostStanding } from '#contract/accounts/roles.ts';

/** The fields of a post request that do not fit what posts with its role stand over; empty when all is well. */
export const misfits = (
  standing: PostStanding,
  reach: { areaId: string | null; organisationId: string | null },
): readonly ('areaId' | 'organisationId')[] => {
  const wrong: ('areaId' | 'organisationId')[] = [];
  if ((standing === 'area' || standing === 'area_and_team') !== (reach.areaId !== null)) wrong.push('areaId');
  if (standing !== 'area_and_team' && (standing === 'organisation') !== (reach.organisationId !== null)) wrong.push('organisationId');
  return wrong;
};
