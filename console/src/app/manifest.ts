import type { Me } from '#contract/accounts/api.ts';
import { mayOpen } from './access.ts';
import { type Group, groups, type PageOf } from './pages.ts';

const described = import.meta.glob<readonly PageOf[]>('../modules/*/pages.tsx', { eager: true, import: 'default' });

export const pages: readonly PageOf[] = Object.values(described).flat();

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
