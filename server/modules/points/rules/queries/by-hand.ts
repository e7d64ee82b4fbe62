import type { z } from 'zod';
import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import type { HandEntry, listByHand } from '#contract/points/by-hand.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { readCursor, toCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { maskName } from '#modules/persons/domain/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Context } from '../context.ts';
import { type ListedHand, pageOfByHand } from '../store/by-hand.ts';

const shown = ({ acts }: Context, snapshot: TerritorySnapshot, viewer: Viewer, row: ListedHand): HandEntry => ({
  id: row.id,
  person: maskName(row.person),
  area: { code: row.areaCode, name: snapshot.find(row.areaCode)?.name ?? row.areaCode },
  act: row.act,
  kind: row.kind,
  unit: acts.find(row.act)?.unit ?? 'times',
  quantity: row.quantity,
  on: row.onDay,
  reason: row.reason,
  state: row.state,
  alike: row.alike,
  points: row.points,
  enteredBy: row.enteredName,
  enteredAt: row.enteredAt.toISOString(),
  decidedBy: row.decidedName,
  decidedAt: row.decidedAt?.toISOString() ?? null,
  decision: row.decision,
  mayDecide:
    row.state === 'asked' &&
    row.enteredBy !== viewer.accountId &&
    row.accountId !== viewer.accountId &&
    can(viewer, 'points.confirm', pathOfCode(row.areaCode)),
});

/** Areas, as codes, whose entries a viewer looks at: the one asked for. @throws territory.area_not_found */
const within = (snapshot: TerritorySnapshot, area: string | undefined): string[] | null =>
  area === undefined ? null : [(snapshot.find(area) ?? fail('territory.area_not_found', { code: area })).code];

/** One entry. @throws points.entry_not_found */
export const presentByHand = async (context: Context, tx: Tx, viewer: Viewer, id: string): Promise<HandEntry> => {
  if (!can(viewer, 'points.entries')) fail('points.entry_not_found');
  const [row] = await pageOfByHand(tx, { id, states: null, within: null }, null, 1);
  return shown(context, await context.territory.snapshot(viewer.jurisdictionId), viewer, row ?? fail('points.entry_not_found'));
};

/** Entries by hand of the whole jurisdiction, for all of its staff. */
export const byHandPage = async (
  context: Context,
  viewer: Viewer,
  { state, area, cursor, limit }: z.output<NonNullable<(typeof listByHand)['query']>>,
): Promise<z.input<typeof listByHand.response>> => {
  if (!can(viewer, 'points.entries')) fail('session.forbidden');
  const snapshot = await context.territory.snapshot(viewer.jurisdictionId);
  const key = readCursor<[id: string]>(cursor, ['string']);
  const filter = { states: state ?? null, within: within(snapshot, area) };
  const rows = await context.kernel.db.read(accessOf(viewer), (tx) => pageOfByHand(tx, filter, key?.[0] ?? null, limit + 1));
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const own = areasWith(viewer, 'points.enter').flatMap((path) => snapshot.findByPath(path) ?? []);
  return {
    items: items.map((row) => shown(context, snapshot, viewer, row)),
    next: rows.length > limit && last ? toCursor([last.id]) : null,
    mayEnter: own.map(({ code, name }) => ({ code, name })),
  };
};
