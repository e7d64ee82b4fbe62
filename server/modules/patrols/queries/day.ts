import type { DayItem } from '#contract/field/api.ts';
import type { DaySection } from '#modules/field/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { planOn } from '../domain/rounds.ts';
import { mayUsePatrols } from '../policy.ts';
import { ownRoutes } from './mine.ts';
import { dueRounds, presentRounds } from './rounds.ts';
import { momentsOf } from './span.ts';

/** Rounds somebody may walk, in their day: one item for each, at its first stop. What was missed is no longer asked for. */
export const patrolsInDay = (context: Context): DaySection<Eye | null> => ({
  section: 'patrols',
  before: async (viewer) => (mayUsePatrols(viewer) ? eyeOf(context, viewer) : null),
  load: async (tx, viewer, day, eye) => {
    if (eye === null) return [];
    const [from, to] = momentsOf(day, day);
    const routes = await ownRoutes(tx, viewer, day);
    const rounds = await presentRounds(eye, tx, dueRounds(eye, routes, from, to));
    const byId = new Map(routes.map((route) => [route.id, route]));
    return rounds
      .filter(({ state }) => state !== 'missed' && state !== 'partly')
      .map((round): DayItem => {
        const route = byId.get(round.routeId);
        const first = route && eye.places.get(planOn(route.plans, day).stops[0] ?? '');
        return {
          id: `${round.routeId}/${round.key}`,
          kind: 'patrols.round',
          title: round.route,
          detail: `${round.done}/${round.stops}`,
          area: round.area.name,
          point: first ? { lon: first.lon, lat: first.lat } : null,
          from: round.from,
          until: round.until,
          minutes: route?.minutes ?? null,
          urgent: false,
          link: `/patrols/${round.routeId}/${round.key.replace('/', '.')}`,
          state: round.state === 'done' ? 'done' : 'due',
        };
      });
  },
});
