import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { needed } from '#contract/kernel/shares.ts';
import { type Part, termsOn } from '#contract/kernel/terms.ts';
import type { Outcome } from '#contract/meetings/values.ts';
import type { Tx } from '#kernel/db.ts';
import { wordOf } from '#kernel/words.ts';
import type { DocumentSource } from '#modules/documents/index.ts';
import { inOrder } from './domain/agenda.ts';
import { written } from './domain/days.ts';
import { attendanceOf, quorumMet } from './domain/rules.ts';
import { mayLead, mayRead, mayRun } from './policy.ts';
import { type DocumentRecord, documentsOf } from './store/documents.ts';
import { type ItemRecord, itemsOf, type NoteRecord, notesOf } from './store/items.ts';
import { findMeeting, type MeetingRecord, type SeatRecord, seatsOf } from './store/meetings.ts';
import { type ResolutionRecord, resolutionsById, resolutionsOfMeetings } from './store/resolutions.ts';

export const minutesSource = 'meetings.minutes';

const body = `# {{会议名称}}纪要

会议类别：{{会议类别}}　编号：{{编号}}

规则依据：{{规则依据}}

通知日期：{{通知日期}}

时间：{{时间}}

地点：{{地点}}

主持人：{{主持人}}　记录人：{{记录人}}

应到：{{应到}}　实到：{{实到}}　法定人数：{{法定人数}}

出席：{{出席}}

缺席及事由：{{缺席及事由}}

列席：{{列席}}

{{提级召集}}

## 议题

{{议题}}

## 决议

{{决议}}

## 附件

{{附件}}

公示期限：{{公示期限}}

{{出具日期}}`;

const fields = [
  ...[
    '会议名称',
    '会议类别',
    '编号',
    '规则依据',
    '通知日期',
    '时间',
    '地点',
    '主持人',
    '记录人',
    '应到',
    '实到',
    '法定人数',
    '出席',
    '缺席及事由',
    '列席',
  ],
  ...['提级召集', '议题', '决议', '附件', '公示期限', '出具日期'],
];

const clock = (at: Date): string => new Date(+at + 8 * 3_600_000).toISOString().slice(11, 16);
const partWord = ({ n, d, strict, of }: Part): string =>
  `${of === 'due' ? '应到' : '实到'}人数${n === 1 && d === 2 && strict ? '过半数' : `${d === 3 ? '三' : d}分之${n === 2 ? '二' : n}${strict ? '以上（不含本数）' : '以上'}`}`;
const outcomeWord = (outcome: Outcome | null): string => (outcome === null ? '' : wordOf('zh-CN', `meetings.outcomes.${outcome}`));
const none = '无';

interface Sat {
  readonly m: MeetingRecord;
  readonly seats: readonly SeatRecord[];
  readonly items: readonly ItemRecord[];
  readonly notes: readonly NoteRecord[];
  readonly made: readonly ResolutionRecord[];
  readonly back: readonly ResolutionRecord[];
  readonly documents: readonly DocumentRecord[];
}

const itemText = ({ seats, notes, made, back }: Sat, item: ItemRecord, n: number): string => {
  const nameOf = (id: string | null): string => seats.find((s) => s.id === id)?.name ?? '';
  const before = back.find(({ id }) => id === item.resolutionId);
  const resolution = made.find(({ itemId }) => itemId === item.id);
  const hands =
    item.handsFor === null ? [] : [`举手表决：同意 ${item.handsFor} 票，反对 ${item.handsAgainst} 票，弃权 ${item.handsAbstain} 票。`];
  return [
    `${n}. ${item.title}${item.presenter ? `（${item.presenter}）` : ''}`,
    ...(before ? [`上次决议 ${before.number}，${before.result ? `办理结果：${before.result}` : '尚在办理'}`] : []),
    ...(item.text ? [item.text] : []),
    ...notes.filter(({ itemId }) => itemId === item.id).map(({ seatId, text }) => (seatId === null ? text : `${nameOf(seatId)}：${text}`)),
    ...hands,
    `结果：${outcomeWord(item.outcome)}${resolution ? ` ${resolution.number}` : ''}${item.words ? `。${item.words}` : ''}`,
  ].join('\n\n');
};

/** What the minutes of a meeting that is over say. */
export const minutesOf = (sat: Sat, today: string) => {
  const { m, seats, items, made } = sat;
  const day = shanghaiDay(m.startsAt);
  const terms = termsOn(m.rules.terms, day);
  const attendance = attendanceOf(seats);
  const here = new Set(seats.filter(({ present }) => present).map(({ id }) => id));
  const nameOf = ({ name, organisationName }: SeatRecord): string => (organisationName ? `${name}（${organisationName}）` : name);
  const due = seats.filter(({ role }) => role !== 'observer');
  const absent = due
    .filter(({ id }) => !here.has(id))
    .map(
      (s) => `${nameOf(s)}：${s.proxyId === null ? s.reason || '未说明' : `委托${seats.find(({ id }) => id === s.proxyId)?.name ?? ''}`}`,
    );
  const observers = [...seats.filter((s) => s.role === 'observer' && s.present).map(nameOf), ...(m.observers ? [m.observers] : [])];
  const quorum = terms.quorum
    ? `${partWord(terms.quorum)}（${needed(attendance.due, terms.quorum)} 人），${quorumMet(terms, attendance) ? '已达到' : '未达到'}`
    : '不限';
  const from = m.openedAt ?? m.startsAt;
  return {
    title: `${m.title}纪要`,
    values: {
      会议名称: m.title,
      会议类别: m.rules.title.zh,
      编号: `〔${m.year}〕${m.number}号`,
      规则依据: `${terms.source}（自${written(terms.since)}起，第 ${m.rulesVersion} 版）`,
      通知日期: m.noticedAt === null ? none : `${written(shanghaiDay(m.noticedAt))}（共 ${m.notices} 次）`,
      时间: `${written(day)} ${clock(from)} 至 ${clock(m.closedAt ?? m.endsAt)}`,
      地点: m.place,
      主持人: m.chair,
      记录人: m.recorder,
      应到: `${attendance.due} 人`,
      实到: `${attendance.present} 人`,
      法定人数: quorum,
      出席:
        due
          .filter(({ id }) => here.has(id))
          .map(nameOf)
          .join('、') || none,
      缺席及事由: absent.join('；') || none,
      列席: observers.join('、') || none,
      提级召集: m.raisedChair === null ? '' : `提级召集：由${m.raisedChair}主持。事由：${m.raisedReason ?? ''}`,
      议题: items.map((item, n) => itemText(sat, item, n + 1)).join('\n\n') || none,
      决议:
        made
          .map(
            (r) =>
              `${r.number} ${r.text}。责任：${[r.ownerName, r.owner].filter(Boolean).join(' ')}；期限：${written(r.dueOn)}；案卷：${r.caseNumber}；下次会议报告结果。`,
          )
          .join('\n\n') || none,
      附件:
        sat.documents
          .map(({ name, itemId }, n) => {
            const at = items.findIndex(({ id }) => id === itemId);
            return `${n + 1}. ${name}${at < 0 ? '' : `（议题 ${at + 1}）`}`;
          })
          .join('\n\n') || none,
      公示期限: m.rules.publicDays === null ? '不公示' : `自公示之日起 ${m.rules.publicDays} 日`,
      出具日期: written(today),
    },
    parties: [
      { role: '主持人', name: m.chair, organisationId: null },
      { role: '记录人', name: m.recorder, organisationId: null },
    ],
    areaPath: m.areaPath,
  };
};

const closed = async (tx: Tx, viewer: Viewer, id: string): Promise<MeetingRecord | null> => {
  const m = await findMeeting(tx, id);
  return m?.state === 'closed' && mayRead(viewer, m.areaPath) ? m : null;
};
/** Minutes as documents that chair and recorder sign. Whoever runs or leads meetings there makes and reads them. */
export const minutesPaper = (now: () => Date): DocumentSource => ({
  source: minutesSource,
  fields,
  template: { name: '会议纪要', series: '会议纪要', body },
  open: async (viewer) => async (tx, id) => {
    const m = await closed(tx, viewer, id);
    if (!m) return null;
    const items = await itemsOf(tx, [id]);
    const back = await resolutionsById(
      tx,
      items.flatMap(({ resolutionId }) => resolutionId ?? []),
    );
    const sat: Sat = {
      m,
      back,
      // as the agenda had them: what came back first
      items: inOrder(items.map((item) => ({ ...item, resolution: back.find(({ id: of }) => of === item.resolutionId) ?? null }))),
      seats: await seatsOf(tx, id),
      notes: await notesOf(tx, id),
      documents: await documentsOf(tx, id),
      made: await resolutionsOfMeetings(tx, [id]),
    };
    return minutesOf(sat, shanghaiDay(now()));
  },
  worksOn: async (tx, viewer, id) => {
    const m = await closed(tx, viewer, id);
    return m !== null && (mayRun(viewer, m.areaPath) || mayLead(viewer, m.areaPath));
  },
});
