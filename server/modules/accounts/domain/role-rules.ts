import type { PostStanding } from '#contract/accounts/roles.ts';
import type { Declaration, Reach } from '#contract/kernel/permissions.ts';

const counts: Readonly<Record<PostStanding, readonly Reach[]>> = {
  area: ['area', 'jurisdiction'],
  organisation: ['organisation', 'jurisdiction'],
  area_and_team: ['area', 'organisation', 'jurisdiction'],
  jurisdiction: ['area', 'jurisdiction'],
};

/** Whether a permission counts anywhere in a post that stands so. */
export const countsIn = (standing: PostStanding, reach: Reach): boolean => counts[standing].includes(reach);

/**
 * Why a local role cannot hold a permission; null when it can.
 * @param declared null: nobody declares such a permission
 */
export const whyNot = (standing: PostStanding, declared: Declaration | null): 'unknown' | 'duty' | 'reach' | null => {
  if (declared === null) return 'unknown';
  if (declared.duty !== undefined) return 'duty';
  return countsIn(standing, declared.reach) ? null : 'reach';
};
