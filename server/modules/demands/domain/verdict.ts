import type { BasisKind, DemandKind } from '#contract/demands/kinds.ts';
import { type Content, contents, prohibitionOf } from '#contract/demands/rules.ts';

/** What is to be asked, as far as the rule judges it. Days are `YYYY-MM-DD`. */
export interface Proposed {
  readonly kind: DemandKind;
  readonly title: string;
  readonly note: string | null;
  readonly basis: { readonly kind: BasisKind; readonly text: string } | null;
  readonly contents: readonly Content[];
  readonly need: string | null;
  readonly exception: { readonly basis: string; readonly reason: string; readonly approvedBy: string; readonly endsOn: string } | null;
  readonly dueOn: string;
}

/** Why something may not be asked: an error code of the module, the prohibition behind it where there is one, and what fills its words. */
export interface Refusal {
  readonly code:
    | 'demands.without_basis'
    | 'demands.forbidden'
    | 'demands.exception_needed'
    | 'demands.exception_over'
    | 'demands.need_needed'
    | 'demands.repeated'
    | 'demands.limit_reached';
  readonly data: Readonly<Record<string, unknown>>;
}

/** Words that give away what a demand asks for, whatever was ticked. */
const signs: Readonly<Record<Content, RegExp>> = {
  check_in: /打卡|签到/,
  ranking: /积分(排名|排行|通报)|排名通报|红黑榜/,
  online_time: /在线(时长|时间)|登录时长/,
  install: /(安装|下载|注册)(率|量)|强制(安装|下载)/,
  log_in: /登[录陆](率|次数)|活跃(率|度)|每[日天周]登[录陆]/,
  likes: /点赞|集赞|转发(量|率|截图)|拉票|投票数/,
  study_time: /学习(时长|积分)|刷课/,
  traces: /(工作|现场)(照片|视频)|拍照留痕|(运动|行动|巡查)轨迹/,
  trade: /销售任务|推销|认购任务/,
};

/** What a demand asks for that the rule speaks of: as ticked, and as its words give away. */
export const contentsOf = ({ kind, title, note, contents: ticked }: Pick<Proposed, 'kind' | 'title' | 'note' | 'contents'>): Content[] => {
  const text = `${title}\n${note ?? ''}`;
  return contents.filter((one) => ticked.includes(one) || signs[one].test(text) || (one === 'traces' && kind === 'photo'));
};

/** Why the rule forbids to ask this of anybody; null when it does not. */
export const refusalOf = (proposed: Proposed): Refusal | null => {
  if (proposed.basis === null) return { code: 'demands.without_basis', data: {} };
  for (const prohibition of contentsOf(proposed)) {
    const { unless } = prohibitionOf(prohibition);
    if (unless === null) return { code: 'demands.forbidden', data: { prohibition } };
    if (unless === 'need' && proposed.need === null) return { code: 'demands.need_needed', data: { prohibition } };
    if (unless !== 'exception') continue;
    if (proposed.exception === null) return { code: 'demands.exception_needed', data: { prohibition } };
    if (proposed.exception.endsOn < proposed.dueOn)
      return { code: 'demands.exception_over', data: { prohibition, day: proposed.exception.endsOn } };
  }
  return null;
};
