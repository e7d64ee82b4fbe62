import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measure } from '../../../paper/text.ts';
import { fittingColumns, layoutMap, type MapLayout, type Topic } from './layout.ts';

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

  it('sets many leaves in columns when that fills the paper better, quickly enough for 400 topics', () => {
    const grids = Array.from({ length: 8 }, (_, g) =>
      topic(
        `g${g}`,
        `第${g}网格`,
        Array.from({ length: 48 }, (_, i) => topic(`g${g}h${i}`, '党员中心户')),
      ),
    );
    const root = topic('root', '七一社区', grids);
    const started = performance.now();
    const columns = fittingColumns(root, 420 / 297, measure);
    const map = layoutMap(root, { folded: new Set(), columns, measure });
    expect(performance.now() - started).toBeLessThan(1000);
    expect(map.frames).toHaveLength(8);
    expect(overlaps(map)).toEqual([]);
    const plain = layoutMap(root, { folded: new Set(), columns: 1, measure });
    expect(map.bounds.height).toBeLessThan(plain.bounds.height / 2);
  });
});
