import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { listPoints, PatrolPoint } from '#contract/patrols/points.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { areaNamed, basisHolds, basisOf, type Context, checklistFor, type Eye, eyeOf, hoursOf } from '../context.ts';
import { approves, leads, readCodes, readsAt } from '../policy.ts';
import { findPoints, type PointKey, type PointRecord, pageOfPoints } from '../store/points.ts';
import { lastPassed } from '../store/scans.ts';

/** The areas somebody asks for as far as they read there, as codes. @throws territory.area_not_found */
export const reachOf = ({ snapshot }: Pick<Eye, 'snapshot'>, own: readonly string[], asked: string | undefined): string[] => {
  if (asked === undefined) return [...own];
  const { code } = snapshot.find(asked) ?? fail('territory.area_not_found', { code: asked });
  return own.some((one) => code.startsWith(one)) ? [code] : own.filter((one) => one.startsWith(code));
};

/** Points as the viewer sees them, with when a round last passed each. */
export const presentPoints = async (eye: Eye, tx: Tx, points: readonly PointRecord[]): Promise<PatrolPoint[]> => {
  const passed = await lastPassed(
    tx,
    points.map(({ placeId }) => placeId),
  );
  return points.map((p) => {
    const list = checklistFor(eye, p);
    const actions: PatrolPoint['actions'] = [];
    if (leads(eye.viewer, p.areaPath)) actions.push('change');
    if (approves(eye.viewer, p.areaPath)) actions.push('approve');
    if (leads(eye.viewer, p.areaPath) && p.codeMode === 'rotating') actions.push('screen');
    return {
      placeId: p.placeId,
      name: p.name,
      area: areaNamed(eye, p.areaCode),
      point: { lon: p.lon, lat: p.lat },
      checklist: list.code,
      checklistName: list.name,
      basis: basisOf(p),
      basisHolds: basisHolds(p, eye.today),
      codeMode: p.codeMode ?? 'fixed',
      metres: p.metres,
      hours: hoursOf(p),
      version: p.version,
      lastAt: passed.get(p.placeId)?.toISOString() ?? null,
      actions,
    };
  });
};

/** A point the viewer may see. @throws patrols.point_not_found */
export const getPoint = async ({ viewer }: Eye, tx: Tx, placeId: string): Promise<PointRecord> => {
  const [found] = await findPoints(tx, [placeId]);
  return found && !found.closed && readsAt(viewer, found.areaPath) ? found : fail('patrols.point_not_found');
};

export const pointsPage = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof listPoints.query>>,
): Promise<z.input<typeof listPoints.response>> => {
  const eye = await eyeOf(context, viewer);
  const filter = { codes: reachOf(eye, readCodes(viewer), q.area), q: q.q || null, basis: q.basis ?? null, today: eye.today };
  const after = readCursor<PointKey>(q.cursor, ['string', 'string', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await pageOfPoints(tx, filter, after, q.limit + 1);
    const { rows, next } = cutPage(found, q.limit, (p): PointKey => [p.areaCode, p.name, p.placeId]);
    return {
      items: await presentPoints(eye, tx, rows),
      next,
      checklists: eye.checklists.map(({ code, name, source }) => ({ code, name, source })),
    };
  });
};
