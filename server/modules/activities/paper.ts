import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Tx } from '#kernel/db.ts';
import type { DocumentSource } from '#modules/documents/index.ts';
import type { Context } from './context.ts';
import { organises } from './policy.ts';
import { openSecret } from './sealing.ts';
import { type ActivityRecord, findActivity } from './store/activities.ts';
import { findParticipant, type ParticipantRecord } from './store/participants.ts';

export const certificateSource = 'activities.hours';

const body = `# 活动时长证明

兹证明{{姓名}}参加了下列活动：

活动名称：{{活动名称}}

活动类型：{{活动类型}}

活动时间：{{活动时间}}

活动地点：{{活动地点}}

认定时长：{{认定时长}}

组织者：{{组织者}}

{{出具日期}}

> 时长由活动组织者记录并认定，谁组织谁记录、谁记录谁认定。`;

const shown = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000)
    .toISOString()
    .slice(0, 16)
    .replace(/^(\d+)-0?(\d+)-0?(\d+)T/, '$1年$2月$3日 ');
const hoursIn = (minutes: number): string => `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分钟`;

/** Certificates of hours as documents: made by whoever has them certified, or by whoever certified them. Nobody else reads one. */
export const certificatePaper = ({ kernel, accounts }: Pick<Context, 'kernel' | 'accounts'>): DocumentSource => {
  const certified = async (tx: Tx, viewer: Viewer, id: string): Promise<{ p: ParticipantRecord; a: ActivityRecord } | null> => {
    const p = await findParticipant(tx, id);
    const a = p?.hours === 'certified' ? await findActivity(tx, p.activityId) : null;
    return p && a && (p.accountId === viewer.accountId || organises(viewer, a.areaPath)) ? { p, a } : null;
  };
  return {
    source: certificateSource,
    fields: ['姓名', '活动名称', '活动类型', '活动时间', '活动地点', '认定时长', '组织者', '出具日期'],
    template: { name: '活动时长证明', series: '活动时长证明', body },
    open: async (viewer) => {
      const ring = await kernel.keys.of(viewer.jurisdictionId);
      return async (tx, id) => {
        const found = await certified(tx, viewer, id);
        if (!found) return null;
        const { p, a } = found;
        const name = p.accountId === null ? openSecret(ring, p)?.name : (await accounts.contacts([p.accountId], tx)).get(p.accountId)?.name;
        return {
          title: '活动时长证明',
          values: {
            姓名: name ?? '',
            活动名称: a.title,
            活动类型: a.rules.title.zh,
            活动时间: `${shown(a.startsAt)} 至 ${shown(a.endsAt)}`,
            活动地点: a.place,
            认定时长: hoursIn(p.minutes ?? 0),
            组织者: a.organiser,
            出具日期: shown(kernel.clock.now()).replace(/ .*/, ''),
          },
          parties: [{ role: '组织者', name: a.organiser, organisationId: a.organisationId }],
          areaPath: a.areaPath,
        };
      };
    },
    worksOn: async (tx, viewer, id) => (await certified(tx, viewer, id)) !== null,
  };
};
