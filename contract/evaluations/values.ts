/*
 * What an evaluation goes through and how its sheets are read. Free of zod, for pages of the phone.
 */

/**
 * The five powers streets were given over departments (五项权力): planning 规划参与 · coordination 综合协调 · personnel 人事考核征得同意 · advice 重大决策建议 ·
 * resources 下沉资金人员统筹; and what a district adds.
 */
export const powers = ['planning', 'coordination', 'personnel', 'advice', 'resources', 'own'] as const;
export type Power = (typeof powers)[number];
/** Who rates: a street; a community in the name of its residents' delegates; a unit or another organisation. */
export const raterKinds = ['street', 'delegates', 'unit'] as const;
export type RaterKind = (typeof raterKinds)[number];
/** draft 起草 · open 评价中 · closed 已结束 · abandoned 已作废. */
export const evaluationStates = ['draft', 'open', 'closed', 'abandoned'] as const;
export type EvaluationState = (typeof evaluationStates)[number];
export const evaluationSteps = ['open', 'close', 'abandon'] as const;
export type EvaluationStep = (typeof evaluationSteps)[number];
export const evaluationViews = ['mine', 'all', 'drafts'] as const;
export type EvaluationView = (typeof evaluationViews)[number];
export const mostItems = 30;
/** Pairs of who rates and who is rated in one evaluation at most. */
export const mostPairs = 20_000;

/** One thing that is rated. */
export interface Item {
  readonly code: string;
  readonly name: string;
  readonly power: Power;
  /** Points it can give. */
  readonly full: number;
  readonly help: string;
  /** Ids of departments of which alone it is asked; empty: of all. Sichuan asks seven things of all and X of some. */
  readonly only: readonly string[];
}
/** What is asked of one department. */
export const itemsOf = <I extends Item>(items: readonly I[], departmentId: string): I[] =>
  items.filter(({ only }) => only.length === 0 || only.includes(departmentId));

/** Under this many per cent of an item, and from this many of the whole on, a reason is asked for. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}
/** Points of a sheet in per cent of what its items can give; null while one is missing or out of range. */
export const percentOf = (items: readonly Item[], points: Readonly<Record<string, number>>): number | null => {
  let [sum, full] = [0, 0];
  for (const { code, full: most } of items) {
    const given = points[code];
    if (given === undefined || !(given >= 0 && given <= most)) return null;
    sum += given;
    full += most;
  }
  return full === 0 ? null : (sum * 100) / full;
};
/** Where words stand for the sheet as a whole. */
export const whole = 'whole';
/** Codes of items, or `whole`, that need a reason and have none: very low ones, and a sheet that is very high. */
export const reasonsMissing = (
  items: readonly Item[],
  { low, high }: Bounds,
  points: Readonly<Record<string, number>>,
  words: Readonly<Record<string, string>>,
): string[] => {
  const said = (code: string): boolean => (words[code] ?? '').trim().length >= 2;
  const under = items.filter(({ code, full }) => (points[code] ?? full) * 100 < low * full && !said(code)).map(({ code }) => code);
  const percent = percentOf(items, points);
  return percent !== null && percent >= high && !said(whole) ? [...under, whole] : under;
};

const item = (code: string, power: Power, full: number, name: string, help: string): Item => ({ code, power, full, name, help, only: [] });
/** What an evaluation begins with: the five powers and two things that are asked of every department. */
export const shippedItems: readonly Item[] = [
  item('planning', 'planning', 15, '规划编制听取街道意见', '涉及本街道的规划、设施布局、验收移交，事先征求意见并说明采纳情况'),
  item('coordination', 'coordination', 20, '服从综合协调、吹哨响应', '街道召集后按时到场，参与会商，落实商定事项'),
  item('personnel', 'personnel', 15, '派驻人员任免考核征得同意', '派驻机构负责人任免、考核、奖惩事先征得街道同意'),
  item('advice', 'advice', 15, '重大决策听取街道建议', '涉及本街道的重大决策、重大项目事先听取建议并反馈'),
  item('resources', 'resources', 15, '下沉资金、人员由街道统筹', '下沉的资金、项目和人员由街道统筹管理和使用'),
  item('support', 'own', 10, '业务指导和帮助', '有问必答，政策培训到位，疑难问题一起解决'),
  item('burden', 'own', 10, '为基层减负', '不越过准入清单派任务，不重复要报表'),
];
