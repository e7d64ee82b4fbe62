import type { z } from 'zod';
import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import type { listOddities, Oddity } from '#contract/points/by-hand.ts';
import { readCursor, toCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Context } from '../context.ts';
import { type ListedOddity, pageOfOddities } from '../store/oddities.ts';

/** Codes of the areas that a viewer supervises. */
export const supervised = (viewer: Viewer): string[] => areasWith(viewer, 'points.supervise').map((path) => path.replaceAll('.', ''));

const shown = (snapshot: TerritorySnapshot, viewer: Viewer, row: ListedOddity): Oddity => ({
  id: row.id,
  kind: row.kind,
  by: row.by,
  area: { code: row.areaCode, name: snapshot.find(row.areaCode)?.name ?? row.areaCode },
  on: row.onDay,
  firstAt: row.firstAt.toISOString(),
  lastAt: row.lastAt.toISOString(),
  acts: row.acts,
  minutes: row.minutes,
  finding: row.finding,
  checkedBy: row.checkedBy,
  mayCheck: row.checkedAt === null && row.accountId !== viewer.accountId,
});

/** One of them. @throws points.oddity_not_found */
export const presentOddity = async (context: Context, tx: Tx, viewer: Viewer, id: string): Promise<Oddity> => {
  const [row] = await pageOfOddities(tx, { id, within: supervised(viewer), open: false }, null, 1);
  return shown(await context.territory.snapshot(viewer.jurisdictionId), viewer, row ?? fail('points.oddity_not_found'));
};

/** What looked odd in the areas a viewer supervises. */
export const odditiesPage = async (
  context: Context,
  viewer: Viewer,
  { open, cursor, limit }: z.output<NonNullable<(typeof listOddities)['query']>>,
): Promise<z.input<typeof listOddities.response>> => {
  if (!can(viewer, 'points.supervise')) fail('session.forbidden');
  const snapshot = await context.territory.snapshot(viewer.jurisdictionId);
  const key = readCursor<[id: string]>(cursor, ['string']);
  const asked = { within: supervised(viewer), open };
  const rows = await context.kernel.db.read(accessOf(viewer), (tx) => pageOfOddities(tx, asked, key?.[0] ?? null, limit + 1));
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items: items.map((row) => shown(snapshot, viewer, row)), next: rows.length > limit && last ? toCursor([last.id]) : null };
};
