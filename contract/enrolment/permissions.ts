import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Enrolment 双报到: communities keep it; the branch of a home unit confirms those who say they belong to it, and reads what comes back to the unit. */
export const permissions = declarePermissions({
  'enrolment.read': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor', 'leader'] },
  'enrolment.manage': { reach: 'area', roles: ['clerk', 'supervisor'], needs: 'enrolment.read' },
  'enrolment.confirm': { reach: 'organisation', roles: ['unit_secretary'] },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
