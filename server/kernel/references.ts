import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Choice } from '#contract/forms/api.ts';
import type { ReferenceFormat } from '#contract/kernel/form/schema.ts';
import { isUuid } from './files/files.ts';

/** What a module lets questions of forms be answered with. */
export interface ReferenceSource {
  /**
   * Those a viewer may choose from whose name fits, the likeliest first; without words the first ones. Somebody without the right is offered none.
   * @param among narrows them down where a question says of what they are: the register of a row
   */
  find(viewer: Viewer, words: string, most: number, among: string): Promise<readonly Choice[]>;
  /** One of them, by the answer that names it; null where the viewer could not have chosen it. */
  one(viewer: Viewer, id: string, among: string): Promise<Choice | null>;
}

/** Things that answers to forms name: areas, organisations, places, persons. Their modules add them when they open. */
export interface References {
  add(format: ReferenceFormat, source: ReferenceSource): void;
  of(format: ReferenceFormat): ReferenceSource;
}

export const createReferences = (): References => {
  const sources = new Map<ReferenceFormat, ReferenceSource>();
  return {
    // areas are named by code, anything else by an id: what is no id names nothing
    add: (format, source) =>
      void sources.set(
        format,
        format === 'area' ? source : { ...source, one: async (viewer, id, among) => (isUuid(id) ? source.one(viewer, id, among) : null) },
      ),
    of: (format) => {
      const source = sources.get(format);
      if (!source) throw new Error(`no module answers questions for ${format}`);
      return source;
    },
  };
};
