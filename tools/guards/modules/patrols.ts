import type { Guard } from '../guard.ts';

const test = 'server/modules/patrols/patrols.test.ts';

/** What keeps rounds whole and scanning within the rule. */
const guards: readonly Guard[] = [
  {
    name: 'a round held while it is counted',
    file: 'server/modules/patrols/store/rounds.ts',
    text: 'do update set stops = r.stops returning route_id',
    without: 'do nothing returning route_id',
    test,
    title: 'two who walk a round at one time lose nothing: the round is held while it is counted',
  },
  {
    name: 'no compulsory scan without a basis',
    file: 'server/modules/patrols/commands/plan-routes.ts',
    text: 'if (plan.scanning && bare.length > 0)',
    without: 'if (plan.scanning && bare.length > plan.stops.length)',
    test,
    title: 'scanning is for points with a named basis alone: elsewhere a setting that asks for it is refused with the source of the rule',
  },
];
export default guards;
