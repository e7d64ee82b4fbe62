/**
 * What the State Council's rule for government apps forbids (国办函〔2026〕12号, 政务移动互联网应用程序规范化管理办法, 25 January 2026). Its five
 * prohibitions and the duty to offer a way to complain, taken apart into what can be told of a single demand. Words: `demands.prohibitions.<code>`.
 */
export const ruleNumber = '国办函〔2026〕12号';

/** What a demand may turn out to ask for that the rule speaks of. */
export const contents = ['check_in', 'ranking', 'online_time', 'install', 'log_in', 'likes', 'study_time', 'traces', 'trade'] as const;
export type Content = (typeof contents)[number];

export type ProhibitionCode = Content | 'repeat' | 'carrier' | 'no_complaint';

export interface Prohibition {
  readonly code: ProhibitionCode;
  /** Which of the five cases of the rule it is part of; null for the duty to offer a way to complain. */
  readonly item: 1 | 2 | 3 | 4 | 5 | null;
  /** What lifts it: a security or emergency basis with an approver and an end; a named need; a named reason. */
  readonly unless: 'exception' | 'need' | 'reason' | null;
}

export const prohibitions: readonly Prohibition[] = [
  { code: 'repeat', item: 1, unless: 'reason' },
  { code: 'check_in', item: 2, unless: 'exception' },
  { code: 'ranking', item: 2, unless: 'exception' },
  { code: 'online_time', item: 2, unless: 'exception' },
  { code: 'install', item: 3, unless: null },
  { code: 'log_in', item: 3, unless: null },
  { code: 'carrier', item: 4, unless: null },
  { code: 'likes', item: 4, unless: null },
  { code: 'study_time', item: 4, unless: null },
  { code: 'traces', item: 4, unless: 'need' },
  { code: 'trade', item: 5, unless: null },
  { code: 'no_complaint', item: null, unless: null },
];

const byCode = new Map(prohibitions.map((one) => [one.code, one]));
export const prohibitionOf = (code: ProhibitionCode): Prohibition => byCode.get(code) as Prohibition;
