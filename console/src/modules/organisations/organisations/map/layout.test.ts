import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measure } from '#contract/kernel/wrap-text.ts';
import { firstView, fittingColumns, readable } from './fitting.ts';
import { layoutMap, type MapLayout, type Topic } from './layout.ts';

const measure: Measure = (text, size) => [...text].length * size;
const topic = (id: string, title: string, children: readonly Topic[] = [], notes: readonly string[] = []): Topic => ({
  id,
  title,
  notes,
  tone: 'unit',
  organisationId: null,
  children,
});
let made = 0;
const anyTopic = (depth: number): fc.Arbitrary<Topic> =>
  fc
    .record({
      title: fc.string({ unit: 'grapheme', maxLength: 45 }),
      notes: fc.array(fc.string({ maxLength: 30 }), { maxLength: 3 }),
      children: depth === 0 ? fc.constant([]) : fc.array(anyTopic(depth - 1), { maxLength: 9 }),
    })
    .map(({ title, notes, children }) => topic(`t${made++}`, title, children, notes));
const idsOf = (t: Topic): string[] => [t.id, ...t.children.flatMap(idsOf)];
const overlaps = ({ boxes }: MapLayout): string[] =>
  boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      .map((b) => `${a.topic.id}/${b.topic.id}`),
  );

describe('the mind map', () => {
  it('shows every topic once, none over another, all inside the bounds, whatever the texts and the columns', () => {
    fc.assert(
      fc.property(anyTopic(3), fc.integer({ min: 1, max: 5 }), (root, columns) => {
        const map = layoutMap(root, { folded: new Set(), columns, measure });
        expect(map.boxes.map((b) => b.topic.id).sort()).toEqual(idsOf(root).sort());
        expect(overlaps(map)).toEqual([]);
        const { x, y, width, height } = map.bounds;
        for (const b of [...map.boxes, ...map.frames]) {
          expect(b.x).toBeGreaterThanOrEqual(x);
          expect(b.y).toBeGreaterThanOrEqual(y);
          expect(b.x + b.width).toBeLessThanOrEqual(x + width + 1e-6);
          expect(b.y + b.height).toBeLessThanOrEqual(y + height + 1e-6);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('parts the branches so that both sides are about equally high, in order, the right side first', () => {
    const root = topic(
      'root',
      '七一社区',
      Array.from({ length: 8 }, (_, i) => topic(`b${i}`, `网格${i}`)),
    );
    const { boxes } = layoutMap(root, { folded: new Set(), columns: 1, measure });
    expect(boxes.filter((b) => b.side === 1).map((b) => b.topic.id)).toEqual(['b0', 'b1', 'b2', 'b3']);
    expect(boxes.filter((b) => b.side === -1).map((b) => b.topic.id)).toEqual(['b4', 'b5', 'b6', 'b7']);
  });

  it('keeps its balance when one branch is much higher than the others: neither side is higher than the other by more than a branch', () => {
    const leaves = (n: number, of: string) => Array.from({ length: n }, (_, i) => topic(`${of}-${i}`, '党支部'));
    const root = topic(
      'root',
      '七一社区',
      [1, 1, 1, 24, 1, 12, 1, 10].map((n, i) => topic(`b${i}`, `组织${i}`, leaves(n, `b${i}`))),
    );
    const { boxes } = layoutMap(root, { folded: new Set(), columns: 1, measure });
    const highOf = (side: number): number => {
      const mine = boxes.filter((b) => b.side === side);
      return Math.max(...mine.map((b) => b.y + b.height)) - Math.min(...mine.map((b) => b.y));
    };
    expect(Math.abs(highOf(1) - highOf(-1)) / Math.max(highOf(1), highOf(-1))).toBeLessThan(0.12);
    // read down a side, the order is that of the organisations
    for (const side of [1, -1]) {
      const ids = boxes.filter((b) => b.depth === 1 && b.side === side).map((b) => b.topic.id);
      expect(ids).toEqual([...ids].sort());
    }
  });

  it('begins with what can be read: branches that do not fit are folded, with what hides behind them counted', () => {
    const grids = Array.from({ length: 12 }, (_, g) =>
      topic(
        `g${g}`,
        `第${g}网格`,
        Array.from({ length: 9 }, (_, i) => topic(`g${g}h${i}`, '党员中心户', [topic(`g${g}h${i}p`, '党员')])),
      ),
    );
    const root = topic('root', '七一社区', grids);
    for (const room of [
      { width: 1384, height: 700 },
      { width: 1224, height: 520 },
    ]) {
      const first = firstView(root, room, measure);
      const { boxes, bounds } = layoutMap(root, { ...first, measure });
      expect(bounds.width * readable).toBeLessThanOrEqual(room.width);
      expect(bounds.height * readable).toBeLessThanOrEqual(room.height);
      expect(boxes.filter((b) => b.depth === 1)).toHaveLength(12);
      expect(boxes.length + boxes.reduce((n, b) => n + b.hidden, 0)).toBe(idsOf(root).length);
    }
    // where not even the first level fits, that is what is drawn, at a size that can be read
    expect(firstView(root, { width: 330, height: 600 }, measure).folded.size).toBeGreaterThanOrEqual(12);
    // what fits as a whole is not folded
    expect(
      firstView(topic('r', '社区', [topic('a', '党支部', [topic('b', '党小组')])]), { width: 1384, height: 700 }, measure).folded,
    ).toEqual(new Set());
  });

  it('folds a branch and says how much is hidden', () => {
    const root = topic('root', '七一社区', [topic('a', '党总支', [topic('b', '第一支部', [topic('c', '党小组')])]), topic('d', '大党委')]);
    const { boxes } = layoutMap(root, { folded: new Set(['a']), columns: 1, measure });
    expect(boxes.map((b) => b.topic.id)).toEqual(['root', 'a', 'd']);
    expect(boxes[1]?.hidden).toBe(2);
  });

  it('wraps a name of forty signs instead of widening the map', () => {
    const { boxes } = layoutMap(topic('root', '七一社区', [topic('a', '龙'.repeat(40))]), { folded: new Set(), columns: 1, measure });
    expect(boxes[1]?.title.length).toBeGreaterThan(2);
    expect(boxes[1]?.title.join('')).toBe('龙'.repeat(40));
    expect(boxes[1]?.width).toBeLessThanOrEqual(220);
  });

  it('sets many leaves in columns when that fills the paper better, measuring the words of 400 topics some times each', () => {
    const grids = Array.from({ length: 8 }, (_, g) =>
      topic(
        `g${g}`,
        `第${g}网格`,
        Array.from({ length: 48 }, (_, i) => topic(`g${g}h${i}`, '党员中心户')),
      ),
    );
    const root = topic('root', '七一社区', grids);
    let measured = 0;
    const counting: Measure = (...words) => {
      measured++;
      return measure(...words);
    };
    const columns = fittingColumns(root, 420 / 297, counting);
    const map = layoutMap(root, { folded: new Set(), columns, measure });
    expect(measured / 400).toBeLessThan(100);
    expect(map.frames).toHaveLength(8);
    expect(overlaps(map)).toEqual([]);
    const plain = layoutMap(root, { folded: new Set(), columns: 1, measure });
    expect(map.bounds.height).toBeLessThan(plain.bounds.height / 2);
  });
});
