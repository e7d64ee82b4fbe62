import { expect, test } from 'vitest';
import type { WantedColumn } from '#contract/collections/columns.ts';
import { registerContent } from '#contract/registers/content.ts';
import { firms } from '../../registers/testing/register.ts';
import { compareColumns, overlap } from './compare.ts';
import { knownOfRegister } from './known.ts';
import { stemOf } from './words-alike.ts';

const content = registerContent.parse(firms());
const known = knownOfRegister('two_new', content, new Set(content.fields.map(({ key }) => key)));
const wanted = (title: string, over: Partial<WantedColumn> = {}): WantedColumn => ({
  key: title,
  title,
  type: 'number',
  options: [],
  unit: null,
  ...over,
});
const best = (title: string, over: Partial<WantedColumn> = {}, synonyms: string[][] = []) =>
  compareColumns([wanted(title, over)], known, synonyms).items[0];

test('a heading is stripped of its unit and of words that only say that something is counted', () => {
  expect(['党员人数（人）', '本社区党员数', '党员 总数', '其中：党员'].map(stemOf)).toEqual(['党员', '党员', '党员', '党员']);
  expect(stemOf('户数')).toBe('户');
});

test('a figure is found by its word, by one that means the same, by its sound, and by its look', () => {
  expect(best('党员数')).toMatchObject({ why: 'same', score: 1, source: { what: 'sum', field: 'members' } });
  expect(best('职工人数')).toMatchObject({ why: 'synonym', source: { what: 'sum', field: 'staff' } });
  expect(best('从夜人员')).toMatchObject({ why: 'sound', source: { field: 'staff' } });
  expect(best('从业人员人数合计')).toMatchObject({ why: 'same', source: { field: 'staff' } });
  expect(best('从业人员规模')).toMatchObject({ why: 'alike', source: { field: 'staff' } });
  expect(best('两新组织职工人数')).toMatchObject({ source: { field: 'staff' } });
  expect(best('古树名木')).toBeUndefined();
});

test('rows of a register are counted, whole or by what they say', () => {
  expect(best('两新组织数')).toMatchObject({ source: { what: 'count', where: [] } });
  expect(best('停业户数')).toMatchObject({ source: { what: 'count', where: [{ field: 'status', is: ['dormant'] }] } });
});

test('what a value is has to fit: a choice is no figure; options and units weigh', () => {
  const same = { type: 'choice' as const, options: ['正常', '停业', '注销'] };
  expect(best('经营状态', same)).toMatchObject({ score: 1, in: { kind: 'register', code: 'two_new' } });
  expect(best('经营状态', { ...same, options: ['好', '中', '差'] })?.score ?? 0).toBeLessThan(0.75);
  expect(best('从业人员', { unit: '户' })?.score).toBeLessThan(1);
  expect(best('经营状态')?.score ?? 0).toBeLessThan(0.75);
});

test('what is personal is told by no figure', () => {
  expect(best('负责人电话', { type: 'text' })).toBeUndefined();
});

test('a jurisdiction adds words that mean the same', () => {
  expect(best('红色细胞')).toBeUndefined();
  expect(best('红色细胞', {}, [['党员', '红色细胞']])).toMatchObject({ why: 'synonym', source: { field: 'members' } });
});

test('of two lists it is told how many headings they share', () => {
  expect(overlap(['党员数', '职工人数', '古树名木'], ['党员（人）', '从业人员'], [])).toBe(2);
});
