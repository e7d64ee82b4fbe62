import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type {
  reportRenovationDefect as defectEndpoint,
  doneRenovationMilestone as doneEndpoint,
  addRenovationPictures as picturesEndpoint,
  superviseRenovation as superviseEndpoint,
} from '#contract/renovations/api.ts';
import type { RenovationDetail, RenovationOfMine } from '#contract/renovations/shown.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { claim } from '#kernel/files/claim.ts';
import { idOf } from '#kernel/ids.ts';
import { notify } from '#kernel/notify.ts';
import { findCase } from '#modules/cases/index.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import { type Context, renovationCommand } from '../context.ts';
import { mayManage } from '../policy.ts';
import { areaCodeOf, renovationForMe, renovationShown } from '../queries/present.ts';
import { livesIn } from '../store/estate.ts';
import { findRenovation, type RenovationRow, shareRenovation } from '../store/renovations.ts';
import { insertDefect, insertPicture, insertSupervisor, leaveSupervision, milestonesOf, setDone } from '../store/works.ts';
import { holdRenovation } from './hold.ts';
import { supervises } from './step.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Notes that a milestone was reached. */
export const doneMilestone = (
  context: Context,
  viewer: Viewer,
  renovationId: string,
  milestoneId: string,
  body: Body<typeof doneEndpoint>,
): Promise<RenovationDetail> =>
  renovationCommand(
    context,
    viewer,
    `renovations.milestone ${milestoneId}`,
    body,
    async ({ eye, tx, log }) => {
      const r = await holdRenovation(eye, tx, renovationId);
      if (r.stage !== 'works') fail('renovations.stage', { stage: r.stage, act: 'works' });
      const doneOn = body.doneOn ?? eye.today;
      if (doneOn > eye.today) fail('renovations.day_ahead', { day: doneOn });
      if (r.worksFrom !== null && doneOn < r.worksFrom) fail('renovations.day_before', { day: r.worksFrom });
      const found =
        (await milestonesOf(tx, [renovationId])).find(({ id }) => id === milestoneId) ?? fail('renovations.milestone_not_found');
      if (!(await setDone(tx, milestoneId, doneOn))) fail('renovations.milestone_done');
      await log('renovations.milestone_done', renovationId, { data: { title: found.title } });
      return renovationId;
    },
    renovationShown,
  );

/** A renovation in which the viewer takes part as a resident, held beside others. @throws renovations.not_found, renovations.not_resident */
const asResident = async (tx: Tx, viewer: Viewer, id: string): Promise<{ r: RenovationRow; person: string }> => {
  const r = (await shareRenovation(tx, id)) ?? fail('renovations.not_found');
  const person = viewer.anonymous ? null : await tiedPerson(tx, viewer.accountId);
  if (person === null || !(await livesIn(tx, person, areaCodeOf(r)))) return fail('renovations.not_resident');
  return { r, person };
};

/** Shows the works by pictures: whoever runs them, and residents who supervise. */
export const addPictures = (
  context: Context,
  viewer: Viewer,
  renovationId: string,
  body: Body<typeof picturesEndpoint>,
): Promise<{ pictureId: string }> =>
  renovationCommand(
    context,
    viewer,
    `renovations.pictures ${renovationId}`,
    body,
    async ({ eye, tx, log, at, actorId }) => {
      const r = (await shareRenovation(tx, renovationId)) ?? fail('renovations.not_found');
      const person = viewer.anonymous ? null : await tiedPerson(tx, viewer.accountId);
      if (!mayManage(viewer, r.areaPath) && !(await supervises(tx, renovationId, person))) fail('session.forbidden');
      if (r.stage === 'ended' || (body.kind === 'week' && r.worksFrom === null))
        fail('renovations.stage', { stage: r.stage, act: 'works' });
      if (body.takenOn > eye.today) fail('renovations.day_ahead', { day: body.takenOn });
      if (body.kind !== 'before' && r.worksFrom !== null && body.takenOn < r.worksFrom)
        fail('renovations.day_before', { day: r.worksFrom });
      const files = await claim(tx, viewer, body.photoIds, { type: 'renovation', id: renovationId }, 'photo', 9);
      const pictureId = idOf(at);
      const { kind, takenOn, words } = body;
      await insertPicture(tx, { id: pictureId, renovationId, kind, takenOn, words, photoIds: files.map(({ id }) => id), addedBy: actorId });
      await log('renovations.pictures_added', renovationId, { data: { kind, takenOn, count: files.length } });
      return { pictureId };
    },
    async (eye, tx, done) => {
      const r = await findRenovation(tx, renovationId);
      const person = await tiedPerson(tx, viewer.accountId);
      return r && (mayManage(eye.viewer, r.areaPath) || (await supervises(tx, renovationId, person)))
        ? done
        : fail('renovations.not_found');
    },
  );

/** A resident looks after the works, named by consent, or does so no more. */
export const superviseWorks = (
  context: Context,
  viewer: Viewer,
  renovationId: string,
  body: Body<typeof superviseEndpoint>,
): Promise<RenovationOfMine> =>
  renovationCommand(
    context,
    viewer,
    `renovations.supervise ${renovationId}`,
    body,
    async ({ tx, at }) => {
      const { r, person } = await asResident(tx, viewer, renovationId);
      if (!body.supervise) {
        if (!(await leaveSupervision(tx, renovationId, person, at))) fail('renovations.not_supervisor');
        return renovationId;
      }
      if (!['posted', 'voting', 'works', 'acceptance'].includes(r.stage)) fail('renovations.stage', { stage: r.stage, act: 'works' });
      if (!body.consent) fail('request.invalid', { fields: 'consent', issues: [{ path: 'consent', message: 'is needed to be named' }] });
      if (!(await insertSupervisor(tx, { id: idOf(at), renovationId, personId: person, at }))) fail('renovations.supervises_already');
      return renovationId;
    },
    async (eye, tx) => renovationForMe(eye, tx, (await findRenovation(tx, renovationId)) ?? fail('renovations.not_found')),
  );

/** A defect of the works becomes a case. While works are being accepted it waits for that, or that for it. */
export const reportDefect = async (
  context: Context,
  viewer: Viewer,
  renovationId: string,
  body: Body<typeof defectEndpoint>,
): Promise<{ caseId: string; number: string }> => {
  const known = await context.kernel.db.read(systemAccess(viewer.jurisdictionId), (tx) => findRenovation(tx, renovationId));
  if (!known) return fail('renovations.not_found');
  const open = await context.cases.open(viewer, {
    callerId: null,
    caller: null,
    organisationId: null,
    promised: null,
    kind: null,
    text: body.text,
    areaCode: areaCodeOf(known),
    photoIds: body.photoIds,
  });
  return renovationCommand(
    context,
    viewer,
    `renovations.defect ${renovationId}`,
    body,
    async ({ tx, at, actorId }) => {
      const { r } = await asResident(tx, viewer, renovationId);
      if (!['works', 'acceptance', 'accepted', 'paid'].includes(r.stage)) fail('renovations.stage', { stage: r.stage, act: 'works' });
      const { id: caseId } = await open(tx);
      await insertDefect(tx, caseId, renovationId);
      await context.cases.record(tx, null, caseId, { what: 'renovations.defect', data: { title: r.title }, public: true });
      await notify(tx, viewer.jurisdictionId, [
        {
          kind: 'renovations.defect',
          variant: 'reported',
          to: { permission: 'renovations.manage', around: r.areaPath },
          except: actorId,
          subject: renovationId,
          data: {},
          cause: caseId,
          at,
        },
      ]);
      return caseId;
    },
    async (_, tx, caseId) => ({ caseId, number: (await findCase(tx, caseId))?.number ?? fail('case.not_found') }),
  );
};
