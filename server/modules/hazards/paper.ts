import type { DocumentSource } from '#modules/documents/index.ts';
import type { Eye } from './context.ts';
import { seesHazard } from './policy.ts';
import { findHazard, findNotice, type HazardRecord, type NoticeRecord } from './store/hazards.ts';

/** 2026-11-28 → 2026年11月28日 */
const written = (day: string): string => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

const body = `# 隐患整改{{文种}}

{{受送单位}}：

经检查，你单位（你处）存在以下隐患：

| 项目 | 内容 |
| 检查日期 | {{检查日期}} |
| 隐患部位 | {{隐患部位}} |
| 隐患内容 | {{隐患内容}} |
| 隐患级别 | {{隐患级别}} |
| 依据条款 | {{依据条款}} |

## 整改要求

{{整改要求}}

请于{{整改期限}}前完成整改。{{复查日期}}将进行复查；逾期未整改的，依法处理或移交有执法权的部门处理。

检查人员：{{检查人员}}

签发单位：{{签发单位}}

本通知一式两份，受送单位签收一份，签发单位留存一份。`;

/** The template of notices that comes with the program. */
export const noticeTemplate = { name: '隐患整改通知书', series: '隐患整改', body };

/** What the document of a notice says. An order is 责令, a hint 提示. */
export const noticeSubject = (h: HazardRecord, n: Omit<NoticeRecord, 'refused'>, areaName: string) => ({
  title: `${h.unit}${n.form === 'order' ? '隐患整改通知书' : '隐患整改提示书'}`,
  values: {
    文种: n.form === 'order' ? '通知书（责令）' : '提示书',
    受送单位: h.unit,
    检查日期: written(h.foundOn),
    隐患部位: `${areaName} ${h.place}`,
    隐患内容: h.text === '' ? h.title : `${h.title}。${h.text}`.replace(/[|\s]+/g, ' '),
    隐患级别: h.level === 'major' ? '重大隐患' : '一般隐患',
    依据条款: n.clause,
    整改要求: n.demand,
    整改期限: written(n.dueOn),
    复查日期: written(n.recheckOn),
    检查人员: n.officers.join('、'),
    签发单位: n.byName,
  },
  parties: [
    { role: '签发单位', name: n.byName, organisationId: n.form === 'order' ? h.bodyId : null },
    { role: '受送单位', name: n.receiver, organisationId: null },
  ],
  areaPath: h.areaPath,
});

/** Notices of rectification as what documents are made of. */
export const noticePaper = (eyeOf: (viewer: Eye['viewer']) => Promise<Eye>): DocumentSource => ({
  source: 'hazards.notice',
  fields: [
    '文种',
    '受送单位',
    '检查日期',
    '隐患部位',
    '隐患内容',
    '隐患级别',
    '依据条款',
    '整改要求',
    '整改期限',
    '复查日期',
    '检查人员',
    '签发单位',
  ],
  template: noticeTemplate,
  open: async (viewer) => {
    const eye = await eyeOf(viewer);
    return async (tx, noticeId) => {
      const notice = await findNotice(tx, noticeId);
      const hazard = notice && (await findHazard(tx, notice.hazardId));
      if (!notice || !hazard || !seesHazard(viewer, hazard)) return null;
      const area = eye.snapshot.findByPath(hazard.areaPath);
      return noticeSubject(hazard, notice, area ? eye.snapshot.describe(area) : '');
    };
  },
});
