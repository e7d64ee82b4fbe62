import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Tools of the desk: who covers parts of photos. Whoever may speak with the reporter looks under the cover, with a reason. */
export const permissions = declarePermissions({
  'desk.redact': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'], needs: 'cases.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
