import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Daily checks of estates: who sees and enters them, who rules on what companies answer, who answers for a company, who writes the sheet. */
export const permissions = declarePermissions({
  'inspections.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader'] },
  'inspections.record': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher'], needs: 'inspections.read' },
  'inspections.rule': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'], needs: 'inspections.read' },
  'inspections.answer': { reach: 'organisation', roles: ['handler', 'property_manager'] },
  'inspections.set_sheet': { reach: 'jurisdiction', roles: ['supervisor'], needs: 'inspections.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
