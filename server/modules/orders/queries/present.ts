import type { DeskOrder, ListedOrder, OwnShare } from '#contract/orders/api.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { maskNumbers } from '#modules/cases/index.ts';
import { maskName } from '#modules/persons/domain/index.ts';
import { communityOf, type Eye, type View } from '../context.ts';
import { turnOf } from '../domain/turns.ts';
import { textsOf } from '../store/beside.ts';
import { findOrder, type OrderRow, standOf } from '../store/orders.ts';
import { findShare, namesOf, type ShareRow, sharesOf } from '../store/shares.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** An order as everybody sees it. */
export const presentListed = (view: View, o: OrderRow): ListedOrder => {
  const community = communityOf(view, o.areaPath);
  return {
    id: o.id,
    number: o.number,
    what: o.what,
    kind: o.kind,
    words: o.words ?? '',
    alias: o.alias,
    place: o.place ?? '',
    area: { code: community?.code ?? o.areaCode, name: community ? view.snapshot.describe(community) : o.areaCode },
    point: community?.center ?? null,
    skills: [...o.skills],
    minutes: o.minutes,
    wishedOn: o.wishedOn,
    until: o.until ?? view.today,
    unit: o.unit,
    whole: o.whole,
    left: o.whole - o.taken,
    round: o.round,
  };
};

/** What somebody has of an order: its public words, and how it stands. */
export const presentShares = (view: View, orders: ReadonlyMap<string, OrderRow>, shares: readonly ShareRow[]): OwnShare[] =>
  shares.flatMap((share) => {
    const order = orders.get(share.orderId);
    if (!order) return [];
    const due = share.state === 'taken' && order.state === 'handling' ? order.dueAt : null;
    return [
      {
        ...presentListed(view, order),
        share: { id: share.id, size: share.size, state: share.state, takenAt: share.takenAt.toISOString(), dueAt: iso(due) },
        state: order.state,
      },
    ];
  });

export const presentShare = async (view: View, tx: Tx, id: string): Promise<OwnShare> => {
  const share = (await findShare(tx, id)) ?? fail('orders.not_found');
  const order = (await findOrder(tx, share.orderId)) ?? fail('orders.not_found');
  return presentShares(view, new Map([[order.id, order]]), [share])[0] ?? fail('orders.not_found');
};

/** Orders as the desk sees them: as they were asked, and who has taken them on. */
export const presentDesk = async (eye: Eye, tx: Tx, orders: readonly OrderRow[]): Promise<DeskOrder[]> => {
  const ids = orders.map(({ id }) => id);
  const [texts, shares] = [await textsOf(tx, ids), await sharesOf(tx, ids)];
  const names = await namesOf(tx, [...new Set(shares.map(({ personId }) => personId))]);
  const turned = orders.flatMap((o) => {
    const turn = o.state === 'dispatched' ? turnOf(o, eye.now) : null;
    return turn === null ? [] : [{ id: o.id, ...turn }];
  });
  const teams = await eye.context.volunteers.teams.names(tx, [...new Set(turned.map(({ teamId }) => teamId))]);
  const turns = new Map(turned.map(({ id, teamId, until }) => [id, { team: teams.get(teamId) ?? '', until: until.toISOString() }]));
  return orders.map((o) => {
    const area = eye.snapshot.findByPath(o.areaPath);
    return {
      id: o.id,
      number: o.number,
      what: o.what,
      kind: o.kind,
      group: o.groupCode,
      consent: o.consent,
      minor: o.minor,
      text: maskNumbers(texts.get(o.id) ?? ''),
      area: { code: o.areaCode, name: area ? eye.snapshot.describe(area) : o.areaCode },
      state: o.state,
      stand: standOf(o, eye.now),
      askedAt: o.askedAt.toISOString(),
      dueAt: iso(o.dueAt),
      fen: o.fen,
      wishedOn: o.wishedOn,
      listing: o.words === null ? null : presentListed(eye, o),
      turn: turns.get(o.id) ?? null,
      takers: shares
        .filter(({ orderId, state }) => orderId === o.id && (state === 'taken' || state === 'done'))
        .map(({ id, personId, accountId, size, state }) => ({
          name: maskName(names.get(personId) ?? ''),
          size,
          state,
          mine: accountId === eye.viewer.accountId && state === 'taken' ? id : null,
        })),
    };
  });
};
