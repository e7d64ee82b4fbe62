import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { DeskFilter, DeskTemplate, getDeskItems, getKeptViews, KeptView } from '#contract/desk/api.ts';
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

/** Items of some kinds that a viewer works with, as pages show them. */
const itemsOf = async (desk: Desk, viewer: Viewer, kinds: readonly ItemRow['kind'][], page: string | null) => {
  const shares = await sharesOf(desk, viewer);
  const rows = await desk.kernel.db.read(accessOf(viewer), (tx) => itemsWithin(tx, reachOf(viewer), kinds, page, most));
  const keyOf = (row: ItemRow): string | null =>
    [...shares].find(([, { organisationId, areaPath }]) => organisationId === row.organisationId && areaPath === row.areaPath)?.[0] ?? null;
  const items = rows.map((row) => {
    const key = keyOf(row);
    const { id, kind, title, content, version } = row;
    const shared = key === null ? null : { key, name: shares.get(key)?.name ?? '' };
    return { kind, item: { id, title, content, version, shared, mine: row.accountId === viewer.accountId } };
  });
  return { items, shares: [...shares].map(([key, { name }]) => ({ key, name })) };
};

/** The templates and filters a viewer works with. @throws session.forbidden */
export const deskItemsOf = async (desk: Desk, viewer: Viewer): Promise<z.input<typeof getDeskItems.response>> => {
  requireDesk(viewer);
  const { items, shares } = await itemsOf(desk, viewer, ['template', 'filter'], null);
  const ofKind = (asked: ItemRow['kind']) => items.flatMap(({ kind, item }) => (kind === asked ? [item] : []));
  return { templates: ofKind('template') as DeskTemplate[], filters: ofKind('filter') as DeskFilter[], shares };
};

/** The views of a list a viewer works with. @throws session.forbidden */
export const keptViewsOf = async (desk: Desk, viewer: Viewer, page: string): Promise<z.input<typeof getKeptViews.response>> => {
  requireDesk(viewer, 'view');
  const { items, shares } = await itemsOf(desk, viewer, ['view'], page);
  return { items: items.map(({ item }) => item as KeptView), shares };
};
