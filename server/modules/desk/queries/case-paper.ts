import type { Viewer } from '#contract/accounts/viewer.ts';
import type { CaseDetail, CaseEvent } from '#contract/cases/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Block } from '#contract/kernel/paper.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { writePaper } from '#kernel/paper/paper.ts';
import { wordOf } from '#kernel/words.ts';
import { findCase, lookups, presentCase } from '#modules/cases/index.ts';
import { type Desk, requireDesk } from '../desk.ts';

const word = (key: string, data: Record<string, unknown> = {}): string => wordOf('zh-CN', key, data);
const moments = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });
const told = (moment: string | null): string => (moment === null ? '' : moments.format(new Date(moment)));
const plain = (text: string): string => text.replaceAll('\n', ' ');

const factsOf = (c: CaseDetail): (readonly [label: string, value: string | null])[] => [
  [word('cases-console.sheet.number'), c.number],
  [word('cases-console.sheet.state'), word(`cases.states.${c.state}`)],
  [word('cases-console.sheet.kind'), c.type.name.zh],
  [word('cases-console.sheet.category'), c.category?.name ?? null],
  [word('cases-console.sheet.area'), c.area.name],
  [word('cases-console.sheet.place'), c.placeText],
  [word('cases-console.sheet.channel'), word(`cases.channels.${c.channel}`)],
  [
    word('desk.paper.reporter'),
    c.reporter.anonymous ? word('cases.anonymous') : [c.reporter.name, c.reporter.phone].filter(Boolean).join(' '),
  ],
  [word('cases-console.sheet.reportedAt'), told(c.createdAt)],
  [word('cases-console.sheet.dueAt'), told(c.dueAt)],
  [word('cases-console.sheet.firstReceiver'), c.firstReceiver?.name ?? null],
  [word('cases-console.sheet.handler'), c.handler?.name ?? null],
  ...c.answers.map(({ title, answer }) => [title.zh, answer.zh] as const),
];

const lineOf = (event: CaseEvent): string[] => [
  told(event.at),
  event.told?.zh ?? word(`cases.actions.${event.action}`),
  event.actor
    ? [event.actor.name, event.actor.organisation].filter(Boolean).join(' · ')
    : word(event.by === 'reporter' ? 'cases.anonymous' : 'cases.platform'),
  [
    event.action === 'report' ? null : event.text,
    event.reason,
    event.photos.length > 0 ? word('desk.paper.photos', { count: event.photos.length }) : null,
  ]
    .flatMap((one) => (one ? [plain(one)] : []))
    .join('；'),
];

const blocksOfCase = (c: CaseDetail): Block[] => [
  { kind: 'title', text: word('desk.paper.title') },
  {
    kind: 'table',
    rows: [
      [word('desk.paper.item'), word('desk.paper.content')],
      ...factsOf(c).flatMap(([label, value]) => (value ? [[label, plain(value)]] : [])),
    ],
  },
  { kind: 'heading', text: word('cases-console.case.text') },
  ...c.text.split('\n').flatMap((text): Block[] => (text.trim() === '' ? [] : [{ kind: 'paragraph', text }])),
  ...(c.photos.length > 0 ? [{ kind: 'paragraph' as const, text: word('desk.paper.photos', { count: c.photos.length }) }] : []),
  { kind: 'heading', text: word('cases-console.case.timeline') },
  {
    kind: 'table',
    rows: [(['at', 'what', 'who', 'words'] as const).map((key) => word(`desk.paper.${key}`)), ...c.timeline.map(lineOf)],
  },
];

/** A case on A4 as a viewer may read it, in Chinese: names and numbers masked as on the page. On record in the audit trail. */
export const casePaper = async ({ kernel, cases }: Desk, viewer: Viewer, caseId: string): Promise<{ pdf: Buffer; name: string }> => {
  requireDesk(viewer);
  const l = await lookups(cases, viewer.jurisdictionId);
  const at = kernel.clock.now();
  const detail = await kernel.db.write(accessOf(viewer), async (tx) => {
    const file = (await findCase(tx, caseId)) ?? fail('case.not_found');
    const { jurisdictionId, accountId: actorId } = viewer;
    await audit(tx, { jurisdictionId, actorId, action: 'desk.case_printed', subject: file.number, data: { caseId }, at });
    return presentCase(cases, tx, l, viewer, file);
  });
  const pdf = await writePaper({
    title: `${word('desk.paper.title')} ${detail.number}`,
    blocks: blocksOfCase(detail),
    signatures: [],
    foot: [detail.number, word('desk.paper.printed', { by: viewer.name, at: told(at.toISOString()) })],
    code: null,
    at: at.toISOString(),
  });
  return { pdf, name: `${word('desk.paper.title')} ${detail.number} ${shanghaiDay(at)}.pdf` };
};
