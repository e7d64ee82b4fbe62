import type { CaseDetail } from '#contract/cases/api.ts';
import type { Random } from './random.ts';

/**
 * How a simulated district behaves: shares in the order of published figures (Beijing 12345: solved 97 %, satisfied 98 %, both better than a
 * usual district; grids close 99 %), with enough returns, rework and refusals that every path of the loop is walked.
 */
export const odds = {
  reject: 0.04,
  withdraw: 0.01,
  shelve: 0.02,
  supervise: 0.03,
  returned: 0.08,
  progress: 0.3,
  failedCheck: 0.04,
  staffCalls: 0.35,
  answered: 0.99,
  solved: 0.9,
  satisfied: 0.93,
  reworkWhenUnhappy: 0.6,
  reopen: 0.03,
} as const;

const because = {
  reject: [
    '经核实，所述情况不属实，现场未发现该问题。',
    '该事项已进入司法程序，不予受理，请依法维权。',
    '内容重复，前一案卷正在办理。',
    '不属于本级职责，请向省级主管部门反映。',
  ],
  withdraw: ['问题已自行解决，谢谢。', '描述有误，重新上报。'],
  return: ['不属于我单位职责，建议转相关部门。', '该地块权属不在我方，请重新派单。', '事项需上级部门审批，我单位无权办理。'],
  rework: ['现场核查问题仍在，请继续办理。', '答复未回应诉求要点，请补充调查。', '居民不满意，请上门沟通后重新答复。'],
  reopen: ['没过几天又出现同样的问题。', '只处理了一半，请继续处理。'],
  shelve: ['等待专项资金批复，暂时挂账。', '需结合道路改造统一实施，暂缓办理。'],
  supervise: ['请抓紧办理，今日反馈进展。', '该问题多人反映，请领导重视。'],
  close: ['已向居民说明政策，居民表示理解。', '超出本级权限，已逐级上报并告知居民。'],
  progress: ['已到现场查看，正在联系责任单位。', '已约谈责任方，要求限期整改。', '施工队已进场，预计三日内完成。'],
  answer: [
    '您反映的问题已收悉。经现场调查，情况属实，我单位已安排人员处理完毕，后续将加强巡查，防止反弹。感谢您的监督。',
    '经核查，该问题已督促责任单位整改到位，整改照片已存档。如再次发现，请及时反映。',
    '您好，关于您咨询的事项，按现行政策，可携带身份证到社区服务窗口办理，五个工作日内办结。',
    '工作人员已上门沟通，双方达成一致意见，问题得到解决。',
  ],
  supplement: ['在 3 幢 2 单元门口。', '就在小区东门进去左手边。', '每天晚上八点以后最明显。'],
  comment: ['处理很及时，点赞。', '希望以后能再快一些。', '问题解决了，谢谢。', '回复比较官方，还需要落实。'],
} as const;
export type Why = keyof typeof because;
export const wordsFor = (random: Random, why: Why): string => random.pick(because[why]);

/** The answers of a call-back. After rework people are kinder, as the second try mostly helps. */
export const ratingFor = (random: Random, c: Pick<CaseDetail, 'reworkCount' | 'reopenCount'>) => {
  const again = c.reworkCount + c.reopenCount > 0;
  const answered = random.chance(odds.answered);
  const solved = answered && random.chance(again ? 0.97 : odds.solved);
  const satisfied = solved && random.chance(again ? 0.96 : odds.satisfied);
  return { answered, solved, satisfied, comment: random.chance(0.3) ? wordsFor(random, 'comment') : null };
};
