import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/**
 * Credit of property companies: who looks at it, who writes the scheme, who enters what is known of the companies that serve an area, who answers objections and
 * repairs and rates a year; and who stands for a company.
 */
export const permissions = declarePermissions({
  'credits.read': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor', 'leader'] },
  'credits.design': { reach: 'jurisdiction', roles: ['supervisor'], needs: 'credits.read' },
  'credits.enter': { reach: 'area', roles: ['dispatcher', 'supervisor'], needs: 'credits.read' },
  'credits.review': { reach: 'jurisdiction', roles: ['supervisor', 'leader'], needs: 'credits.read' },
  'credits.answer': { reach: 'organisation', roles: ['handler', 'property_manager'] },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
