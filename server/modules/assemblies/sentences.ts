import { majorities, matterOf, quorumSource } from '#contract/assemblies/matters.ts';
import type { LocalRules } from '#contract/assemblies/rules.ts';
import type { Count, QuestionCount } from '#contract/votes/count.ts';
import { wordOf } from '#kernel/words.ts';
import type { ItemRecord } from './domain/standing.ts';

const word = (key: string, data: Record<string, unknown> = {}): string => wordOf('zh-CN', `assemblies.${key}`, data);
/** 8850 → 88.5; 1234500 → 12345 */
export const metres = (hundredths: number): string => String(hundredths / 100);
const sum = ({ heads, area }: { heads: number; area: number }): string => word('result.sum', { heads, area: metres(area) });

/** What became of a matter, in sentences: each figure that was compared, what it needed, and by which law. */
export const sentencesOf = (item: ItemRecord, one: QuestionCount, rules: LocalRules): string[] => {
  const { heads, area } = one.both;
  const matter = matterOf(item.matter);
  const of = { source: matter.source, quorumSource };
  const lines = [
    word('result.due', { due: sum(one.due), cast: sum(one.cast), took: sum(one.took) }),
    word(one.quorumMet ? 'result.quorumMet' : 'result.quorumMissed', {
      heads: heads.quorumNeeds,
      area: metres(area?.quorumNeeds ?? 0),
      ...of,
    }),
    word('result.said', { yes: sum(one.yes), no: sum(one.no), abstain: sum(one.abstain), invalid: sum(one.invalid) }),
    word(`result.takes.${matter.takes}`, {
      heads: heads.majorityNeeds,
      area: metres(area?.majorityNeeds ?? 0),
      n: majorities[matter.takes].n,
      d: majorities[matter.takes].d,
      ...of,
    }),
  ];
  for (const reason of one.reasons) lines.push(word(`result.reasons.${reason}`, of));
  if (rules.silence.rule !== 'none' && one.silent.heads > 0)
    lines.push(
      word('result.silent', {
        silent: sum(one.silent),
        rule: word(`silence.${rules.silence.rule}`),
        source: rules.silence.source,
        without: word(one.withoutSilence.passed ? 'result.passed' : 'result.failed'),
      }),
    );
  lines.push(word(one.passed ? 'result.passed' : 'result.failed'));
  return lines;
};

export interface ItemResult {
  readonly id: string;
  readonly passed: boolean;
  readonly quorumMet: boolean;
  readonly sentences: string[];
}
/** The results of all matters; empty while nothing is counted. */
export const resultsOf = (items: readonly ItemRecord[], outcome: Count | null, rules: LocalRules): ItemResult[] =>
  items.flatMap((item) => {
    const one = outcome?.find(({ id }) => id === item.id);
    return one ? [{ id: item.id, passed: one.passed, quorumMet: one.quorumMet, sentences: sentencesOf(item, one, rules) }] : [];
  });

/** The result as a table that is put up. */
export const resultTable = (items: readonly ItemRecord[], outcome: Count): { head: string[]; rows: string[][] } => ({
  head: (['item', 'due', 'took', 'yes', 'no', 'abstain', 'verdict', 'source'] as const).map((key) => word(`result.table.${key}`)),
  rows: items.flatMap((item) => {
    const one = outcome.find(({ id }) => id === item.id);
    if (!one) return [];
    const verdict = word(one.passed ? 'result.passed' : 'result.failed');
    return [[item.title, sum(one.due), sum(one.took), sum(one.yes), sum(one.no), sum(one.abstain), verdict, matterOf(item.matter).source]];
  }),
});

/** What silence means here, in words with its rule. */
export const silenceWords = ({ silence }: LocalRules): string =>
  `${wordOf('zh-CN', `assemblies.silence.${silence.rule}`)}（${silence.source}）`;
