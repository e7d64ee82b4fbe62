/** What rules of points are made of; free of zod, for pages of the phone. */

/** What somebody may be beside a resident, which everybody is. */
export const personClasses = ['resident', 'party_member', 'volunteer', 'courier'] as const;
export type PersonClass = (typeof personClasses)[number];

/** For how long a cap holds: one act · a day · a calendar month · a season of the rule book · a calendar year. */
export const capPeriods = ['act', 'day', 'month', 'season', 'year'] as const;
export type CapPeriod = (typeof capPeriods)[number];

/** What an act is counted in. Rules pay per hour or per time. */
export const actUnits = ['minutes', 'times'] as const;
export type ActUnit = (typeof actUnits)[number];
/** How many of a unit the points of a rule are paid for. */
export const perOf = { minutes: 60, times: 1 } as const satisfies Record<ActUnit, number>;

/**
 * How what an act earned stands. posted: the points are there · waiting: for a budget that is used up · nothing: no rule, less than a point, or a cap ·
 * reversed: what it came from was taken back.
 */
export const earnedStates = ['posted', 'waiting', 'nothing', 'reversed'] as const;
export type EarnedState = (typeof earnedStates)[number];
/** Why an act earned what it did. rest: less than a point yet, which counts with the next time. */
export const earnedReasons = ['paid', 'capped', 'rest', 'no_rule', 'excluded', 'no_budget', 'budget_used_up'] as const;
export type EarnedReason = (typeof earnedReasons)[number];

/**
 * What never earns points (国办函〔2026〕12号; points reward service): told by the code of an act or the name of a rule. Each has an error of its own
 * that names the source: `points.for_<code>`.
 */
export const neverPaid = {
  traces: /\bphotos?\b|_photos?\b|selfie|\bvideos?\b|\btracks?\b|\bgps\b|照片|拍照|自拍|上传视频|短视频|轨迹/i,
  likes: /\blikes?\b|_likes?\b|\bvot(e|ing)\b|\bshar(e|ing)\b|\bforward|点赞|投票|转发|刷屏/i,
  log_in: /log[_-]?in\b|sign[_-]?in\b|\bonline time|install(ing|s)? (the )?app|登录|登陆|打卡|在线时长|安装应用|安装APP|下载|关注公众号/i,
  study_time: /study|reading[_ ]?time|学习时长|学习时间|阅读时长|学时/i,
  recruiting: /recruit|invite_?friend|拉新|拉人|邀请好友|发展志愿者|招募奖励/i,
  persons: /reports?[_ ](a[_ ])?(person|neighbour|people)|inform(ing)?[_ ]on|denounc|举报|检举|告发|揭发/i,
} as const;
export type NeverPaid = keyof typeof neverPaid;
