import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Membership } from '#contract/organisations/agreements.ts';
import { isBody, isUnit } from '#contract/organisations/kinds.ts';
import { fail } from '#kernel/errors.ts';
import { isViolation } from '#kernel/violations.ts';
import type { Context } from '../context.ts';
import { mayManageIn } from '../policy.ts';
import { presentMembership } from '../queries/present-people.ts';
import { endMembership, findMembership, insertMemberships } from '../store/memberships.ts';
import { getActiveOrganisation, inOrder, type OrganisationCommand, organisationCommand } from './organisation-command.ts';

const answer = async ({ eye, tx }: OrganisationCommand, id: string): Promise<Membership> =>
  presentMembership(eye, (await findMembership(tx, id)) ?? fail('organisations.membership_not_found'));

/** Lets a unit join a body. Whoever manages the body decides; the unit may stand anywhere in the jurisdiction. */
export const joinBody = (
  context: Context,
  viewer: Viewer,
  body: { id: string; unitId: string; bodyId: string; joinedOn: string },
): Promise<Membership> =>
  organisationCommand(
    context,
    viewer,
    'people.join_body',
    body,
    async (a) => {
      const host = await getActiveOrganisation(a.tx, body.bodyId, 'share');
      const unit = await getActiveOrganisation(a.tx, body.unitId, 'share');
      if (!mayManageIn(viewer, host.areaPath)) fail('session.forbidden');
      if (!isBody(host.kind) || !isUnit(unit.kind)) fail('organisations.membership_unfit');
      const id = v7();
      try {
        await insertMemberships(a.tx, viewer.jurisdictionId, [{ id, unitId: unit.id, bodyId: host.id, joinedOn: body.joinedOn }]);
      } catch (error) {
        if (isViolation(error, 'memberships_once')) fail('organisations.membership_duplicate');
        throw error;
      }
      await a.log('people.body_joined', unit.name, { data: { membership: id, body: host.name, joinedOn: body.joinedOn } });
      return id;
    },
    answer,
  );

/** Ends a membership; seats of part-time members whom the unit sent end with it. */
export const leaveBody = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: { id: string; on: string; reason: string },
): Promise<Membership> =>
  organisationCommand(
    context,
    viewer,
    `people.leave_body ${id}`,
    body,
    async (a) => {
      const found = (await findMembership(a.tx, id, true)) ?? fail('organisations.membership_not_found');
      if (!mayManageIn(viewer, found.areaPath)) fail('session.forbidden');
      if (found.leftOn !== null && found.leftOn < a.eye.today) fail('organisations.membership_ended');
      inOrder(found.joinedOn, body.on);
      await endMembership(a.tx, found, body.on, body.reason);
      await a.log('people.body_left', found.unitName, { reason: body.reason, data: { membership: id, body: found.bodyName, on: body.on } });
      return id;
    },
    answer,
  );
