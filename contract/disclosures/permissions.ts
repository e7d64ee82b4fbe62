import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Disclosure: who reads its list, publishes, answers objections, and looks into what is said to be untrue one level below. */
export const permissions = declarePermissions({
  'disclosures.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader'] },
  'disclosures.publish': { reach: 'area', roles: ['clerk', 'dispatcher'], needs: 'disclosures.read' },
  'disclosures.answer': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'], needs: 'disclosures.read' },
  'disclosures.inquire': { reach: 'area', roles: ['dispatcher', 'supervisor'], needs: 'disclosures.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
