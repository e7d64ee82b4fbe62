import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Fair figures: who sees rates, asks for exclusions, decides on them, looks again at what was closed. The call list goes by `cases.call_back`. */
export const permissions = declarePermissions({
  'ratings.read': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor', 'leader'], needs: 'cases.read' },
  'ratings.read_own': { reach: 'organisation', roles: ['handler', 'property_manager', 'mediator'], needs: 'cases.read_assigned' },
  'ratings.ask_exclusion': { reach: 'organisation', roles: ['handler', 'property_manager'], needs: 'ratings.read_own' },
  'ratings.decide_exclusion': { reach: 'area', roles: ['dispatcher', 'supervisor'], needs: 'ratings.read' },
  'ratings.draw': { reach: 'area', roles: ['supervisor'], needs: 'ratings.read' },
  'ratings.inspect': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor'], needs: 'cases.read' },
  'ratings.rule': { reach: 'area', roles: ['supervisor'], needs: 'ratings.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
