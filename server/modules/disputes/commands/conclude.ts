import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/disputes/api.ts';
import { confirmDays } from '#contract/disputes/kinds.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { fail } from '#kernel/errors.ts';
import { claim } from '#kernel/files/claim.ts';
import { idOf } from '#kernel/ids.ts';
import { templateFor, writeDocument } from '#modules/documents/index.ts';
import { openPhone } from '#modules/persons/index.ts';
import { type Context, disputeCommand, noteInCase } from '../context.ts';
import { agreementPaper, agreementSource, agreementSubject } from '../paper.ts';
import { presentDispute, worked } from '../queries/present.ts';
import { changeDispute } from '../store/disputes.ts';
import { partiesOf } from '../store/parties.ts';
import { insertVisit } from '../store/visits.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Shows the parties in full, once the look is in the audit trail with its reason. */
export const lookAtParties = (context: Context, viewer: Viewer, disputeId: string, body: Body<typeof api.lookAtParties>) =>
  disputeCommand(
    context,
    viewer,
    `disputes.look ${disputeId}`,
    body,
    async ({ eye, tx, log }) => {
      const d = await worked(eye, tx, disputeId);
      await log('disputes.looked', d.id, { reason: body.reason });
      return disputeId;
    },
    async (eye, tx, id) => {
      await worked(eye, tx, id);
      const parties = await partiesOf(tx, id);
      return {
        parties: parties.map((one) => ({
          id: one.id,
          side: one.side,
          name: one.name,
          phone: openPhone(eye.ring, one.personId, one.phoneSealed),
        })),
      };
    },
  );

/** Ends the mediation. A written agreement becomes a document that all sides sign; an oral one is kept with its record. */
export const concludeDispute = async (context: Context, viewer: Viewer, disputeId: string, body: Body<typeof api.concludeDispute>) => {
  const template = await templateFor(context.documents, viewer.jurisdictionId, agreementPaper);
  return disputeCommand(
    context,
    viewer,
    `disputes.conclude ${disputeId}`,
    body,
    async ({ eye, tx, at, log }) => {
      const d = await worked(eye, tx, disputeId);
      if (d.state !== 'open') fail('disputes.over');
      const { state, form, words, amount, performBy } = body;
      if ((state === 'agreed') !== (form !== null)) fail('disputes.agreement_needed');
      if (performBy !== null && performBy < eye.today) fail('disputes.day_past');
      const photos = (await claim(tx, viewer, body.photoIds, { type: 'dispute', id: d.id }, 'photo', 9)).map(({ id }) => id);
      const ended = {
        state,
        concludedOn: eye.today,
        form,
        outcome: words,
        photos,
        amount,
        performBy,
        visitOn: state === 'agreed' ? (performBy ?? daysAfter(eye.today, eye.days.visit)) : null,
      };
      await changeDispute(tx, d.id, ended);
      if (form === 'written') {
        const subject = agreementSubject({ ...d, ...ended }, await partiesOf(tx, d.id));
        const id = idOf(at);
        const made = { id, source: agreementSource, subjectId: d.id, subject, template, by: viewer.accountId, at, restricted: true };
        if (!(await writeDocument(tx, made))) throw new Error('an agreement has a document already');
      }
      await noteInCase(eye, tx, d.caseId, form ? `agreed_${form}` : state, { organisation: d.organisationName });
      await log(`disputes.${state}`, d.id, { data: { form } });
      return d.id;
    },
    presentDispute,
  );
};

/** Goes on as long again, once, when both sides agree. */
export const extendDispute = (context: Context, viewer: Viewer, disputeId: string, body: Body<typeof api.extendDispute>) =>
  disputeCommand(
    context,
    viewer,
    `disputes.extend ${disputeId}`,
    body,
    async ({ eye, tx, log }) => {
      const d = await worked(eye, tx, disputeId);
      if (d.state !== 'open') fail('disputes.over');
      if (d.extended) fail('disputes.extended');
      const dueOn = daysAfter(d.dueOn, eye.days.mediation);
      await changeDispute(tx, d.id, { extended: true, dueOn });
      await noteInCase(eye, tx, d.caseId, 'extended', { day: dueOn });
      await log('disputes.extended', d.id, { reason: body.reason });
      return d.id;
    },
    presentDispute,
  );

/** Notes that the court confirmed the agreement; both sides had to ask for it within thirty days. */
export const confirmDispute = (context: Context, viewer: Viewer, disputeId: string, body: Body<typeof api.confirmDispute>) =>
  disputeCommand(
    context,
    viewer,
    `disputes.confirm ${disputeId}`,
    body,
    async ({ eye, tx, log }) => {
      const d = await worked(eye, tx, disputeId);
      if (d.state !== 'agreed' || d.concludedOn === null) return fail('disputes.not_agreed');
      if (d.confirmedOn !== null) fail('disputes.confirmed');
      const { askedOn, on } = body;
      if (askedOn < d.concludedOn || askedOn > daysAfter(d.concludedOn, confirmDays) || on < askedOn || on > eye.today)
        fail('disputes.confirm_late');
      await changeDispute(tx, d.id, { confirmedOn: on });
      await noteInCase(eye, tx, d.caseId, 'confirmed');
      await log('disputes.confirmed', d.id);
      return d.id;
    },
    presentDispute,
  );

/** Notes a follow-up visit. What is fulfilled is done with, what is not is visited again. */
export const addVisit = (context: Context, viewer: Viewer, disputeId: string, body: Body<typeof api.addVisit>) =>
  disputeCommand(
    context,
    viewer,
    `disputes.visit ${disputeId}`,
    body,
    async ({ eye, tx, log }) => {
      const d = await worked(eye, tx, disputeId);
      if (d.state !== 'agreed') fail('disputes.not_agreed');
      const next = body.fulfilled ? null : (body.nextOn ?? fail('disputes.next_needed'));
      if (next !== null && next <= eye.today) fail('disputes.day_past');
      await insertVisit(tx, d.id, { ...body, visitedOn: eye.today, visitedBy: viewer.accountId });
      await changeDispute(tx, d.id, { visitOn: next, ...(body.fulfilled && d.fulfilledOn === null && { fulfilledOn: eye.today }) });
      await noteInCase(eye, tx, d.caseId, body.fulfilled ? 'visited' : 'visited_open');
      await log('disputes.visited', d.id);
      return d.id;
    },
    presentDispute,
  );
