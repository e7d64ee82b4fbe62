import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type { takeOrder as endpoint, OwnShare } from '#contract/orders/api.ts';
import { openMost, ownHousehold } from '#contract/orders/settings.ts';
import { command } from '#kernel/command.ts';
import { seeAll, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { shareHousehold } from '#modules/households/index.ts';
import { ownPerson, personFor, tiedPerson } from '#modules/persons/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { turnOf } from '../domain/turns.ts';
import { follow } from '../follow.ts';
import { mayIssue } from '../policy.ts';
import { presentShare } from '../queries/present.ts';
import { findOrder, type OrderRow, takeOf } from '../store/orders.ts';
import { countOpen, insertShare, lockTaker, sharesOf } from '../store/shares.ts';

type Body = z.output<NonNullable<(typeof endpoint)['body']>>;

/** Who takes it on: the viewer, or who stands at the counter. @throws session.forbidden, persons.name_needed */
const takerOf = (eye: Eye, tx: Tx, order: OrderRow, body: Body): Promise<string> => {
  const { viewer, ring } = eye;
  if (body.forPerson === null) return ownPerson(tx, viewer.jurisdictionId, ring, viewer, body.name === null ? null : { name: body.name });
  if (!mayIssue(viewer, order.areaPath)) return fail('session.forbidden');
  return personFor(tx, viewer.jurisdictionId, ring, { ...body.forPerson, partyMember: false, phoneShared: true });
};

/** Nobody does for themselves, or their own household, what others are asked to. @throws orders.own, orders.same_household, orders.too_many */
const mustBeAnother = async ({ settings, viewer }: Eye, tx: Tx, order: OrderRow, personId: string, atCounter: boolean): Promise<void> => {
  // whoever asked by an account may be known as a person since
  const asker = order.askerPersonId ?? (order.askerAccountId && (await tiedPerson(tx, order.askerAccountId)));
  if ((!atCounter && order.askerAccountId === viewer.accountId) || asker === personId) fail('orders.own');
  if (asker && !settingOf(ownHousehold, settings) && (await shareHousehold(tx, asker, personId))) fail('orders.same_household');
  await lockTaker(tx, personId);
  const most = settingOf(openMost, settings);
  if ((await countOpen(tx, personId)) >= most) fail('orders.too_many', { most });
};

/** Why somebody sees an order no more that they have seen in the listing. @throws orders.taken where others were faster, orders.not_found */
const goneBy = async (tx: Tx, orderId: string): Promise<never> => {
  await seeAll(tx);
  const order = await findOrder(tx, orderId);
  return order?.state === 'handling' && order.taken === order.whole ? fail('orders.taken', { left: 0 }) : fail('orders.not_found');
};

/**
 * Takes a listed order on, or a share of it. Whoever is faster has it; with the last share the case is claimed.
 * @throws orders.taken where less is left than is asked for
 */
export const take = async (context: Context, viewer: Viewer, orderId: string, body: Body): Promise<OwnShare> => {
  if (viewer.anonymous) fail('orders.sign_in_first');
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `orders.take ${orderId}`,
    body,
    async ({ tx, at, log }) => {
      const order = (await findOrder(tx, orderId)) ?? (await goneBy(tx, orderId));
      if (order.words === null || order.state !== 'dispatched' || order.opensAt === null) fail('orders.not_open');
      const turn = turnOf(order, at);
      if (order.opensAt > at && turn === null) fail('orders.not_open');
      const personId = await takerOf(eye, tx, order, body);
      // before everybody may, the team whose turn it is
      if (turn !== null && !(await context.volunteers.teams.ofPerson(tx, personId)).includes(turn.teamId)) fail('orders.not_open');
      await mustBeAnother(eye, tx, order, personId, body.forPerson !== null);
      const size = body.size ?? order.whole - order.taken;
      if (size > order.whole || size < 1) fail('orders.taken', { left: order.whole - order.taken });
      const taken = await takeOf(tx, orderId, size, viewer.accountId, at, turn?.teamId ?? null);
      if (taken === null) return fail('orders.taken', { left: 0 });
      await seeAll(tx);
      await insertShare(tx, {
        ...{ id: body.id, orderId, areaPath: order.areaPath, personId, accountId: viewer.accountId, size },
        ...{ state: 'taken', takenAt: at, endedAt: null, minutes: null, doneOn: null },
      });
      if (taken === order.whole) {
        const sharing = (await sharesOf(tx, [orderId])).map(({ accountId }) => accountId);
        const now = await context.cases.act(tx, { takerId: viewer.accountId, sharing }, orderId, { action: 'claim' });
        await follow(tx, viewer.jurisdictionId, { ...now, version: now.eventCount, at }, true);
      }
      await log('orders.taken', orderId, { data: { share: body.id, size } });
      return { id: body.id };
    },
    ({ tx }, { id }) => presentShare(eye, tx, id),
  );
};
