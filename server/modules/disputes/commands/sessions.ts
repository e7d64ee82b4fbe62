import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/disputes/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { fail } from '#kernel/errors.ts';
import { claim } from '#kernel/files/claim.ts';
import { notify } from '#kernel/notify.ts';
import { type Context, disputeCommand, noteInCase } from '../context.ts';
import { disputeNotice } from '../notices.ts';
import { presentDispute, worked } from '../queries/present.ts';
import { partiesOf } from '../store/parties.ts';
import { endSession, findSession, insertSession, type SessionRecord } from '../store/sessions.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Milliseconds: a session within these is not reminded of, being told of now. */
const near = 24 * 3_600_000;
/** By so much a phone's clock may be ahead, milliseconds. */
const ahead = 5 * 60_000;

/** Arranges the next session. */
export const arrangeSession = (context: Context, viewer: Viewer, disputeId: string, body: Body<typeof api.arrangeSession>) =>
  disputeCommand(
    context,
    viewer,
    `disputes.arrange ${disputeId}`,
    body,
    async ({ eye, tx, at, actorId, log }) => {
      const d = await worked(eye, tx, disputeId);
      if (d.state !== 'open') fail('disputes.over');
      const startsAt = new Date(body.startsAt);
      if (startsAt < at) fail('disputes.time_impossible');
      const session: SessionRecord = {
        id: body.id,
        disputeId,
        startsAt,
        place: body.place,
        state: 'arranged',
        words: null,
        result: null,
        attended: [],
        others: null,
        photos: [],
        writtenBy: viewer.accountId,
      };
      if (!(await insertSession(tx, session, startsAt.getTime() < at.getTime() + near))) fail('disputes.arranged');
      const told = { cause: `session ${body.id}`, data: { day: shanghaiDay(startsAt) }, actorId, at };
      await notify(tx, viewer.jurisdictionId, [disputeNotice(d, { kind: 'disputes.session', variant: 'arranged' }, told)]);
      await noteInCase(eye, tx, d.caseId, 'arranged', { organisation: d.organisationName, day: shanghaiDay(startsAt) });
      await log('disputes.arranged', d.id);
      return d.id;
    },
    presentDispute,
  );

/** Calls an arranged session off. */
export const callOffSession = (context: Context, viewer: Viewer, sessionId: string, body: Body<typeof api.callOffSession>) =>
  disputeCommand(
    context,
    viewer,
    `disputes.call_off ${sessionId}`,
    body,
    async ({ eye, tx, at, actorId, log }) => {
      const session = (await findSession(tx, sessionId)) ?? fail('disputes.session_not_found');
      const d = await worked(eye, tx, session.disputeId);
      if (!(await endSession(tx, { ...session, state: 'called_off', words: body.reason, writtenBy: viewer.accountId })))
        fail('disputes.session_over');
      const told = { cause: `off ${sessionId}`, data: { day: shanghaiDay(session.startsAt) }, actorId, at };
      await notify(tx, viewer.jurisdictionId, [disputeNotice(d, { kind: 'disputes.session', variant: 'called_off' }, told)]);
      await log('disputes.called_off', d.id, { reason: body.reason });
      return d.id;
    },
    presentDispute,
  );

/** Writes the record of a session, the arranged one or another; a phone without a network sends it later, with the time it had. */
export const recordSession = (context: Context, viewer: Viewer, disputeId: string, body: Body<typeof api.recordSession>) =>
  disputeCommand(
    context,
    viewer,
    `disputes.record ${disputeId}`,
    body,
    async ({ eye, tx, at, log }) => {
      const d = await worked(eye, tx, disputeId);
      if (d.state !== 'open') fail('disputes.over');
      const heldAt = new Date(body.heldAt);
      if (heldAt.getTime() > at.getTime() + ahead || shanghaiDay(heldAt) < d.acceptedOn) fail('disputes.time_impossible');
      const known = new Set((await partiesOf(tx, d.id)).map(({ id }) => id));
      if (body.attended.some((id) => !known.has(id))) fail('disputes.attended_unknown');
      const photos = (await claim(tx, viewer, body.photoIds, { type: 'dispute', id: d.id }, 'photo', 9)).map(({ id }) => id);
      const { place, words, result, attended, others } = body;
      const arranged = body.sessionId === null ? null : await findSession(tx, body.sessionId);
      if (body.sessionId !== null && arranged?.disputeId !== d.id) fail('disputes.session_not_found');
      const held: SessionRecord = {
        id: arranged?.id ?? body.id,
        disputeId: d.id,
        startsAt: heldAt,
        place,
        state: 'held',
        words,
        result,
        attended,
        others,
        photos,
        writtenBy: viewer.accountId,
      };
      if (!(await (arranged ? endSession(tx, held) : insertSession(tx, held, true)))) fail('disputes.session_over');
      await noteInCase(eye, tx, d.caseId, `session_${result}`, { organisation: d.organisationName });
      await log('disputes.session', d.id, { data: { result } });
      return d.id;
    },
    presentDispute,
  );
