import type { Me } from '#contract/accounts/api.ts';
import { mayOpen } from './access.ts';
import { type FindView, type Group, groups, type LayerView, type Manifest, type PageOf, type Slot, type TodoView } from './pages.ts';

const manifests = Object.values(import.meta.glob<Manifest>('../modules/*/pages.tsx', { eager: true }));

/** The pages of all modules. */
export const pages: readonly PageOf[] = manifests.flatMap((one) => one.default);

/** How to-dos and findings of each kind are shown. */
export const todoViews: Readonly<Record<string, TodoView>> = Object.assign({}, ...manifests.map((one) => one.todos));
export const findViews: Readonly<Record<string, FindView>> = Object.assign({}, ...manifests.map((one) => one.finds));

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

type MenuPage = PageOf & { readonly menu: NonNullable<PageOf['menu']> };

/** The side menu of an account: its groups with the pages it can open. */
export const menuOf = (me: Me): readonly { readonly group: Group; readonly pages: readonly MenuPage[] }[] =>
  groups
    .map((group) => ({
      group,
      pages: pages
        .filter((one): one is MenuPage => one.menu?.group === group && mayOpen(me, one.permission))
        .sort((a, b) => a.menu.order - b.menu.order),
    }))
    .filter((one) => one.pages.length > 0);
