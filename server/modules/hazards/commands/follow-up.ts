import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/hazards/api.ts';
import { fail } from '#kernel/errors.ts';
import { claim } from '#kernel/files/claim.ts';
import { idOf } from '#kernel/ids.ts';
import { notify } from '#kernel/notify.ts';
import { templateFor, writeDocument } from '#modules/documents/index.ts';
import { type Context, type Eye, hazardCommand, noteInCase } from '../context.ts';
import { recheckDay } from '../domain/days.ts';
import { noticePaper, noticeSubject } from '../paper.ts';
import { handles, ordersFor, supervises } from '../policy.ts';
import { getVisible, presentHazard } from '../queries/present.ts';
import { changeHazard, findNotice, type HazardRecord, insertCheck, insertNotice, setRefused } from '../store/hazards.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** In whose name somebody acts: of the body in charge, or of the area. @throws session.forbidden */
const sideOf = ({ viewer, snapshot }: Eye, h: HazardRecord): string => {
  if (ordersFor(viewer, h)) return h.bodyName ?? '';
  const area = snapshot.findByPath(h.areaPath);
  return handles(viewer, h.areaPath) && area ? snapshot.describe(area) : fail('session.forbidden');
};

/** Days somebody sets. @throws hazards.day_past, hazards.days_reversed */
const daysOf = (eye: Eye, dueOn: string, recheckOn: string | null) => {
  if (dueOn < eye.today) fail('hazards.day_past');
  const recheck = recheckOn ?? recheckDay(eye.counting, dueOn);
  if (recheck < dueOn) fail('hazards.days_reversed');
  return { dueOn, recheckOn: recheck };
};

/** Issues a notice of rectification with the document made of it. Only whoever works for the enforcing body in charge orders. */
export const issueNotice = async (context: Context, viewer: Viewer, hazardId: string, body: Body<typeof api.issueNotice>) => {
  const source = noticePaper(async () => fail('hazards.hazard_not_found'));
  const template = await templateFor(context.documents, viewer.jurisdictionId, source);
  return hazardCommand(
    context,
    viewer,
    `hazards.issue_notice ${hazardId}`,
    body,
    async ({ eye, tx, at, log }) => {
      const h = await getVisible(eye, tx, hazardId, true);
      const order = body.form === 'order';
      if (order ? !ordersFor(viewer, h) : !handles(viewer, h.areaPath)) fail(order ? 'hazards.may_not_order' : 'session.forbidden');
      if (h.clearedAt !== null) fail('hazards.cleared');
      if (order && body.officers.length !== 2) fail('hazards.may_not_order');
      const days = daysOf(eye, body.dueOn, body.recheckOn);
      const area = eye.snapshot.findByPath(h.areaPath) ?? eye.snapshot.root;
      const areaName = eye.snapshot.describe(area);
      const byName = order ? (h.bodyName ?? '') : areaName;
      const notice = {
        ...body,
        ...days,
        hazardId,
        byName,
        issuedBy: viewer.accountId,
        issuedAt: at,
        documentId: idOf(at),
      };
      const document = await writeDocument(tx, {
        id: notice.documentId,
        source: source.source,
        subjectId: body.id,
        subject: noticeSubject(h, notice, areaName),
        template,
        by: viewer.accountId,
        at,
      });
      if (!document) throw new Error('a new notice has a document already');
      await insertNotice(tx, notice);
      await changeHazard(tx, h.id, days);
      await noteInCase(eye, tx, h.caseId, { what: `notice_${body.form}`, data: { by: byName, number: document.number, day: days.dueOn } });
      await log('hazards.notice_issued', h.title, { data: { id: h.id, form: body.form, number: document.number } });
      return h.id;
    },
    presentHazard,
  );
};

/** Notes that the receiver did not sign. The notice holds all the same. */
export const refuseReceipt = (context: Context, viewer: Viewer, noticeId: string, body: Body<typeof api.refuseReceipt>) =>
  hazardCommand(
    context,
    viewer,
    `hazards.refusal ${noticeId}`,
    body,
    async ({ eye, tx, log }) => {
      const found = (await findNotice(tx, noticeId)) ?? fail('hazards.notice_not_found');
      const h = await getVisible(eye, tx, found.hazardId, true);
      if (found.form === 'order' ? !ordersFor(viewer, h) : !handles(viewer, h.areaPath)) fail('session.forbidden');
      if ((await findNotice(tx, noticeId))?.refused !== null) fail('hazards.receipt_told');
      await setRefused(tx, noticeId, body.words);
      await log('hazards.receipt_refused', h.title, { data: { id: h.id } });
      return h.id;
    },
    presentHazard,
  );

/** Notes a re-inspection. What is not cleared gets a new day, what is cleared is done with. */
export const recheckHazard = (context: Context, viewer: Viewer, hazardId: string, body: Body<typeof api.recheckHazard>) =>
  hazardCommand(
    context,
    viewer,
    `hazards.check ${hazardId}`,
    body,
    async ({ eye, tx, at, log }) => {
      const h = await getVisible(eye, tx, hazardId, true);
      const byName = sideOf(eye, h);
      if (h.clearedAt !== null) fail('hazards.cleared');
      const days = body.cleared ? null : daysOf(eye, body.dueOn ?? fail('hazards.day_needed'), body.recheckOn);
      const photos = (await claim(tx, viewer, body.photoIds, { type: 'hazard', id: h.id }, 'photo', 9)).map(({ id }) => id);
      const { id, cleared, words } = body;
      await insertCheck(tx, {
        id,
        hazardId,
        cleared,
        words,
        photos,
        dueOn: days?.dueOn ?? null,
        checkedBy: viewer.accountId,
        byName,
        checkedAt: at,
      });
      await changeHazard(tx, h.id, days ?? { clearedAt: at });
      const data = { by: byName, ...(days && { day: days.dueOn }) };
      await noteInCase(eye, tx, h.caseId, { what: cleared ? 'cleared' : 'not_cleared', data, text: words });
      await log(cleared ? 'hazards.cleared' : 'hazards.not_cleared', h.title, { data: { id: h.id } });
      return h.id;
    },
    presentHazard,
  );

/** Puts a major hazard under public supervision, or lifts it once the hazard is cleared. */
export const superviseHazard = (context: Context, viewer: Viewer, hazardId: string, body: Body<typeof api.superviseHazard>) =>
  hazardCommand(
    context,
    viewer,
    `hazards.supervise ${hazardId}`,
    body,
    async ({ eye, tx, at, actorId, log }) => {
      const h = await getVisible(eye, tx, hazardId, true);
      if (!supervises(viewer, h.areaPath)) fail('session.forbidden');
      if (body.on) {
        if (h.level !== 'major') fail('hazards.only_major');
        if (h.clearedAt !== null) fail('hazards.cleared');
        if (h.supervisedAt !== null) fail('hazards.supervised');
        const supervisedName = eye.snapshot.describe(eye.snapshot.root);
        await changeHazard(tx, h.id, { supervisedAt: at, supervisedBy: viewer.accountId, supervisedName, supervisedWords: body.words });
        const told = {
          kind: 'hazards.supervised',
          variant: 'on',
          except: actorId,
          subject: h.id,
          data: {},
          cause: `${h.id} on`,
          at,
        } as const;
        await notify(tx, viewer.jurisdictionId, [
          { ...told, to: { permission: 'hazards.handle', around: h.areaPath } },
          ...(h.bodyId ? [{ ...told, to: { permission: 'hazards.order', organisation: h.bodyId } as const }] : []),
        ]);
      } else {
        if (h.supervisedAt === null || h.liftedAt !== null) fail('hazards.not_supervised');
        if (h.clearedAt === null) fail('hazards.not_cleared', { count: 1 });
        await changeHazard(tx, h.id, { liftedAt: at });
      }
      await noteInCase(eye, tx, h.caseId, { what: body.on ? 'supervised' : 'lifted', data: {}, text: body.words });
      await log(body.on ? 'hazards.supervised' : 'hazards.lifted', h.title, { reason: body.words.slice(0, 200), data: { id: h.id } });
      return h.id;
    },
    presentHazard,
  );
