import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/**
 * Subsidies for property services: who looks at them, who writes schemes, who reckons and notes what was paid, who checks and approves; and who stands for a company
 * that is paid.
 */
export const permissions = declarePermissions({
  'subsidies.read': { reach: 'jurisdiction', roles: ['supervisor', 'leader'] },
  'subsidies.design': { reach: 'jurisdiction', roles: ['supervisor'], needs: 'subsidies.read' },
  'subsidies.run': { reach: 'jurisdiction', roles: ['supervisor'], needs: 'subsidies.read' },
  'subsidies.approve': { reach: 'jurisdiction', roles: ['supervisor', 'leader'], needs: 'subsidies.read' },
  'subsidies.answer': { reach: 'organisation', roles: ['handler', 'property_manager'] },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
