import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/disclosures/api.ts';
import type { DisclosureDetail, Notice } from '#contract/disclosures/api.ts';
import { answerDays, inquiryDays } from '#contract/disclosures/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import { notify } from '#kernel/notify.ts';
import { isViolation } from '#kernel/violations.ts';
import { maskName } from '#modules/persons/domain/index.ts';
import { type Context, codeOf, type DisclosureCommand, disclosureCommand } from '../context.ts';
import { byItself, mayPress, stateOf } from '../domain/state.ts';
import { numbersMasked, refuseNumbers } from '../numbers.ts';
import { mayAnswer, mayFind, mayRead } from '../policy.ts';
import { detailShown, noticeShown, readNoticeCode } from '../queries/present.ts';
import { type DisclosureRecord, findByToken, lockDisclosure } from '../store/disclosures.ts';
import { answerRow, findObjection, findRow, insertObjection, type ObjectionRow, pressRow } from '../store/objections.ts';
import type { Objected } from '../subjects.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Lets the module it belongs to know. */
const tellSubject = async (
  { eye, tx, ...by }: DisclosureCommand,
  d: DisclosureRecord,
  objected: Omit<Objected, 'disclosureId'>,
): Promise<void> => {
  if (d.subjectId !== null)
    await eye.context.subjects.of(d.subjectType)?.objection?.(tx, by, d.subjectId, { disclosureId: d.id, ...objected });
};
const tellStaff = ({ tx, jurisdictionId, actorId, at }: DisclosureCommand, d: DisclosureRecord, cause: string): Promise<void> =>
  notify(tx, jurisdictionId, [
    {
      kind: 'disclosures.objected',
      variant: 'raised',
      to: { permission: 'disclosures.answer', around: d.areaPath },
      except: actorId,
      subject: d.id,
      data: {},
      cause,
      at,
    },
  ]);
/** Tells those who stand above that something is to be looked into. */
const tellAbove = async (
  { eye, tx, jurisdictionId, actorId, at }: DisclosureCommand,
  d: DisclosureRecord,
  objectionId: string,
): Promise<void> => {
  const area = eye.snapshot.findByPath(d.areaPath);
  const above = area && eye.snapshot.ancestors(area).at(-1);
  await notify(tx, jurisdictionId, [
    {
      kind: 'disclosures.inquiry',
      variant: 'asked',
      to: { permission: 'disclosures.inquire', around: above?.path ?? d.areaPath },
      except: actorId,
      subject: d.id,
      data: {},
      cause: `${objectionId} inquiry`,
      at,
    },
  ]);
};
/** Tells whoever objected on the phone. */
const tellObjector = async (
  running: DisclosureCommand,
  d: DisclosureRecord,
  o: ObjectionRow,
  variant: 'answered' | 'found',
): Promise<void> => {
  const { eye, tx, jurisdictionId, at } = running;
  if (o.accountId === null) return;
  await notify(tx, jurisdictionId, [
    {
      kind: 'disclosures.answered',
      variant,
      to: { accounts: [o.accountId] },
      subject: codeOf(eye.jurisdictionCode, d.token),
      data: {},
      cause: `${o.id} ${variant}`,
      at,
    },
  ]);
};

/** Enters an objection to something held. @throws disclosures.no_objections, disclosures.objection_late, disclosures.objected_already */
const raise = async (
  running: DisclosureCommand,
  d: DisclosureRecord,
  given: { about: ObjectionRow['about']; words: string; name: string; counter: boolean },
): Promise<void> => {
  const { eye, tx, viewer, at, log } = running;
  if (!d.takesObjections || d.objectionsUntil === null) return fail('disclosures.no_objections');
  if (stateOf(d, eye.today) !== 'open' || d.objectionsUntil < eye.today) fail('disclosures.objection_late', { day: d.objectionsUntil });
  const id = idOf(at);
  await insertObjection(tx, {
    id,
    disclosureId: d.id,
    about: given.about,
    words: numbersMasked(given.words),
    accountId: given.counter ? null : viewer.accountId,
    writtenBy: given.counter ? viewer.accountId : null,
    maskedName: maskName(given.name),
    at,
    dueOn: daysAfter(eye.today, settingOf(answerDays, eye.settings)),
    publishedBy: d.publishedBy,
  }).catch((error: unknown) => {
    if (isViolation(error, 'disclosure_objections_once')) fail('disclosures.objected_already');
    throw error;
  });
  await log('disclosures.objected', d.id, { data: { counter: given.counter } });
  await tellStaff(running, d, id);
  await tellSubject(running, d, { objectionId: id, step: 'raised', verdict: null });
};

/** Whoever is signed in objects, from the page of a disclosure. @throws disclosures.sign_in_first, disclosures.code_unknown */
export const objectToNotice = async (
  context: Context,
  viewer: Viewer,
  code: string,
  body: Body<typeof api.objectToNotice>,
): Promise<Notice> => {
  if (viewer.anonymous) fail('disclosures.sign_in_first');
  const { jurisdictionId, token } = await readNoticeCode(context, code);
  if (jurisdictionId !== viewer.jurisdictionId) fail('disclosures.code_unknown');
  return disclosureCommand(
    context,
    viewer,
    `disclosures.object ${code}`,
    body,
    async (running) => {
      const found = await findByToken(running.tx, token);
      const d = found && (await lockDisclosure(running.tx, found.id));
      if (!d) return fail('disclosures.code_unknown');
      await raise(running, d, { about: body.about, words: body.words, name: viewer.name, counter: false });
      return d.id;
    },
    (eye, tx, id) => noticeShown(eye, tx, id, viewer),
  );
};

/** A clerk writes one down at the counter. @throws disclosures.not_found, session.forbidden */
export const writeObjection = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: Body<typeof api.writeObjection>,
): Promise<DisclosureDetail> =>
  disclosureCommand(
    context,
    viewer,
    `disclosures.write_objection ${id}`,
    body,
    async (running) => {
      const d = await lockDisclosure(running.tx, id);
      if (!d || !mayRead(viewer, d.areaPath)) return fail('disclosures.not_found');
      if (!mayAnswer(viewer, d.areaPath)) fail('session.forbidden');
      await raise(running, d, { about: body.about, words: body.words, name: body.name, counter: true });
      return id;
    },
    detailShown,
  );

/** Holds the disclosure of an objection, then reads the objection as it stands: answering and pressing take turns. */
const hold = async ({ tx }: DisclosureCommand, objectionId: string): Promise<{ o: ObjectionRow; d: DisclosureRecord }> => {
  const found = await findObjection(tx, objectionId);
  const d = found && (await lockDisclosure(tx, found.disclosureId));
  const o = d && (await findObjection(tx, objectionId));
  return o && d ? { o, d } : fail('disclosures.objection_not_found');
};

const press = async (running: DisclosureCommand, d: DisclosureRecord, o: ObjectionRow, reason: string): Promise<void> => {
  const { eye, tx, at, log } = running;
  if (o.pressedAt !== null) fail('disclosures.pressed_already');
  if (!mayPress(o, eye.today)) fail('disclosures.not_answered', { day: o.dueOn });
  await pressRow(tx, o.id, { reason, at, due: daysAfter(eye.today, settingOf(inquiryDays, eye.settings)) });
  await log('disclosures.pressed', d.id, { reason });
  await tellAbove(running, d, o.id);
};

/**
 * Answers an objection, by somebody else than who published. What is said to be untrue and is goes to the level above by itself.
 * @throws disclosures.own_disclosure, disclosures.answered_already
 */
export const answerObjection = (
  context: Context,
  viewer: Viewer,
  objectionId: string,
  body: Body<typeof api.answerNoticeObjection>,
): Promise<DisclosureDetail> =>
  disclosureCommand(
    context,
    viewer,
    `disclosures.answer ${objectionId}`,
    body,
    async (running) => {
      const { tx, eye, at, log } = running;
      const { o, d } = await hold(running, objectionId);
      if (!mayRead(viewer, d.areaPath)) fail('disclosures.objection_not_found');
      if (!mayAnswer(viewer, d.areaPath)) fail('session.forbidden');
      if (o.answeredAt !== null || o.foundAt !== null) fail('disclosures.answered_already');
      refuseNumbers(body.words);
      await answerRow(tx, o.id, { verdict: body.verdict, words: body.words, by: viewer.accountId, at }).catch((error: unknown) => {
        if (isViolation(error, 'disclosure_objections_answered_by_another')) fail('disclosures.own_disclosure');
        throw error;
      });
      await log('disclosures.answered', d.id, { data: { verdict: body.verdict } });
      if (o.about === 'untrue' && body.verdict !== 'rejected' && o.pressedAt === null) {
        await pressRow(tx, o.id, { reason: byItself, at, due: daysAfter(eye.today, settingOf(inquiryDays, eye.settings)) });
        await tellAbove(running, d, o.id);
      }
      await tellObjector(running, d, o, 'answered');
      await tellSubject(running, d, { objectionId: o.id, step: 'answered', verdict: body.verdict });
      return d.id;
    },
    detailShown,
  );

/** Whoever objected takes it to the level above. @throws disclosures.objection_not_found */
export const pressOwn = async (
  context: Context,
  viewer: Viewer,
  objectionId: string,
  body: Body<typeof api.pressObjection>,
): Promise<Notice> =>
  disclosureCommand(
    context,
    viewer,
    `disclosures.press ${objectionId}`,
    body,
    async (running) => {
      const { o, d } = await hold(running, objectionId);
      if (o.accountId !== viewer.accountId) fail('disclosures.objection_not_found');
      await press(running, d, o, numbersMasked(body.reason));
      return d.id;
    },
    (eye, tx, id) => noticeShown(eye, tx, id, viewer),
  );

/** The same for one that was written down at the counter. */
export const pressWritten = (
  context: Context,
  viewer: Viewer,
  objectionId: string,
  body: Body<typeof api.pressWrittenObjection>,
): Promise<DisclosureDetail> =>
  disclosureCommand(
    context,
    viewer,
    `disclosures.press_written ${objectionId}`,
    body,
    async (running) => {
      const { o, d } = await hold(running, objectionId);
      if (!mayRead(viewer, d.areaPath) || o.writtenBy === null) fail('disclosures.objection_not_found');
      if (!mayAnswer(viewer, d.areaPath)) fail('session.forbidden');
      await press(running, d, o, numbersMasked(body.reason));
      return d.id;
    },
    detailShown,
  );

/** What the level above found out. @throws disclosures.not_above, disclosures.no_inquiry */
export const findOn = (
  context: Context,
  viewer: Viewer,
  objectionId: string,
  body: Body<typeof api.findOnObjection>,
): Promise<DisclosureDetail> =>
  disclosureCommand(
    context,
    viewer,
    `disclosures.find ${objectionId}`,
    body,
    async (running) => {
      const { tx, eye, at, log } = running;
      const { o, d } = await hold(running, objectionId);
      if (!mayRead(viewer, d.areaPath)) fail('disclosures.objection_not_found');
      if (!mayFind(viewer, d.areaPath, eye.snapshot.root.path)) fail('disclosures.not_above');
      if (o.pressedAt === null || o.foundAt !== null) fail('disclosures.no_inquiry');
      refuseNumbers(body.words);
      await findRow(tx, o.id, { verdict: body.verdict, words: body.words, by: viewer.accountId, at });
      await log('disclosures.found', d.id, { data: { verdict: body.verdict } });
      await tellObjector(running, d, o, 'found');
      await tellSubject(running, d, { objectionId: o.id, step: 'found', verdict: body.verdict });
      return d.id;
    },
    detailShown,
  );
