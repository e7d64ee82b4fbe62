import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/whistles/api.ts';
import type { AssignmentState } from '#contract/whistles/kinds.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { noteInCase } from '../case-log.ts';
import type { Context, Eye } from '../context.ts';
import { assignmentNotice } from '../notices.ts';
import { answersFor, isCaller } from '../policy.ts';
import { caseForAssigning } from '../queries/assignments.ts';
import { getVisible, isAssigner, mayAssignIn, presentAssignment } from '../queries/present.ts';
import { changeAssignment, findAssignment, insertAssignment } from '../store/assignments.ts';
import { ahead, callable } from './call.ts';
import { type WhistleCommand, whistleCommand } from './whistle-command.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

const shown = async ({ eye, tx }: WhistleCommand, id: string): Promise<api.Assignment> =>
  presentAssignment(eye, (await findAssignment(tx, id)) ?? fail('whistles.assignment_not_found'));

interface Ground {
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly byPath: string | null;
  readonly byOrganisationId: string | null;
  readonly byName: string;
  readonly organisationName: string;
}

/** The ground of a sub-task of a whistle: those called assist; its caller or who leads gives it. */
const inWhistle = async (eye: Eye, tx: Tx, whistleId: string, organisationId: string): Promise<Ground> => {
  const { whistle, calls } = await getVisible(eye, tx, whistleId, true);
  if (whistle.state !== 'open') fail('whistles.over');
  if (!mayAssignIn(eye, whistle, calls)) fail('session.forbidden');
  const called = calls.find((one) => one.organisationId === organisationId) ?? fail('whistles.not_called');
  const lead = calls.find(({ leads }) => leads);
  const asCaller = isCaller(eye.viewer, whistle.callerPath);
  return {
    caseId: whistle.caseId,
    caseNumber: whistle.caseNumber,
    byPath: asCaller ? whistle.callerPath : null,
    byOrganisationId: asCaller ? null : (lead?.organisationId ?? null),
    byName: asCaller ? whistle.callerName : (lead?.organisationName ?? ''),
    organisationName: called.organisationName,
  };
};

/** The ground of a sub-task of a case: who calls for its area gives it, or who handles it. */
const inCase = async (eye: Eye, tx: Tx, caseId: string, organisationId: string): Promise<Ground> => {
  const { found, area, handler } = await caseForAssigning(eye, tx, caseId);
  if (!area && handler === null) fail('session.forbidden');
  const place = eye.snapshot.findByPath(found.areaPath) ?? eye.snapshot.root;
  return {
    caseId: found.id,
    caseNumber: found.number,
    byPath: area ? found.areaPath : null,
    byOrganisationId: area ? null : handler,
    byName: area ? eye.snapshot.describe(place) : (eye.book.get(handler ?? '')?.name ?? ''),
    organisationName: callable(eye, organisationId, found.areaPath).name,
  };
};

/** Gives an organisation a sub-task with a time of its own. */
export const assign = (context: Context, viewer: Viewer, body: Body<typeof api.assign>): Promise<api.Assignment> =>
  whistleCommand(
    context,
    viewer,
    'whistles.assign',
    body,
    async ({ eye, tx, at, actorId, log }) => {
      const dueAt = ahead(body.dueAt, at);
      const { id, whistleId, organisationId, title } = body;
      const ground =
        whistleId === null
          ? await inCase(eye, tx, body.caseId ?? fail('whistles.case_not_found'), organisationId)
          : await inWhistle(eye, tx, whistleId, organisationId);
      const yellowAt = new Date(dueAt.getTime() - 0.2 * (dueAt.getTime() - at.getTime()));
      const row = { id, whistleId, organisationId, title, ...ground, assignedBy: viewer.accountId, assignedAt: at, dueAt, yellowAt };
      await insertAssignment(tx, row);
      await notify(tx, viewer.jurisdictionId, [assignmentNotice(row, 'assigned', { actorId, at })]);
      await noteInCase(eye, tx, row.caseId, {
        what: 'assigned',
        data: { by: row.byName, organisation: row.organisationName },
        text: title,
        involve: [organisationId],
      });
      await log('whistles.assigned', title, { data: { id, organisation: ground.organisationName } });
      return id;
    },
    shown,
  );

const states = { accept: 'accepted', done: 'done', return: 'returned', cancel: 'cancelled' } as const satisfies Record<
  string,
  AssignmentState
>;

/** Moves a sub-task on: the organisation accepts, does or returns it; whoever gave it cancels it. */
export const actOnAssignment = (
  context: Context,
  viewer: Viewer,
  assignmentId: string,
  body: Body<typeof api.actOnAssignment>,
): Promise<api.Assignment> =>
  whistleCommand(
    context,
    viewer,
    `whistles.act_on_assignment ${assignmentId}`,
    body,
    async ({ eye, tx, at, actorId, log }) => {
      const a = (await findAssignment(tx, assignmentId, true)) ?? fail('whistles.assignment_not_found');
      const [own, gave] = [answersFor(viewer, [a.organisationId]), isAssigner(eye, a)];
      if (!own && !gave) fail('whistles.assignment_not_found');
      if (body.act === 'cancel' ? !gave : !own) fail('session.forbidden');
      if (a.endedAt !== null || (body.act === 'accept' && a.state !== 'assigned')) fail('whistles.assignment_over');
      if (body.act === 'return' && body.words === null) fail('whistles.reason_needed');
      const state = states[body.act];
      const ends = state !== 'accepted';
      await changeAssignment(tx, a.id, {
        state,
        acceptedAt: a.acceptedAt ?? (state === 'accepted' || state === 'done' ? at : null),
        endedAt: ends ? at : null,
        endedBy: ends ? viewer.accountId : null,
        words: body.words ?? a.words,
      });
      await notify(tx, viewer.jurisdictionId, [assignmentNotice(a, state, { actorId, at })]);
      await noteInCase(eye, tx, a.caseId, {
        what: `assignment_${state}`,
        data: { by: a.byName, organisation: a.organisationName },
        text: body.words === null ? a.title : `${a.title}\n${body.words}`,
      });
      await log(`whistles.assignment_${state}`, a.title, { data: { id: a.id } });
      return a.id;
    },
    shown,
  );
