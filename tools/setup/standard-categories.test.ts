import { describe, expect, test } from 'vitest';
import { limits } from '#contract/cases/lifecycle.ts';
import en from '#i18n/en/mobile.json' with { type: 'json' };
import zh from '#i18n/zh-CN/mobile.json' with { type: 'json' };
import { createSuggester } from '#modules/cases/index.ts';
import { standardCategories } from './standard-categories.ts';

const categories = standardCategories();
const suggest = createSuggester(categories);
const nameOf = (text: string): string | undefined => categories.find((c) => c.code === suggest(text)?.code)?.name;

describe('standard categories', () => {
  test.each([...zh.report.starters, ...en.report.starters])('the quick starter %s is long enough to send', (starter) => {
    expect([...starter].length).toBeGreaterThanOrEqual(limits.textMin);
  });
  test.each(zh.report.starters)('the quick starter %s is understood', (starter) => {
    expect(nameOf(starter)).toBeDefined();
  });
  test.each([
    ['幼儿园旁边的井盖没了，孩子们每天从这里过', '井盖缺损'],
    ['实验小学门口的路灯不亮', '路灯照明'],
    ['学校对面有人占道摆摊', '占道经营'],
    ['社区老年食堂的饭菜凉了', '养老服务'],
    ['医院停车场收费混乱', '停车管理'],
    ['派出所旁边', undefined],
    ['小区里有很多人', undefined],
  ])('%s: %s', (text, name) => {
    expect(nameOf(text)).toBe(name);
  });
});
