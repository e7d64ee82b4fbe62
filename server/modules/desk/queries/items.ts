import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { DeskFilter, DeskTemplate, getDeskItems } from '#contract/desk/api.ts';
import { accessOf } from '#kernel/db.ts';
import { type Desk, reachOf, requireDesk } from '../desk.ts';
import { type ItemRow, itemsWithin } from '../store/items.ts';

/** More than these nobody finds anything among. */
const most = 400;

interface Share {
  readonly name: string;
  readonly organisationId: string | null;
  readonly areaPath: string | null;
}

/** With whom a viewer can share, by key. */
export const sharesOf = async ({ territory, organisations }: Desk, viewer: Viewer): Promise<Map<string, Share>> => {
  const [snapshot, book] = await Promise.all([territory.snapshot(viewer.jurisdictionId), organisations.of(viewer.jurisdictionId)]);
  const reach = reachOf(viewer);
  return new Map<string, Share>([
    ...reach.organisations.flatMap((organisationId) => {
      const name = book.get(organisationId)?.name;
      return name === undefined ? [] : [[`organisation:${organisationId}`, { name, organisationId, areaPath: null }] as const];
    }),
    ...reach.areaPaths.flatMap((areaPath) => {
      const area = snapshot.findByPath(areaPath);
      return area ? [[`area:${area.code}`, { name: area.name, organisationId: null, areaPath }] as const] : [];
    }),
  ]);
};

/** The templates and filters a viewer works with. @throws session.forbidden */
export const deskItemsOf = async (desk: Desk, viewer: Viewer): Promise<z.input<typeof getDeskItems.response>> => {
  requireDesk(viewer);
  const shares = await sharesOf(desk, viewer);
  const rows = await desk.kernel.db.read(accessOf(viewer), (tx) => itemsWithin(tx, reachOf(viewer), most));
  const keyOf = (row: ItemRow): string | null =>
    [...shares].find(([, { organisationId, areaPath }]) => organisationId === row.organisationId && areaPath === row.areaPath)?.[0] ?? null;
  const shown = (row: ItemRow) => {
    const key = keyOf(row);
    const { id, title, content, version } = row;
    const shared = key === null ? null : { key, name: shares.get(key)?.name ?? '' };
    return { id, title, content, version, shared, mine: row.accountId === viewer.accountId };
  };
  return {
    templates: rows.filter(({ kind }) => kind === 'template').map(shown) as DeskTemplate[],
    filters: rows.filter(({ kind }) => kind === 'filter').map(shown) as DeskFilter[],
    shares: [...shares].map(([key, { name }]) => ({ key, name })),
  };
};
