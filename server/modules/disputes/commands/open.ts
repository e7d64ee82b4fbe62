import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { assignMediator as assigning, DisputeDetail, openDispute as opening } from '#contract/disputes/api.ts';
import { disputeKindSet } from '#contract/disputes/kinds.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { fail } from '#kernel/errors.ts';
import { checkKind } from '#kernel/kinds.ts';
import { notify } from '#kernel/notify.ts';
import { findCase } from '#modules/cases/index.ts';
import { personFor } from '#modules/persons/index.ts';
import { type Context, disputeCommand, noteInCase } from '../context.ts';
import { mediatorOf } from '../mediators.ts';
import { disputeNotice } from '../notices.ts';
import { worksOn } from '../policy.ts';
import { areaOf, presentDispute, worked } from '../queries/present.ts';
import { changeDispute, insertDispute, opened } from '../store/disputes.ts';
import { insertParty } from '../store/parties.ts';

/** Takes a dispute to mediation. */
export const openDispute = (context: Context, viewer: Viewer, body: z.output<NonNullable<typeof opening.body>>): Promise<DisputeDetail> =>
  disputeCommand(
    context,
    viewer,
    'disputes.open',
    body,
    async ({ eye, tx, at, actorId, log }) => {
      const area = eye.snapshot.find(body.areaCode) ?? fail('territory.area_not_found', { code: body.areaCode });
      if (!worksOn(viewer, { areaPath: area.path, organisationId: body.organisationId, mediatorId: null })) fail('session.forbidden');
      checkKind(eye.kinds, disputeKindSet, body.kind);
      const organisation = eye.book.get(body.organisationId);
      if (!organisation?.receives) return fail('disputes.organisation_unfit');
      if (new Set(body.parties.map(({ side }) => side)).size < 2) fail('disputes.both_sides');
      const about = body.caseId === null ? null : ((await findCase(tx, body.caseId)) ?? fail('disputes.case_not_found'));
      const dispute = opened({
        ...body,
        ...(await mediatorOf(eye, tx, body, organisation.id, area)),
        areaPath: area.path,
        organisationName: organisation.name,
        caseNumber: about?.number ?? null,
        acceptedOn: eye.today,
        dueOn: daysAfter(eye.today, eye.days.mediation),
        openedBy: viewer.accountId,
      });
      await insertDispute(tx, dispute);
      for (const { side, name, phone } of body.parties) {
        // both sides may come from one family, with one telephone
        const personId = await personFor(tx, viewer.jurisdictionId, eye.ring, { name, phone, partyMember: false, phoneShared: true });
        await insertParty(tx, { id: v7(), disputeId: body.id, personId, side });
      }
      await notify(tx, viewer.jurisdictionId, [
        disputeNotice(
          dispute,
          { kind: 'disputes.assigned', variant: 'mediator' },
          { cause: 'opened', data: { day: dispute.dueOn }, actorId, at },
        ),
      ]);
      await noteInCase(eye, tx, body.caseId, 'opened', { organisation: organisation.name }, [organisation.id]);
      await log('disputes.opened', body.id, { data: { kind: body.kind } });
      return body.id;
    },
    presentDispute,
  );

/** Gives an open dispute to another mediator. */
export const assignMediator = (
  context: Context,
  viewer: Viewer,
  disputeId: string,
  body: z.output<NonNullable<typeof assigning.body>>,
): Promise<DisputeDetail> =>
  disputeCommand(
    context,
    viewer,
    `disputes.assign ${disputeId}`,
    body,
    async ({ eye, tx, at, actorId, log }) => {
      const d = await worked(eye, tx, disputeId);
      if (d.state !== 'open') fail('disputes.over');
      const given = await mediatorOf(eye, tx, body, d.organisationId, areaOf(eye, d));
      await changeDispute(tx, d.id, given);
      await notify(tx, viewer.jurisdictionId, [
        disputeNotice(
          { ...d, ...given },
          { kind: 'disputes.assigned', variant: 'mediator' },
          { cause: `assigned ${body.id}`, data: { day: d.dueOn }, actorId, at },
        ),
      ]);
      await noteInCase(eye, tx, d.caseId, 'assigned', { organisation: d.organisationName });
      await log('disputes.assigned', d.id, { reason: body.reason });
      return d.id;
    },
    presentDispute,
  );
