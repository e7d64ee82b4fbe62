import { matterOf, quorumSource } from '#contract/assemblies/matters.ts';
import type { LocalRules } from '#contract/assemblies/rules.ts';
import type { Count, QuestionCount } from '#contract/votes/count.ts';
import { wordOf } from '#kernel/words.ts';
import { type ItemRecord, ruleOf, type Where } from './domain/standing.ts';

const word = (key: string, data: Record<string, unknown> = {}): string => wordOf('zh-CN', `assemblies.${key}`, data);
/** 8850 → 88.5; 1234500 → 12345 */
export const metres = (hundredths: number): string => String(hundredths / 100);
const sum = ({ heads, area }: { heads: number; area: number }): string => word('result.sum', { heads, area: metres(area) });

/** What became of a matter, in sentences: each figure that was compared, what it needed, and by which law. */
export const sentencesOf = (item: ItemRecord, one: QuestionCount, rules: LocalRules, where: Where): string[] => {
  const { heads, area } = one.both;
  const matter = matterOf(item.matter);
  const rule = ruleOf(matter, rules, where);
  const of = { source: matter.source, quorumSource };
  const needs = { heads: heads.majorityNeeds, area: metres(area?.majorityNeeds ?? 0), ...rule.majority };
  const chosen = one.options.map((option, i) =>
    word(option.chosen ? 'result.optionChosen' : 'result.option', { label: item.options[i] ?? '', sum: sum(option) }),
  );
  const lines = [
    word('result.due', { due: sum(one.due), cast: sum(one.cast), took: sum(one.took) }),
    ...(one.objected
      ? []
      : [
          word(one.quorumMet ? 'result.quorumMet' : 'result.quorumMissed', {
            heads: heads.quorumNeeds,
            area: metres(area?.quorumNeeds ?? 0),
            ...of,
          }),
        ]),
    item.options.length > 0
      ? word('result.saidOptions', { options: chosen.join('；'), abstain: sum(one.abstain), invalid: sum(one.invalid) })
      : word('result.said', { yes: sum(one.yes), no: sum(one.no), abstain: sum(one.abstain), invalid: sum(one.invalid) }),
    one.objected
      ? word('result.takes.dissent', {
          heads: one.objected.heads.most,
          area: metres(one.objected.area?.most ?? 0),
          source: rules.dissent?.source,
          without: word(one.withoutSilence.passed ? 'result.passed' : 'result.failed'),
        })
      : item.options.length > 0
        ? word('result.takes.choice', { ...needs, most: item.most, part: word(`takes.${matter.takes}`), source: matter.source })
        : rule.of === 'due' && matter.takes !== 'everybody'
          ? word('result.takes.due', { ...needs, source: rules.lift?.source })
          : word(`result.takes.${matter.takes}`, { ...needs, ...of }),
  ];
  for (const reason of one.reasons) lines.push(word(`result.reasons.${reason}`, of));
  if (rules.silence.rule !== 'none' && one.silent.heads > 0 && !one.objected)
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
export const resultsOf = (items: readonly ItemRecord[], outcome: Count | null, rules: LocalRules, where: Where): ItemResult[] =>
  items.flatMap((item) => {
    const one = outcome?.find(({ id }) => id === item.id);
    return one ? [{ id: item.id, passed: one.passed, quorumMet: one.quorumMet, sentences: sentencesOf(item, one, rules, where) }] : [];
  });

/** The result as a table that is put up. */
export const resultTable = (items: readonly ItemRecord[], outcome: Count): { head: string[]; rows: string[][] } => ({
  head: (['item', 'due', 'took', 'yes', 'no', 'abstain', 'verdict', 'source'] as const).map((key) => word(`result.table.${key}`)),
  rows: items.flatMap((item) => {
    const one = outcome.find(({ id }) => id === item.id);
    if (!one) return [];
    const verdict = word(one.passed ? 'result.passed' : 'result.failed');
    const chosen = one.options.map((option, i) => word('result.option', { label: item.options[i] ?? '', sum: sum(option) })).join('；');
    return [
      [
        item.title,
        sum(one.due),
        sum(one.took),
        chosen || sum(one.yes),
        chosen ? '—' : sum(one.no),
        sum(one.abstain),
        verdict,
        matterOf(item.matter).source,
      ],
    ];
  }),
});

/** What silence means here, in words with its rule. */
export const silenceWords = ({ silence }: LocalRules): string =>
  `${wordOf('zh-CN', `assemblies.silence.${silence.rule}`)}（${silence.source}）`;

/** What a matter takes here, in words. */
export const takesWords = ({ matter: code, options, most }: ItemRecord, rules: LocalRules, where: Where): string => {
  const matter = matterOf(code);
  const { of, objectors } = ruleOf(matter, rules, where);
  const takes = objectors ? 'dissent' : of === 'due' && matter.takes !== 'everybody' ? 'due' : matter.takes;
  const words = word(`takes.${takes}`);
  return options.length === 0 ? words : word('takesChoice', { words, most, options: options.join('、') });
};
