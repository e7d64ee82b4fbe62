import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type {
  addMerchant as addEndpoint,
  endPledge as endEndpoint,
  leaveCircle as leaveEndpoint,
  MerchantDetail,
  pledgeMerchant as pledgeEndpoint,
} from '#contract/circles/api.ts';
import { pledgeKindSet } from '#contract/circles/kinds.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { checkKind } from '#kernel/kinds.ts';
import { isViolation } from '#kernel/violations.ts';
import { addOrganisations } from '#modules/organisations/index.ts';
import { makeToken } from '#modules/places/index.ts';
import { type Context, circleCommand, type Eye } from '../context.ts';
import { mayManage, seesMerchant } from '../policy.ts';
import { merchantShown } from '../queries/present.ts';
import { organisationOf } from '../store/circles.ts';
import {
  endPledgeRow,
  findMerchant,
  insertPledges,
  joinCircles,
  leave,
  lockMerchant,
  lockPledge,
  type MerchantRecord,
  pledgesOf,
  renewPledge,
} from '../store/merchants.ts';
import { holdCircle } from './manage-circles.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** A merchant the viewer keeps, held. @throws circles.merchant_not_found, session.forbidden, circles.merchant_left */
export const holdMerchant = async ({ viewer }: Eye, tx: Tx, id: string): Promise<MerchantRecord> => {
  const found = await lockMerchant(tx, id);
  if (!found || !seesMerchant(viewer, found)) return fail('circles.merchant_not_found');
  if (!mayManage(viewer, found.areaPath)) fail('session.forbidden');
  return found.leftOn === null ? found : fail('circles.merchant_left');
};

/** Takes an organisation into a circle, or one that is entered by its name. @throws circles.merchant_elsewhere, organisations.organisation_not_found */
export const addMerchant = (context: Context, viewer: Viewer, body: Body<typeof addEndpoint>): Promise<MerchantDetail> =>
  circleCommand(
    context,
    viewer,
    'circles.add_merchant',
    body,
    async ({ eye, tx, jurisdictionId, actorId, at, log }) => {
      const circle = await holdCircle(eye, tx, body.circleId);
      const id = body.organisationId ?? v7();
      if (body.organisationId === null) {
        const name = body.name ?? fail('organisations.organisation_not_found');
        const area = eye.snapshot.findByPath(circle.areaPath) ?? eye.snapshot.root;
        const one = { id, kind: 'enterprise', name, areaId: area.id, areaPath: area.path, parentId: null, address: body.address };
        await addOrganisations(tx, { jurisdictionId, actorId, at }, [one]);
      } else if (!(await organisationOf(tx, id))) fail('organisations.organisation_not_found');
      const before = await lockMerchant(tx, id);
      if (before && before.leftOn === null) fail('circles.merchant_elsewhere', { circle: before.circleName });
      const token = before?.token ?? makeToken();
      const joined = await joinCircles(tx, [{ id, circleId: circle.id, trade: body.trade, token, joinedOn: eye.today }]);
      // somebody else was faster
      if (joined.length === 0) fail('circles.merchant_elsewhere', { circle: (await lockMerchant(tx, id))?.circleName ?? '' });
      await log('circles.merchant_joined', id, { data: { circle: circle.name } });
      return id;
    },
    merchantShown,
  );

/** A merchant leaves its circle: what it pledged ends, it is a model shop no more, and its sign says so. */
export const leaveCircle = (context: Context, viewer: Viewer, id: string, body: Body<typeof leaveEndpoint>): Promise<MerchantDetail> =>
  circleCommand(
    context,
    viewer,
    `circles.leave ${id}`,
    body,
    async ({ eye, tx, log }) => {
      await holdMerchant(eye, tx, id);
      await leave(tx, id, eye.today, body.reason);
      await log('circles.merchant_left', id, { reason: body.reason });
      return id;
    },
    merchantShown,
  );

/** Notes a pledge until a day, or renews the one of its kind. @throws circles.days_reversed, circles.pledged_already where two note one at once */
export const pledgeMerchant = (context: Context, viewer: Viewer, id: string, body: Body<typeof pledgeEndpoint>): Promise<MerchantDetail> =>
  circleCommand(
    context,
    viewer,
    `circles.pledge ${id}`,
    body,
    async ({ eye, tx, log }) => {
      await holdMerchant(eye, tx, id);
      const { kind, words, until } = body;
      if (until < eye.today) fail('circles.days_reversed');
      const running = (await pledgesOf(tx, [id])).find((one) => one.kind === kind && one.endedOn === null);
      checkKind(eye.kinds, pledgeKindSet, kind, running?.kind ?? null);
      if (running) await renewPledge(tx, running.id, words, until);
      else
        await insertPledges(tx, [{ id: v7(), merchantId: id, kind, words, since: eye.today, until }]).catch((error: unknown) => {
          if (isViolation(error, 'circle_pledges_once')) fail('circles.pledged_already');
          throw error;
        });
      await log(running ? 'circles.pledge_renewed' : 'circles.pledged', id, { data: { kind, until } });
      return id;
    },
    merchantShown,
  );

/** Ends a pledge before its last day. */
export const endPledge = (context: Context, viewer: Viewer, pledgeId: string, body: Body<typeof endEndpoint>): Promise<MerchantDetail> =>
  circleCommand(
    context,
    viewer,
    `circles.end_pledge ${pledgeId}`,
    body,
    async ({ eye, tx, log }) => {
      const pledge = await lockPledge(tx, pledgeId);
      const merchant = pledge && (await findMerchant(tx, pledge.merchantId));
      if (!pledge || !merchant || !seesMerchant(viewer, merchant)) return fail('circles.pledge_not_found');
      if (!mayManage(viewer, merchant.areaPath)) fail('session.forbidden');
      if (pledge.endedOn !== null) fail('circles.pledge_ended');
      await endPledgeRow(tx, pledgeId, eye.today, body.reason);
      await log('circles.pledge_ended', merchant.id, { reason: body.reason, data: { kind: pledge.kind } });
      return merchant.id;
    },
    merchantShown,
  );
