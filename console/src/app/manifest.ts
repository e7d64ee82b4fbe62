import { type UseQueryOptions, useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Me } from '#contract/accounts/api.ts';
import { mayOpen, standsInMenu } from './access.ts';
import {
  type FindView,
  type Group,
  groups,
  type LayerView,
  type Manifest,
  type MenuEntry,
  type PageOf,
  type RowView,
  type Slot,
  type TodoView,
} from './pages.ts';

const manifests = Object.values(import.meta.glob<Manifest>('../modules/*/pages.tsx', { eager: true }));

/** The pages of all modules. */
export const pages: readonly PageOf[] = manifests.flatMap((one) => one.default);

/** How to-dos and findings of each kind are shown. */
export const todoViews: Readonly<Record<string, TodoView>> = Object.assign({}, ...manifests.map((one) => one.todos));
export const findViews: Readonly<Record<string, FindView>> = Object.assign({}, ...manifests.map((one) => one.finds));

/** Where rows of each register lead besides. */
export const rowViews: Readonly<Record<string, RowView>> = Object.assign({}, ...manifests.map((one) => one.rows));

/** How each layer of the map is shown. */
export const layerViews: Readonly<Record<string, LayerView>> = Object.assign({}, ...manifests.map((one) => one.layers));

/** How the answers of long work are shown, by its kind. */
export const resultViews: NonNullable<Manifest['results']> = Object.assign({}, ...manifests.map((one) => one.results));

/** What modules put into a part of the frame for this account, in order. */
export const slotsOf = (me: Me, at: Slot['at']): readonly Slot[] =>
  manifests
    .flatMap((one) => one.slots ?? [])
    .filter((one) => one.at === at && mayOpen(me, one.permission))
    .sort((a, b) => a.order - b.order);

const sources = manifests.flatMap((one) => one.menu ?? []);

/** The side menu of an account: its groups with what it can open, pages and what modules learn of by asking. */
export const useMenu = (me: Me): readonly { readonly group: Group; readonly entries: readonly MenuEntry[] }[] => {
  const { t } = useTranslation();
  const asked = useQueries({
    queries: sources.map(({ query, permission }) => ({
      ...(query as UseQueryOptions),
      enabled: mayOpen(me, permission),
      staleTime: 300_000,
    })),
  });
  const more = asked.flatMap(({ data }, i) => (data === undefined ? [] : (sources[i]?.entries(data as never) ?? [])));
  const own = pages.flatMap(({ path, title, permission, menu }): MenuEntry[] =>
    menu && standsInMenu(me, permission, menu.by)
      ? [
          {
            path,
            group: menu.group,
            order: menu.order,
            icon: menu.icon,
            name: t(title),
            target: { to: path, search: menu.search ?? {} },
            badge: menu.badge,
          },
        ]
      : [],
  );
  return groups
    .map((group) => ({ group, entries: [...own, ...more].filter((one) => one.group === group).sort((a, b) => a.order - b.order) }))
    .filter((one) => one.entries.length > 0);
};
