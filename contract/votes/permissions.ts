import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Voting: who sees how votes go, who opens polls and closes votes, who enters paper ballots. Voters need no permission: they stand on the roll. */
export const permissions = declarePermissions({
  'votes.read': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor', 'leader'] },
  'votes.manage': { reach: 'area', roles: ['clerk', 'dispatcher'], needs: 'votes.read' },
  'votes.papers': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher'] },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
