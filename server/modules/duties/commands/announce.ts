import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/duties/api.ts';
import { dutyClassSet } from '#contract/duties/kinds.ts';
import { standing } from '#contract/duties/values.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { checkKind } from '#kernel/kinds.ts';
import { findBuilding } from '#modules/households/index.ts';
import { areaOf, type Context, type Eye, eyeOf } from '../context.ts';
import { mayManage } from '../policy.ts';
import { dutyShown } from '../queries/present.ts';
import { changeDutyRow, closeDutyRow, type DutyRecord, findDuty, insertDuties, type NewDuty } from '../store/duties.ts';
import { holdersOf } from '../store/holders.ts';
import { leave } from './leave.ts';
import { tellPlaces } from './tell.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
type Content = Omit<Body<typeof api.changeDuty>, 'version'>;
type Answer = z.input<typeof api.getDuty.response>;

/** What is told of a duty as it is stored. @throws duties.term_wrong, duties.building_elsewhere, platform.kind_unknown */
const rowOf = async (
  eye: Eye,
  tx: Tx,
  id: string,
  areaPath: string,
  { point, ...body }: Content,
  before: DutyRecord | null,
): Promise<Omit<NewDuty, 'createdAt'>> => {
  checkKind(eye.kinds, dutyClassSet, body.class, before?.class);
  if (body.untilOn !== null && body.untilOn < body.fromOn) fail('duties.term_wrong');
  if (body.buildingId !== null && body.buildingId !== before?.buildingId) {
    const building = await findBuilding(tx, eye.today, body.buildingId);
    if (!building || building.goneOn !== null || !building.areaCode.startsWith(areaPath.replaceAll('.', '')))
      fail('duties.building_elsewhere');
  }
  return { ...body, id, areaPath, lon: point?.lon ?? null, lat: point?.lat ?? null };
};

/** A duty that the viewer manages. @throws duties.duty_not_found */
const managed = async (tx: Tx, viewer: Viewer, id: string): Promise<DutyRecord> => {
  const d = await findDuty(tx, id);
  return d && mayManage(viewer, d.areaPath) ? d : fail('duties.duty_not_found');
};
const run = async (
  context: Context,
  viewer: Viewer,
  what: string,
  body: { id: string },
  act: (eye: Eye, running: Command) => Promise<string>,
): Promise<Answer> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    what,
    body,
    async (running) => ({ duty: await act(eye, running) }),
    ({ tx }, { duty }) => dutyShown(eye, tx, duty),
  );
};

/** Announces a duty. */
export const createDuty = (context: Context, viewer: Viewer, body: Body<typeof api.createDuty>): Promise<Answer> =>
  run(context, viewer, 'duties.create', body, async (eye, { tx, at }) => {
    const { areaCode, ...content } = body;
    const area = areaOf(eye, areaCode);
    if (!mayManage(viewer, area.path)) fail('session.forbidden');
    await insertDuties(tx, [{ ...(await rowOf(eye, tx, body.id, area.path, content, null)), createdAt: at }], viewer.accountId);
    return body.id;
  });

/** Changes what is told of a duty. */
export const changeDuty = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.changeDuty>): Promise<Answer> =>
  run(context, viewer, `duties.change ${id}`, body, async (eye, { tx }) => {
    const d = await managed(tx, viewer, id);
    if (d.closedAt !== null) fail('duties.closed');
    if (d.version !== body.version) fail('duties.changed');
    const { version, ...content } = body;
    const row = await rowOf(eye, tx, id, d.areaPath, content, d);
    if (body.heads < d.taken) fail('duties.heads_taken', { taken: d.taken });
    if (!(await changeDutyRow(tx, version, row))) fail('duties.changed');
    return id;
  });

/** Ends a duty for good, and the terms of all who have it. */
export const closeDuty = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.closeDuty>): Promise<Answer> =>
  run(context, viewer, `duties.close ${id}`, body, async (eye, running) => {
    const d = await managed(running.tx, viewer, id);
    if (!(await closeDutyRow(running.tx, id, running.at))) fail('duties.closed');
    const there = (await holdersOf(running.tx, id)).filter(({ state }) => (standing as readonly string[]).includes(state));
    for (const h of there) await leave(eye, running.tx, h, h.state === 'active' ? 'ended' : 'declined', body.words || null);
    await tellPlaces(running.tx, eye, d, there, 'closed');
    await running.log('duties.closed', id, { reason: body.words || null });
    return id;
  });
