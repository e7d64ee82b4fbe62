import * as api from '#contract/patrols/api.ts';
import type { Repeats } from '#tools/testing/repeats.ts';
import { basis, newPoint, pointBody, routeBody, scanBody } from './round.ts';

/** Every act of this module that carries an id, taken once by somebody in their post. */
export default {
  take: async (d, send) => {
    d.clock.set('2025-09-15T02:00:00.000Z');
    const point = await newPoint(d, '重放巡查点');
    await send('supervisor', api.setPoint, [point.id], pointBody({ basis }));
    const made = await send('clerk', api.createRoute, [], routeBody(d, [point.id], { scanning: true }));
    const scan = scanBody(d, made.id, point.id, { signUnreadable: true });
    const found = await send('grid_worker', api.recordScan, [], scan);
    await send('clerk', api.reviewScan, [found.id], { verdict: 'accepted', reason: '牌子确已损坏' });
    const changed = await send('clerk', api.changeRoute, [made.id], {
      ...routeBody(d, [point.id], { since: '2025-09-16', name: '改名' }),
      version: made.version,
    });
    await d.asOwner(
      `insert into patrol_misses (jurisdiction_id, case_id, scan_id, route_id, place_id, area_code, case_number, reported_at, passed_at)
       values ($1, $2, $2, $3, $4, $5, '1', now(), now())`,
      [d.id, found.id, made.id, point.id, d.area('001001001').code],
    );
    await send('clerk', api.contestMiss, [made.id, found.id], { reason: '当时确无问题' });
    await send('supervisor', api.ruleMiss, [made.id, found.id], { verdict: 'withdrawn', reason: '属实' });
    await send('clerk', api.endRoute, [made.id], { version: changed.version, reason: '并入他路' });
  },
} satisfies Repeats;
