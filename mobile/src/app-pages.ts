import type { ComponentType } from 'react';

/**
 * Every address of the phone with what its search holds; each module's `pages.ts` adds its own
 * (`declare module '../../app-pages.ts'`), which keeps `to=` and `search=` of links typed without a central list.
 */
// biome-ignore lint/suspicious/noEmptyInterface: modules add to it
export interface Paths {}
export type Path = keyof Paths & string;

/** A page as its module describes it. Code and words come when it is opened. */
export interface PageOf<P extends Path = Path> {
  readonly path: P;
  readonly search?: (raw: Record<string, unknown>) => Paths[P];
  readonly load: () => Promise<ComponentType>;
  /** Its files of words beside those that come with the phone: `<module>-phone`, or one shared with the console. */
  readonly words?: readonly string[];
}

/** Describes a page; checks that address and search belong together. */
export const page = <P extends Path>(described: PageOf<P>): PageOf => described as unknown as PageOf;
