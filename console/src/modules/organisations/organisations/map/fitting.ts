import type { Measure } from '#contract/kernel/wrap-text.ts';
import { layoutMap, noteSize, type Topic } from './layout.ts';

/** The number of columns for many leaves with which the whole map fills a surface of width : height = `ratio` best. */
export const fittingColumns = (root: Topic, ratio: number, measure: Measure): number => {
  const scaleOf = (columns: number): number => {
    const { bounds } = layoutMap(root, { folded: new Set(), columns, measure });
    return Math.min(ratio / bounds.width, 1 / bounds.height);
  };
  return [2, 3, 4, 6, 8, 11].reduce((best, columns) => (scaleOf(columns) > scaleOf(best) * 1.02 ? columns : best), 1);
};

/** The smallest scale at which the smallest words of the map, at 11 px, can be read. */
export const readable = 11 / noteSize;

/** How a map begins: what is folded, and the columns of many leaves. */
export interface FirstView {
  readonly folded: ReadonlySet<string>;
  readonly columns: number;
}

const branchesBelow = (topic: Topic): Topic[] => topic.children.filter((child) => child.children.length > 0);

/**
 * What a surface of `width` × `height` px shows of a map at a readable size: the branches are opened level by level as long as all that
 * is open fits; the others stay folded. Where not even the first level fits, that is what is shown.
 */
export const firstView = (root: Topic, room: { width: number; height: number }, measure: Measure): FirstView => {
  const viewOf = (columns: number): FirstView & { shown: number } => {
    const shownOf = (folded: ReadonlySet<string>): number => {
      const { boxes, bounds } = layoutMap(root, { folded, columns, measure });
      return bounds.width * readable <= room.width && bounds.height * readable <= room.height ? boxes.length : 0;
    };
    const all = (topics: readonly Topic[]): string[] => topics.flatMap((topic) => [topic.id, ...all(branchesBelow(topic))]);
    let folded: ReadonlySet<string> = new Set(all(branchesBelow(root)));
    let shown = shownOf(folded);
    const queue = shown > 0 ? branchesBelow(root) : [];
    for (let topic = queue.shift(); topic; topic = queue.shift()) {
      const { id } = topic;
      const opened = new Set([...folded].filter((one) => one !== id));
      const more = shownOf(opened);
      if (more === 0) continue;
      [folded, shown] = [opened, more];
      queue.push(...branchesBelow(topic));
    }
    return { folded, columns, shown };
  };
  return [2, 3, 4].map(viewOf).reduce((best, view) => (view.shown > best.shown ? view : best), viewOf(1));
};
