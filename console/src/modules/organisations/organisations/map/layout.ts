import { type Measure, wrapText } from '#contract/kernel/wrap-text.ts';

/** What a topic stands for; decides its colour and the form of its edge. */
export const tones = ['area', 'party', 'committee', 'unit', 'grid', 'person', 'group'] as const;
export type Tone = (typeof tones)[number];

/** A node of the map before it has a place: a title, smaller notes below it, what hangs on it. */
export interface Topic {
  readonly id: string;
  readonly title: string;
  readonly notes: readonly string[];
  readonly tone: Tone;
  /** The organisation a click opens; null for areas, groups and people. */
  readonly organisationId: string | null;
  readonly children: readonly Topic[];
}

/** A topic in its place. Coordinates in px, y downwards, the middle of the root at 0,0. */
export interface Box {
  readonly topic: Topic;
  readonly parent: Box | null;
  readonly depth: number;
  /** 0 the root, 1 right of it, -1 left of it. */
  readonly side: -1 | 0 | 1;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly title: readonly string[];
  readonly notes: readonly string[];
  /** Topics below that are folded away. */
  readonly hidden: number;
}
/** The frame around leaves that stand in columns. */
export interface Frame {
  readonly parent: Box;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface MapLayout {
  /** Parents before children. */
  readonly boxes: readonly Box[];
  readonly frames: readonly Frame[];
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** Text sizes, widths and gaps in px by depth; shared with the drawing. */
export const setting = (depth: number) => ({
  size: depth === 0 ? 17 : depth === 1 ? 14 : 13,
  bold: depth <= 1,
  width: depth === 0 ? 260 : 196,
  padX: depth === 0 ? 18 : 11,
  padY: depth === 0 ? 12 : 6,
});
export const noteSize = 12;
export const lineHeight = 1.45;
const gapX = (depth: number): number => (depth === 0 ? 64 : 40);
const gapY = (depth: number): number => (depth <= 1 ? 12 : 8);
const framePad = 8;
/** So many leaves and more are set in columns. */
const manyLeaves = 5;

interface Made {
  topic: Topic;
  depth: number;
  width: number;
  height: number;
  title: string[];
  notes: string[];
  hidden: number;
  children: Made[];
  /** Leaves in columns: the columns' widths and the rows' heights. */
  grid: { widths: number[]; heights: number[] } | null;
  /** Height of the children together, and of the whole branch. */
  spread: number;
  band: number;
}
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const spaced = (sizes: readonly number[], gap: number): number => sum(sizes) + gap * Math.max(0, sizes.length - 1);
const countBelow = (topic: Topic): number => topic.children.reduce((n, child) => n + 1 + countBelow(child), 0);

/** Sets leaves in columns, read downwards: the widest of each column and the highest of each row. */
const gridOf = (leaves: readonly Made[], columns: number): { widths: number[]; heights: number[] } => {
  const rows = Math.ceil(leaves.length / columns);
  const widths = Array.from({ length: Math.ceil(leaves.length / rows) }, (_, c) =>
    Math.max(...leaves.slice(c * rows, (c + 1) * rows).map((l) => l.width)),
  );
  const heights = Array.from({ length: rows }, (_, r) => Math.max(...leaves.filter((_, i) => i % rows === r).map((l) => l.height)));
  return { widths, heights };
};

interface Options {
  /** Topics whose branches are folded. */
  readonly folded: ReadonlySet<string>;
  /** Columns in which many leaves of one topic are set; 1 for none. */
  readonly columns: number;
  readonly measure: Measure;
}
const make = (topic: Topic, depth: number, options: Options): Made => {
  const { size, bold, width: room, padX, padY } = setting(depth);
  const { measure } = options;
  const title = wrapText(topic.title, { width: room, size, bold, measure });
  const notes = topic.notes.flatMap((note) => wrapText(note, { width: room, size: noteSize, measure }));
  const wide = Math.max(...title.map((line) => measure(line, size, bold)), ...notes.map((line) => measure(line, noteSize)));
  const folded = options.folded.has(topic.id);
  const children = folded ? [] : topic.children.map((child) => make(child, depth + 1, options));
  const leaves = depth > 0 && options.columns > 1 && children.length > manyLeaves && topic.children.every((c) => c.children.length === 0);
  const grid = leaves ? gridOf(children, Math.min(options.columns, Math.ceil(children.length / 3))) : null;
  const spread = grid
    ? spaced(grid.heights, gapY(2)) + 2 * framePad
    : spaced(
        children.map((c) => c.band),
        gapY(depth),
      );
  const height = Math.ceil((title.length * size + notes.length * noteSize) * lineHeight + 2 * padY);
  return {
    topic,
    depth,
    title,
    notes,
    children,
    grid,
    spread,
    width: Math.ceil(wide + 2 * padX),
    height,
    hidden: folded ? countBelow(topic) : 0,
    band: Math.max(height, spread),
  };
};

const highOf = (part: readonly Made[]): number =>
  spaced(
    part.map((c) => c.band),
    gapY(0),
  );
interface Parts {
  right: readonly Made[];
  left: readonly Made[];
}
const higher = ({ right, left }: Parts): number => Math.max(highOf(right), highOf(left));

/** The first level read on from the right side to the left, parted where both are most alike. */
const readOn = (children: readonly Made[]): Parts => {
  const ways = children.map((_, at): Parts => ({ right: children.slice(0, at + 1), left: children.slice(at + 1) }));
  return ways.reduce((best, way) => (higher(way) < higher(best) ? way : best), { right: children, left: [] });
};

/** The highest branches first, each to the side that is lower so far; the order within a side is kept. */
const evened = (children: readonly Made[]): Parts => {
  const right = new Set<Made>();
  const left = new Set<Made>();
  for (const child of [...children].sort((a, b) => b.band - a.band)) (highOf([...left]) < highOf([...right]) ? left : right).add(child);
  return { right: children.filter((c) => right.has(c)), left: children.filter((c) => left.has(c)) };
};

/** Right and left side, about equally high: read on from one to the other unless that tips the map by more than a little. */
const partsOf = (children: readonly Made[]): Parts => {
  const [inOrder, even] = [readOn(children), evened(children)];
  return higher(even) < 0.96 * higher(inOrder) ? even : inOrder;
};

/**
 * Lays a tree out as a mind map: the root in the middle, its branches right and left about equally high. Every branch has a band of
 * its own height, so that nothing overlaps whatever the texts are.
 */
export const layoutMap = (root: Topic, options: Options): MapLayout => {
  const boxes: Box[] = [];
  const frames: Frame[] = [];
  const place = (made: Made, parent: Box | null, x: number, y: number, side: -1 | 0 | 1): Box => {
    const { topic, depth, width, height, title, notes, hidden } = made;
    const box: Box = { topic, parent, depth, side, x: side < 0 ? x - width : x, y, width, height, title, notes, hidden };
    boxes.push(box);
    return box;
  };
  const placeBranch = (made: Made, parent: Box, x: number, top: number, side: -1 | 1): void => {
    const box = place(made, parent, x, top + (made.band - made.height) / 2, side);
    const from = side > 0 ? box.x + box.width + gapX(made.depth) : box.x - gapX(made.depth);
    let y = top + (made.band - made.spread) / 2;
    if (!made.grid) {
      for (const child of made.children) {
        placeBranch(child, box, from, y, side);
        y += child.band + gapY(made.depth);
      }
      return;
    }
    const { widths, heights } = made.grid;
    const width = spaced(widths, gapY(2)) + 2 * framePad;
    const frame = { parent: box, x: side > 0 ? from : from - width, y, width, height: made.spread };
    frames.push(frame);
    for (const [i, leaf] of made.children.entries()) {
      const [column, row] = [Math.floor(i / heights.length), i % heights.length];
      const left = frame.x + framePad + sum(widths.slice(0, column)) + gapY(2) * column;
      const above = frame.y + framePad + sum(heights.slice(0, row)) + gapY(2) * row;
      place({ ...leaf, width: widths[column] ?? leaf.width }, box, side > 0 ? left : left + (widths[column] ?? 0), above, side);
    }
  };
  const made = make(root, 0, options);
  const middle = place(made, null, -made.width / 2, -made.height / 2, 0);
  const { right: rightSide, left: leftSide } = partsOf(made.children);
  for (const [side, part] of [
    [1, rightSide],
    [-1, leftSide],
  ] as const) {
    let y = -highOf(part) / 2;
    for (const child of part) {
      placeBranch(child, middle, side > 0 ? middle.x + middle.width + gapX(0) : middle.x - gapX(0), y, side);
      y += child.band + gapY(0);
    }
  }
  const all = [...boxes, ...frames];
  const [left, top] = [Math.min(...all.map((b) => b.x)), Math.min(...all.map((b) => b.y))];
  const [right, bottom] = [Math.max(...all.map((b) => b.x + b.width)), Math.max(...all.map((b) => b.y + b.height))];
  return { boxes, frames, bounds: { x: left, y: top, width: right - left, height: bottom - top } };
};
