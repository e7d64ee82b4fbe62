import type { ComponentType, ReactNode } from 'react';
import type { Opening } from './access.ts';

/**
 * Every address of the console with what its search holds. Each module's `pages.tsx` adds its own
 * (`declare module '../../app/pages.ts'`), which keeps `to=` and `search=` of links typed without a central list.
 */
// biome-ignore lint/suspicious/noEmptyInterface: modules add to it
export interface Paths {}
export type Path = keyof Paths & string;

/** Groups of the side menu, from the top. One without a page for this account is not shown. */
export const groups = [
  'workbench',
  'cases',
  'map',
  'organisations',
  'participation',
  'deliberation',
  'property',
  'services',
  'command',
  'system',
] as const;
export type Group = (typeof groups)[number];

/** A page as its module describes it. */
export interface PageOf<P extends Path = Path> {
  readonly path: P;
  /** Key of its name, with the namespace. */
  readonly title: string;
  readonly permission: Opening;
  /** Stands alone, without the frame of menu and header. */
  readonly bare?: true;
  /** The page beside whose list it opens; it goes by that page's permission. */
  readonly inside?: Path;
  readonly menu?: {
    readonly group: Group;
    /** Place within the group, small first. */
    readonly order: number;
    readonly icon: ReactNode;
    readonly search?: Paths[P];
    /** A number that asks for attention. */
    readonly badge?: ComponentType;
  };
  /** Reads its search from an address; what makes no sense is left out. */
  readonly search?: (raw: Record<string, unknown>) => Paths[P];
  readonly load: () => Promise<ComponentType>;
  /** Fetched while the page's code is still on its way, anew when `of` answers something else. */
  readonly prepare?: { readonly of: (search: Paths[P]) => object; readonly run: (of: never) => void };
}

/** Describes a page; checks that address and search belong together. */
export const page = <P extends Path>(described: PageOf<P>): PageOf => described as unknown as PageOf;
