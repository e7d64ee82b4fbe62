import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type * as api from '#contract/orders/api.ts';
import type { OfferedOrder } from '#contract/orders/api.ts';
import { issuing, listedDays, openMost, rateDays, wishMost } from '#contract/orders/settings.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { titlesOf } from '#modules/cases/index.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import { type Context, type Eye, eyeOf, type View, viewOf } from '../context.ts';
import { turnOf } from '../domain/turns.ts';
import { mayIssue, mayRead, readCodes } from '../policy.ts';
import { askedBy, type DeskFilter, type OrderRow, ordersById, ordersInTurn, pageOfOpen, pageOfOrders } from '../store/orders.ts';
import { sharesBy } from '../store/shares.ts';
import { presentDesk, presentListed, presentShares } from './present.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;
type Answer<E extends { response: z.ZodType }> = z.input<E['response']>;
export type ListAsked = Query<typeof api.exportOrders>;

/** Own orders and shares shown at most: what is older is found by its case. */
const mostOwn = 60;

const afterOf = (cursor: string | undefined) => readCursor<[number, string]>(cursor, ['number', 'uuid']);
const cursorOf = ({ round, id }: OrderRow): (string | number)[] => [round, id];
const areaCode = ({ snapshot }: View, code: string | undefined): string | null =>
  code === undefined ? null : (snapshot.find(code)?.code ?? fail('territory.area_not_found', { code }));

/** A filter that shows no more than the viewer reads. @throws session.forbidden, territory.area_not_found */
export const filterOf = (view: View, viewer: Viewer, q: ListAsked): DeskFilter => {
  if (!mayRead(viewer)) fail('session.forbidden');
  return { areas: readCodes(viewer), area: areaCode(view, q.area), stand: q.stand ?? null, what: q.what ?? null };
};

export const ordersPage = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof api.listOrders>,
): Promise<Answer<typeof api.listOrders>> => {
  const eye = await eyeOf(context, viewer);
  const filter = filterOf(eye, viewer, q);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await pageOfOrders(tx, filter, eye.now, afterOf(q.cursor), q.limit + 1);
    const { rows, next } = cutPage(found, q.limit, cursorOf);
    const { settings } = eye;
    return {
      items: await presentDesk(eye, tx, rows),
      next,
      mayIssue: mayIssue(viewer),
      wishMost: settingOf(wishMost, settings),
      issuing: settingOf(issuing, settings),
      listedDays: settingOf(listedDays, settings),
    };
  });
};

/** What anybody may take on; who looks is not asked. */
export const openPage = async (
  context: Context,
  jurisdictionId: string,
  q: Query<typeof api.listOpenOrders>,
): Promise<Answer<typeof api.listOpenOrders>> => {
  const view = await viewOf(context, jurisdictionId);
  const filter = { area: areaCode(view, q.area), what: q.what ?? null };
  return context.kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
    const found = await pageOfOpen(tx, filter, view.now, afterOf(q.cursor), q.limit + 1);
    const { rows, next } = cutPage(found, q.limit, cursorOf);
    return { items: rows.map((row) => presentListed(view, row)), next };
  });
};

/** What teams of the viewer's are offered before others. */
const offeredTo = async (eye: Eye, tx: Tx): Promise<OfferedOrder[]> => {
  const { viewer, context, now } = eye;
  const personId = viewer.anonymous ? null : await tiedPerson(tx, viewer.accountId);
  const teams = personId === null ? [] : await context.volunteers.teams.ofPerson(tx, personId);
  if (teams.length === 0) return [];
  const names = await context.volunteers.teams.names(tx, teams);
  return (await ordersInTurn(tx, teams, now, mostOwn)).flatMap((o) => {
    const turn = turnOf(o, now);
    if (turn === null || !teams.includes(turn.teamId)) return [];
    const team = { id: turn.teamId, name: names.get(turn.teamId) ?? '' };
    return [{ ...presentListed(eye, o), team, turnUntil: turn.until.toISOString() }];
  });
};

export const myOrders = async (context: Context, viewer: Viewer): Promise<Answer<typeof api.myOrders>> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const asked = await askedBy(tx, viewer.accountId, mostOwn);
    const shares = await sharesBy(tx, viewer.accountId, mostOwn);
    const orders = await ordersById(tx, [...new Set(shares.map(({ orderId }) => orderId))]);
    const titles = await titlesOf(
      tx,
      asked.map(({ id }) => id),
    );
    return {
      asked: asked.map((o) => ({
        id: o.id,
        number: o.number,
        what: o.what,
        kind: o.kind,
        title: titles.get(o.id) ?? o.words ?? '',
        state: o.state,
        askedAt: o.askedAt.toISOString(),
        since: o.stateSince.toISOString(),
        whole: o.whole,
        taken: o.taken,
      })),
      taken: presentShares(eye, orders, shares),
      offered: await offeredTo(eye, tx),
      openMost: settingOf(openMost, eye.settings),
      wishMost: settingOf(wishMost, eye.settings),
      rateDays: settingOf(rateDays, eye.settings),
    };
  });
};
