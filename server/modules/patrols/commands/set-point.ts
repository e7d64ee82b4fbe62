import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { setPoint as endpoint, PatrolPoint } from '#contract/patrols/points.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { basisOf, type Context, type Eye, eyeOf } from '../context.ts';
import { approves, leads } from '../policy.ts';
import { getPoint, presentPoints } from '../queries/points.ts';
import { type PointRecord, type PointValues, putPoints } from '../store/points.ts';

type Body = z.output<NonNullable<typeof endpoint.body>>;

/**
 * What keeps something from being said of a point: a basis is named by whoever approves, and for days to come.
 * @throws session.forbidden, patrols.checklist_unknown, patrols.basis_past, patrols.hours_reversed
 */
export const checkPoint = ({ viewer, checklists, today }: Eye, before: PointRecord, v: PointValues): void => {
  if (!leads(viewer, before.areaPath)) fail('session.forbidden');
  if (!checklists.some(({ code }) => code === v.checklist)) fail('patrols.checklist_unknown', { code: v.checklist });
  if (v.hours && v.hours[0] >= v.hours[1]) fail('patrols.hours_reversed');
  if (JSON.stringify(v.basis) === JSON.stringify(basisOf(before))) return;
  if (!approves(viewer, before.areaPath)) fail('session.forbidden');
  if (v.basis !== null && v.basis.until < today) fail('patrols.basis_past');
};

/** Says what is looked at at a point, how its code works, and on what basis it may have to be scanned. */
export const setPoint = async (context: Context, viewer: Viewer, placeId: string, body: Body): Promise<PatrolPoint> => {
  const eye = await eyeOf(context, viewer);
  const { id: _, version, ...values } = body;
  return command(
    context.kernel,
    viewer,
    `patrols.set_point ${placeId}`,
    body,
    async ({ tx, log }) => {
      const before = await getPoint(eye, tx, placeId);
      checkPoint(eye, before, values);
      // one statement decides between two who change it at once
      const written = before.version === version ? await putPoints(tx, [{ ...values, placeId, version }]) : [];
      if (written.length === 0) fail('patrols.point_changed', { version: before.version });
      await log('patrols.point_set', before.name, {
        data: { place: placeId, checklist: values.checklist, basis: values.basis?.kind ?? null, until: values.basis?.until ?? null },
      });
      return placeId;
    },
    async ({ tx }) => (await presentPoints(eye, tx, [await getPoint(eye, tx, placeId)]))[0] ?? fail('patrols.point_not_found'),
  );
};
