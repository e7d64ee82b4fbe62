import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Circle, changeCircle as changeEndpoint, createCircle as createEndpoint, Outline } from '#contract/circles/api.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, circleCommand, type Eye } from '../context.ts';
import { faultOfOutline } from '../domain/outline.ts';
import { mayManage, mayRead } from '../policy.ts';
import { circleShown } from '../queries/present.ts';
import { insertCircle, lockCircle, organisationOf, updateCircle } from '../store/circles.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Path of an area the viewer keeps circles in. @throws territory.area_not_found, session.forbidden */
const placeOf = ({ snapshot, viewer }: Eye, code: string): string => {
  const { path } = snapshot.find(code) ?? fail('territory.area_not_found', { code });
  return mayManage(viewer, path) ? path : fail('session.forbidden');
};
const mustExist = async (tx: Tx, organisationId: string | null): Promise<void> => {
  if (organisationId !== null && !(await organisationOf(tx, organisationId))) fail('organisations.organisation_not_found');
};

/** @throws circles.outline_unfit */
const outlineOf = ({ outline }: { readonly outline: Outline | null }): Outline | null => {
  const fault = outline && faultOfOutline(outline);
  return fault ? fail('circles.outline_unfit', { fault }) : outline;
};

/** A circle the viewer keeps, held. @throws circles.circle_not_found, session.forbidden, circles.circle_ended */
export const holdCircle = async ({ viewer }: Eye, tx: Tx, id: string) => {
  const found = await lockCircle(tx, id);
  if (!found || !mayRead(viewer, found.areaPath)) return fail('circles.circle_not_found');
  if (!mayManage(viewer, found.areaPath)) fail('session.forbidden');
  return found.endedOn === null ? found : fail('circles.circle_ended');
};

export const createCircle = (context: Context, viewer: Viewer, body: Body<typeof createEndpoint>): Promise<Circle> =>
  circleCommand(
    context,
    viewer,
    'circles.create',
    body,
    async ({ eye, tx, log }) => {
      const areaPath = placeOf(eye, body.areaCode);
      await mustExist(tx, body.leadId);
      const id = v7();
      await insertCircle(tx, { id, name: body.name, areaPath, leadId: body.leadId, note: body.note || null, outline: outlineOf(body) });
      await log('circles.created', id, { data: { name: body.name } });
      return id;
    },
    circleShown,
  );

/** Changes what is said of a circle; one that ends keeps its merchants, and their signs go on saying what holds. */
export const changeCircle = (context: Context, viewer: Viewer, id: string, body: Body<typeof changeEndpoint>): Promise<Circle> =>
  circleCommand(
    context,
    viewer,
    `circles.change ${id}`,
    body,
    async ({ eye, tx, log }) => {
      const before = await holdCircle(eye, tx, id);
      if (before.version !== body.version) fail('circles.circle_changed', { version: before.version });
      const areaPath = placeOf(eye, body.areaCode);
      await mustExist(tx, body.leadId);
      const endedOn = body.ended ? eye.today : null;
      await updateCircle(tx, {
        id,
        name: body.name,
        areaPath,
        leadId: body.leadId,
        note: body.note || null,
        endedOn,
        outline: outlineOf(body),
      });
      await log(body.ended ? 'circles.ended' : 'circles.changed', id, { data: { name: body.name } });
      return id;
    },
    circleShown,
  );
