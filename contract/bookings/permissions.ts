import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Rooms of places and who has booked them. Booking needs no permission: a room's rules say who may. */
export const permissions = declarePermissions({
  'bookings.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor'] },
  'bookings.manage': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'], needs: 'bookings.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
