import type { ComponentType, ReactNode } from 'react';
import type { KindSet } from '#contract/kernel/kinds.ts';
import type { Permission } from '#contract/kernel/permissions.ts';
import type { RowDetail } from '#contract/registers/api.ts';
import type { Finding, Todo } from '#contract/workbench/api.ts';
import type { palette } from '#ui/theme.ts';
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
  'field',
  'participation',
  'map',
  'organisations',
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
    /** Whoever has the page by this permission alone finds it in the menu only with a post in an organisation of such a kind: it is the work of no other. */
    readonly by?: { readonly permission: Permission; readonly of: readonly string[] };
    /** A number that asks for attention. */
    readonly badge?: ComponentType;
  };
  /** Reads its search from an address; what makes no sense is left out. */
  readonly search?: (raw: Record<string, unknown>) => Paths[P];
  readonly load: () => Promise<ComponentType>;
  /** Fetched while the page's code is still on its way, anew when `of` answers something else. */
  readonly prepare?: { readonly of: (search: Paths[P]) => object; readonly run: (of: never) => void };
}

/** Where a link leads; made by `linkOptions`, so that address and search belong together. */
export interface Target {
  readonly to?: string;
  readonly params?: object;
  readonly search?: object;
}

/** How to-dos of a kind are shown: their name, the way to their page, and the one command that is enough where there is one. */
export interface TodoView {
  /** Key of what is to be done, with the namespace. */
  readonly title: string;
  /** Key of the words where a to-do has no title of its own; its data fill them. */
  readonly words?: string;
  readonly link: (todo: Todo) => Target;
  /** A button beside the link, where the command is allowed for this one. */
  readonly command?: ComponentType<{ todo: Todo; onDone: () => void }>;
}

/** How findings of a kind are shown. */
export interface FindView {
  /** Asked before they are shown, where the page they lead to is not for everybody who may find them. */
  readonly permission?: Opening;
  /** Key of the kind's name, with the namespace. */
  readonly title: string;
  readonly link: (found: Finding) => Target;
}

/** Where a row of a register leads besides, told by the module that uses the register. */
export interface RowView {
  readonly permission: Opening;
  /** Key of what is found there, with the namespace. */
  readonly title: string;
  readonly link: (row: Pick<RowDetail, 'id' | 'values'>) => Target;
}

/** A mark of the map, as an SVG path on a square of 20: the same in the legend and on the map. */
export interface Mark {
  readonly path: string;
  readonly colour: keyof (typeof palette)['light'];
}

/** How a layer of the map is shown. */
export interface LayerView {
  /** Key of its name, with the namespace. */
  readonly title: string;
  /** Told by its outline; null for cases, which are drawn by their lights. */
  readonly mark: Mark | null;
  /** Kinds by which it can be narrowed, of a set. */
  readonly kinds?: { readonly set: KindSet; readonly codes: readonly string[] };
  /** Where a thing on it leads. */
  readonly link: (id: string) => Target;
  /** The ground its things cover, asked for from near. @param bounds west, south, east, north in degrees */
  readonly outlines?: (bounds: readonly [number, number, number, number], signal: AbortSignal) => Promise<readonly Outline[]>;
}
type Outline = readonly (readonly [number, number])[];

/** Something a module puts into the frame: a card on the workbench, or a sign in the header. */
export interface Slot {
  readonly at: 'workbench' | 'header';
  readonly order: number;
  readonly permission: Opening;
  readonly component: ComponentType;
}

/** An entry of the menu that is data, such as a register that somebody has designed. */
export interface MenuEntry {
  readonly path: string;
  readonly group: Group;
  /** Place within the group, small first. */
  readonly order: number;
  readonly icon: ReactNode;
  /** As it is read. */
  readonly name: string;
  readonly target: Target;
  readonly badge?: ComponentType | undefined;
}

/** Entries of the menu a module learns of by asking. */
export interface MenuSource {
  readonly permission: Opening;
  readonly query: { readonly queryKey: readonly unknown[]; readonly queryFn?: unknown };
  readonly entries: (answer: never) => readonly MenuEntry[];
}

/** What a module's `pages.tsx` may tell: its pages by default, and beside them what it adds elsewhere. */
export interface Manifest {
  readonly default: readonly PageOf[];
  /** By kind: `<module>.<what>`. */
  readonly todos?: Readonly<Record<string, TodoView>>;
  readonly finds?: Readonly<Record<string, FindView>>;
  /** By the code of the register. */
  readonly rows?: Readonly<Record<string, RowView>>;
  /** Layers of the map, by their names. */
  readonly layers?: Readonly<Record<string, LayerView>>;
  readonly slots?: readonly Slot[];
  readonly menu?: MenuSource;
  /** What long work of a kind has left, shown to its owner. */
  readonly results?: Readonly<Record<string, ComponentType<{ answer: Record<string, unknown> }>>>;
}

/** Describes a page; checks that address and search belong together. */
export const page = <P extends Path>(described: PageOf<P>): PageOf => described as unknown as PageOf;

/** A visit of the page sweep: as whom (null: nobody), at what address below `/console`, and a word that shows that the page has come up. */
export type Swept = readonly [login: string | null, path: string, shown: RegExp];
