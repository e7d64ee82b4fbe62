import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Evaluations of departments: who runs them, who follows what came of them, who rates for an area, who rates for an organisation or is rated with it. */
export const permissions = declarePermissions({
  'evaluations.manage': { reach: 'jurisdiction', roles: ['supervisor'] },
  'evaluations.read': { reach: 'jurisdiction', roles: ['supervisor', 'leader'] },
  'evaluations.rate': { reach: 'area', roles: ['clerk', 'dispatcher'] },
  'evaluations.answer': { reach: 'organisation', roles: ['handler', 'property_manager', 'unit_secretary'] },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
