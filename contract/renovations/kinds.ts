/**
 * 征求意愿 · 选定菜单 · 公示方案 · 业主表决 · 施工 · 居民验收 · 验收通过 · 已付款 · 已结束 · 未通过: the stages of the renovation of one old estate.
 * `rejected`: the vote failed; the plan goes back to the menu, or the project ends.
 */
export const stages = ['asking', 'menu', 'posted', 'voting', 'rejected', 'works', 'acceptance', 'accepted', 'paid', 'ended'] as const;
export type Stage = (typeof stages)[number];

/** What moves a renovation on. */
export const acts = ['ask', 'menu', 'post', 'vote', 'works', 'acceptance', 'accept', 'rework', 'pay', 'after', 'end'] as const;
export type Act = (typeof acts)[number];

/** Which act leads where; any other is refused. Passing and failing of a vote are no acts of anybody. */
export const lifecycle: Readonly<Record<Stage, Partial<Record<Act, Stage>>>> = {
  asking: { ask: 'asking', menu: 'menu', end: 'ended' },
  menu: { ask: 'menu', post: 'posted', end: 'ended' },
  posted: { menu: 'menu', vote: 'voting', end: 'ended' },
  voting: {},
  rejected: { menu: 'menu', end: 'ended' },
  works: { acceptance: 'acceptance', end: 'ended' },
  acceptance: { accept: 'accepted', rework: 'works' },
  // payment has residents' acceptance before it, and nothing else leads there
  accepted: { pay: 'paid' },
  paid: { pay: 'paid', after: 'paid', end: 'ended' },
  ended: {},
};

/** 公共部位·设施 · 加装电梯: what an option is. A lift is decided by its own unit. */
export const optionKinds = ['common', 'lift'] as const;
export type OptionKind = (typeof optionKinds)[number];
/** 改造前 · 施工周 · 改造后. */
export const pictureKinds = ['before', 'week', 'after'] as const;
export type PictureKind = (typeof pictureKinds)[number];
/** 意愿 · 验收 · 回访: what a survey of a renovation is for. */
export const surveyPurposes = ['ask', 'acceptance', 'after'] as const;
export type SurveyPurpose = (typeof surveyPurposes)[number];
