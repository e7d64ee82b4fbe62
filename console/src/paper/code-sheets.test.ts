import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { codePath, codeSheets } from './code-sheets.ts';

const url = 'https://linli.example/p/530702-0123456789ab';
const measure = (text: string, size: number): number => text.length * size;
/** Modules drawn by a path, read back square by square. */
const drawn = (path: string, size: number): boolean[][] => {
  const grid = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let i = 0; i < Number(run); i++) (grid[Number(y)] as boolean[])[Number(x) + i] = true;
  return grid;
};

describe('QR codes on paper', () => {
  it('draw exactly the modules that encode the address', () => {
    const { path, size } = codePath(url);
    const { data } = encode(url, { ecc: 'M', border: 0 });
    expect(drawn(path, size)).toEqual(data);
    expect(drawn(codePath(`${url}x`).path, size)).not.toEqual(data);
  });

  it('lie six or twelve to a sheet, or one as a sign', () => {
    const cards = Array.from({ length: 13 }, (_, i) => ({ url: `${url}${i}`, name: `点位${i}`, kind: '巡查点', area: '大研街道' }));
    expect(codeSheets(cards, 'six', '扫一扫', measure)).toHaveLength(3);
    expect(codeSheets(cards, 'twelve', '扫一扫', measure)).toHaveLength(2);
    expect(codeSheets(cards, 'sign', '扫一扫', measure)).toHaveLength(13);
    expect(codeSheets([], 'six', '扫一扫', measure)).toEqual([]);
  });

  it('keep their quiet zone and stay on the card, however long the name', () => {
    const card = { url, name: '很长的名称'.repeat(12), kind: '党群服务中心', area: '大研街道 · 七一社区 · 第三网格' };
    for (const layout of ['six', 'twelve', 'sign'] as const) {
      const [page] = codeSheets([card], layout, '说明文字'.repeat(10), measure);
      const [, left, top, module] = /translate\(([\d.]+) ([\d.]+)\) scale\(([\d.]+)\)/.exec(page?.svg ?? '')?.map(Number) ?? [];
      const side = (module ?? 0) * codePath(url).size;
      // no module smaller than 0.5 mm, so that a phone reads it from the hand
      expect(module).toBeGreaterThan(0.5);
      expect(left).toBeGreaterThan(10 + 4 * (module ?? 0) - 0.01);
      const lowest = Math.max(...[...(page?.svg ?? '').matchAll(/<text x="[\d.]+" y="([\d.]+)"/g)].map(([, y]) => Number(y)));
      const firstLine = Math.min(
        ...[...(page?.svg ?? '').matchAll(/<text x="[\d.]+" y="([\d.]+)" font-size="([\d.]+)"/g)].map(([, y, s]) => Number(y) - Number(s)),
      );
      expect(firstLine).toBeGreaterThan((top ?? 0) + side);
      expect(lowest).toBeLessThan(10 + 277 / { six: 3, twelve: 4, sign: 1 }[layout]);
    }
  });

  it('cannot become markup', () => {
    const [page] = codeSheets([{ url, name: '<script>&', kind: '"', area: '' }], 'six', '', measure);
    expect(page?.svg).not.toContain('<script>');
  });
});
