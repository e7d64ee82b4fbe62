import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Finding } from '#contract/workbench/api.ts';

/** What a module lets people find by words. */
export interface SearchSource {
  /** What is found: `<module>.<what>`. */
  readonly kind: string;
  /** What the viewer may see that fits, best first, with the masks of the module's own lists. A viewer without the right finds nothing. */
  of(viewer: Viewer, words: string, most: number): Promise<readonly Finding[]>;
}

/** Search over all modules. */
export interface Search {
  add(source: SearchSource): void;
  of(viewer: Viewer, words: string): Promise<{ kind: string; items: Finding[] }[]>;
}

const mostOfEach = 5;

/** Asks every source; groups without a hit are left out. */
export const createSearch = (): Search => {
  const sources: SearchSource[] = [];
  return {
    add: (source) => void sources.push(source),
    of: async (viewer, words) =>
      (await Promise.all(sources.map(async ({ kind, of }) => ({ kind, items: [...(await of(viewer, words, mostOfEach))] })))).filter(
        ({ items }) => items.length > 0,
      ),
  };
};
