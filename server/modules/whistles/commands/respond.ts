import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { baseOf } from '#contract/kernel/kinds.ts';
import type * as api from '#contract/whistles/api.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { noteInCase } from '../case-log.ts';
import type { Context } from '../context.ts';
import { responseNotice } from '../notices.ts';
import { answersFor, isCaller } from '../policy.ts';
import { mayBeRated, presentWhistle } from '../queries/present.ts';
import { type CallRecord, changeCall } from '../store/calls.ts';
import type { WhistleRecord } from '../store/whistles.ts';
import { advance, getCall, takePhotos, type WhistleCommand, whistleCommand } from './whistle-command.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
type Variant = Parameters<typeof responseNotice>[2];

/** What was done: whom the other side is told of it, and what the log of the case says. */
interface Done {
  readonly variant: Variant | null;
  readonly what: string;
  readonly text?: string;
  readonly rating?: number;
}

/** Runs what is done to one call. */
const onCall = <B extends { id: string }>(
  context: Context,
  viewer: Viewer,
  act: string,
  callId: string,
  body: B,
  run: (running: WhistleCommand, of: { whistle: WhistleRecord; call: CallRecord }) => Promise<Done>,
): Promise<api.WhistleDetail> =>
  whistleCommand(
    context,
    viewer,
    `whistles.${act} ${callId}`,
    body,
    async (running) => {
      const { eye, tx, at, actorId, log } = running;
      const { whistle, call } = await getCall(eye, tx, callId);
      const { variant, what, text, rating } = await run(running, { whistle, call });
      if (variant) await notify(tx, viewer.jurisdictionId, [responseNotice(eye.kinds, whistle, variant, call, { actorId, at })]);
      const data = { organisation: call.organisationName, ...(rating !== undefined && { rating }) };
      await noteInCase(eye, tx, whistle.caseId, { what, data, ...(text && { text }) });
      await log(`whistles.${variant ?? act}`, whistle.title, { data: { id: whistle.id, organisation: call.organisationName } });
      return whistle.id;
    },
    ({ eye, tx }, id) => presentWhistle(eye, tx, id),
  );

/** Asserts that the viewer answers for the called organisation, and that the whistle goes on. @throws session.forbidden, whistles.over */
const asCalled = (viewer: Viewer, whistle: WhistleRecord, call: CallRecord): void => {
  if (!answersFor(viewer, [call.organisationId])) fail('session.forbidden');
  if (whistle.state !== 'open') fail('whistles.over');
};

/** Answers a call: who comes, or why nobody can. An answer stands. */
export const answerCall = (context: Context, viewer: Viewer, callId: string, body: Body<typeof api.answerCall>) =>
  onCall(context, viewer, 'answer', callId, body, async ({ tx, at }, { whistle, call }) => {
    asCalled(viewer, whistle, call);
    if (call.answeredAt !== null) fail('whistles.answered');
    await advance(tx, call, { answeredAt: at, answeredBy: viewer.accountId, coming: body.coming, answerWords: body.words });
    const what = body.coming ? 'coming' : 'cannot';
    return { variant: what, what, text: body.words };
  });

/** Tells that those called got in touch, or what they did. */
export const reportCall = (context: Context, viewer: Viewer, callId: string, body: Body<typeof api.reportCall>) =>
  onCall(context, viewer, 'report', callId, body, async ({ eye, tx, at }, { whistle, call }) => {
    asCalled(viewer, whistle, call);
    if (!call.coming) fail('whistles.not_coming');
    if (body.what === 'contact') {
      if (call.contactedAt !== null) fail('whistles.reported');
      await advance(tx, call, { contactedAt: at, contactedBy: viewer.accountId, contactWords: body.words });
      return { variant: null, what: 'contacted', text: body.words };
    }
    if (call.fedBackAt !== null) fail('whistles.reported');
    const feedbackPhotos = await takePhotos(tx, eye, body.photoIds, whistle.id);
    await advance(tx, call, { fedBackAt: at, fedBackBy: viewer.accountId, feedbackWords: body.words, feedbackPhotos });
    return { variant: 'feedback', what: 'feedback', text: body.words };
  });

/**
 * Notes that those called are there. The caller says so; in an emergency those called may say so themselves and show where they are, once, with
 * the act. Outside emergencies nobody's position is asked for or taken (国办函〔2026〕12号). Whoever is there has answered.
 */
export const arriveAtCall = (context: Context, viewer: Viewer, callId: string, body: Body<typeof api.arriveAtCall>) =>
  onCall(context, viewer, 'arrive', callId, body, async ({ tx, at }, { whistle, call }) => {
    const caller = isCaller(viewer, whistle.callerPath);
    const called = answersFor(viewer, [call.organisationId]);
    const emergency = baseOf(whistle.kind) === 'emergency';
    if (body.point !== null && !(emergency && called)) fail('whistles.no_position');
    if (!caller && !(called && emergency)) fail('session.forbidden');
    if (whistle.state !== 'open') fail('whistles.over');
    if (call.coming === false) fail('whistles.not_coming');
    if (call.arrivedAt !== null) fail('whistles.arrived');
    const answers = call.answeredAt === null ? { answeredAt: at, answeredBy: viewer.accountId, coming: true, answerWords: '' } : {};
    await advance(tx, call, {
      ...answers,
      arrivedAt: at,
      arrivedBy: viewer.accountId,
      arrivedTold: caller ? 'caller' : 'position',
      arrivedLon: body.point?.lon ?? null,
      arrivedLat: body.point?.lat ?? null,
    });
    return { variant: caller ? null : 'arrived', what: 'arrived' };
  });

/** Rates how an organisation answered, once. */
export const rateCall = (context: Context, viewer: Viewer, callId: string, body: Body<typeof api.rateCall>) =>
  onCall(context, viewer, 'rate', callId, body, async ({ tx, at }, { whistle, call }) => {
    if (!isCaller(viewer, whistle.callerPath)) fail('session.forbidden');
    if (call.rating !== null) fail('whistles.rated');
    if (!mayBeRated(whistle, call)) fail('whistles.not_to_rate');
    if (body.rating < 3 && body.reason === null) fail('whistles.rating_needs_reason');
    await changeCall(tx, call.id, { rating: body.rating, ratingReason: body.reason, ratedAt: at, ratedBy: viewer.accountId });
    return { variant: 'rated', what: 'rated', rating: body.rating, ...(body.reason && { text: body.reason }) };
  });
