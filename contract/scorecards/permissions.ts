import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/**
 * Scorecards: who follows those of an area (whoever holds a post there, that of the post), who writes cards, who runs a period and gives points by hand, who answers appeals; and who stands for somebody that
 * is scored, an organisation or an area, and contests its figures.
 */
export const permissions = declarePermissions({
  'scorecards.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader'] },
  'scorecards.design': { reach: 'jurisdiction', roles: ['supervisor'], needs: 'scorecards.read' },
  'scorecards.run': { reach: 'jurisdiction', roles: ['supervisor'], needs: 'scorecards.read' },
  'scorecards.give': { reach: 'area', roles: ['dispatcher', 'supervisor'], needs: 'scorecards.read' },
  'scorecards.answer': { reach: 'organisation', roles: ['handler', 'property_manager'] },
  'scorecards.review': { reach: 'jurisdiction', roles: ['supervisor', 'leader'], needs: 'scorecards.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
