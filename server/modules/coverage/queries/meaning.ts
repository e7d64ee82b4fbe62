import type { CoverageRule } from '#contract/coverage/api.ts';
import { rulesWith } from '#contract/coverage/rule-book.ts';
import type { Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { type Language, wordOf } from '#kernel/words.ts';
import type { Coverage } from '../coverage.ts';
import { rulesOf } from '../measures.ts';
import { checkAgainst, wholeOf } from './figures.ts';
import { currentRules } from './rules.ts';

/** Rules that are told of one by one. */
const most = 12;

/** What rules would find instead of those in force, rule by rule: sentences for the preview of a draft. */
export const meaningOf = async (
  kernel: Kernel,
  coverage: Coverage,
  tx: Tx,
  jurisdictionId: string,
  drafted: readonly CoverageRule[],
  language: Language,
): Promise<readonly string[]> => {
  const view = await wholeOf(kernel, coverage, jurisdictionId);
  const word = (key: string, data: object = {}): string => wordOf(language, `coverage.definitions.rules.${key}`, { ...data });
  const before = (await currentRules(tx, coverage, view)).rules.filter(({ on }) => on);
  const after = rulesWith(drafted, rulesOf(view.own)).filter(({ on }) => on);
  const checked = await checkAgainst(tx, coverage, view, [...before, ...after]);
  const broken = (rules: readonly CoverageRule[], code: string): number | null => {
    const rule = rules.find((one) => one.code === code);
    const found = rule && checked.find((one) => one.rule === rule);
    return found ? found.figures.filter(({ verdict }) => verdict === 'broken').length : null;
  };
  const codes = [...new Set([...after, ...before].map(({ code }) => code))];
  const lines = codes.flatMap((code) => {
    const { name } = [...after, ...before].find((one) => one.code === code) as CoverageRule;
    const data = { name: language === 'en' ? (name.en ?? name.zh) : name.zh, was: broken(before, code), is: broken(after, code) };
    if (data.was === data.is) return [];
    return [word(data.was === null ? 'begins' : data.is === null ? 'ends' : 'finds', data)];
  });
  if (lines.length === 0) return [word('same')];
  return lines.length <= most ? lines : [...lines.slice(0, most), word('more', { count: lines.length - most })];
};
