import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { standardLines, workLineCode } from '#contract/territory/lines.ts';
import { changed, type DraftLine, draftOf, itemsOf, moved, problemsIn, standing, undone } from './work-lines.ts';

const draft = draftOf({ items: [...standardLines], version: 'v', mayConfigure: true, carried: {} });
const line = (zh: string, en = '', code: string | null = null): DraftLine => ({ key: v7(), code, zh, en });

describe('changes of the lines of work', () => {
  it('are taken back step by step, the letters of one field together', () => {
    const lines = standing(draft);
    const swapped = changed(draft, moved(lines, 0, 1));
    expect(standing(swapped).map(({ code }) => code)).toEqual([1, 0, 2, 3, 4, 5].map((at) => standardLines[at]?.code));
    const word = [line('林长')];
    const typed = changed(changed(swapped, [line('林')], 'a.zh'), word, 'a.zh');
    const elsewhere = changed(typed, [line('林长', 'F')], 'a.en');
    expect(standing(undone(elsewhere))).toBe(word);
    expect(standing(undone(undone(elsewhere)))).toEqual(standing(swapped));
    expect(standing(undone(undone(undone(undone(elsewhere)))))).toEqual(lines);
    // what is typed after an undo is a step of its own
    expect(standing(undone(changed(undone(elsewhere), [line('林长制')], 'a.zh')))).toBe(word);
  });

  it('need a name each, and none twice', () => {
    expect(problemsIn([line('党建'), line(' '), line(' 党建 '), line('平安')])).toEqual([null, 'unnamed', 'twice', null]);
  });

  it('are sent with codes the server takes: that of the line, the English words, or one never used', () => {
    const long = 'Forests and rivers and lakes and grass'.repeat(2);
    const lines = [
      line('安全', 'Safety 2', 'old'),
      line('林长制', 'Forest chiefs'),
      line('林', ' forest  CHIEFS '),
      line('一', '1st'),
      line('长', long),
    ];
    const sent = itemsOf(lines);
    expect(sent.slice(0, 2)).toEqual([
      { code: 'old', name: { zh: '安全', en: 'Safety 2' } },
      { code: 'forest_chiefs', name: { zh: '林长制', en: 'Forest chiefs' } },
    ]);
    expect(sent[2]?.name).toEqual({ zh: '林', en: 'forest  CHIEFS' });
    const free = sent.slice(2).map(({ code }) => code);
    expect(free.every((code) => /^line_[0-9a-f]{32}$/.test(code))).toBe(true);
    expect(new Set(free).size).toBe(3);
    expect(sent.every(({ code }) => workLineCode.safeParse(code).success)).toBe(true);
    expect(itemsOf(lines)).toEqual(sent);
  });
});
