import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/disclosures/api.ts';
import type { Notice } from '#contract/disclosures/api.ts';
import type { Block } from '#contract/kernel/paper.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { FileRow } from '#kernel/files/store.ts';
import { writePaper } from '#kernel/paper/paper.ts';
import { wordOf } from '#kernel/words.ts';
import type { TerritoryArea } from '#modules/territory/domain/index.ts';
import { type Context, type View, viewOf } from '../context.ts';
import { everywhere, findByToken, pageOfDisclosures, versionsOf } from '../store/disclosures.ts';
import { attachedTo, presentNotice, readNoticeCode, rowShown } from './present.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;
type Answer<E extends { response: z.ZodType }> = z.input<E['response']>;

/** Where an area asked for by anybody lies: the own jurisdiction, the default one, or the one whose code it begins with. @throws disclosures.area_unknown */
const groundOf = async (
  context: Context,
  viewer: Viewer | null,
  code: string | undefined,
): Promise<{ view: View; area: TerritoryArea }> => {
  const { jurisdictions } = context.kernel;
  const standard = (await jurisdictions.default()) ?? fail('disclosures.area_unknown');
  const holder =
    code === undefined || code.startsWith(standard.code)
      ? standard
      : ((await jurisdictions.all()).filter((one) => code.startsWith(one.code)).sort((a, b) => b.code.length - a.code.length)[0] ??
        standard);
  const view = await viewOf(context, viewer?.jurisdictionId ?? holder.id);
  const area = code === undefined ? view.snapshot.root : view.snapshot.find(code);
  return area ? { view, area } : fail('disclosures.area_unknown');
};
const named = (view: View, area: TerritoryArea) => ({ code: area.code, name: view.snapshot.describe(area) });
/** What concerns those who live in an area: what is up there, below it, and above it. */
const around = (view: View, area: TerritoryArea) => ({
  areas: [area.code],
  exactly: view.snapshot.ancestors(area).map(({ code }) => code),
});

export const openNotices = async (
  context: Context,
  viewer: Viewer | null,
  q: Query<typeof api.listOpenNotices>,
): Promise<Answer<typeof api.listOpenNotices>> => {
  const { view, area } = await groundOf(context, viewer, q.area);
  const before = readCursor<[string]>(q.cursor, ['uuid']);
  const filter = {
    ...everywhere,
    ...around(view, area),
    kind: q.kind ?? null,
    states: q.past ? ['over', 'ended'] : ['open'],
    today: view.today,
  };
  const rows = await context.kernel.db.read(systemAccess(view.jurisdictionId), (tx) =>
    pageOfDisclosures(tx, filter, before?.[0] ?? null, q.limit + 1),
  );
  const page = cutPage(rows, q.limit, ({ id }) => [id]);
  return { items: page.rows.map((d) => rowShown(view, d)), next: page.next, area: named(view, area) };
};

/** One disclosure, for anybody. What is planned is shown to nobody yet. @throws disclosures.code_unknown */
export const openNotice = async (context: Context, viewer: Viewer | null, code: string): Promise<Notice> => {
  const { jurisdictionId, token } = await readNoticeCode(context, code);
  const view = await viewOf(context, jurisdictionId);
  return context.kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
    const d = await findByToken(tx, token);
    if (!d || d.fromOn > view.today) return fail('disclosures.code_unknown');
    return presentNotice(view, tx, d, viewer?.jurisdictionId === jurisdictionId ? viewer : null);
  });
};

/** A file of one of its versions, for anybody who may read the disclosure. @throws disclosures.code_unknown, file.not_found */
export const openFile = async (context: Context, code: string, fileId: string): Promise<{ jurisdictionId: string; file: FileRow }> => {
  const { jurisdictionId, token } = await readNoticeCode(context, code);
  const { today } = await viewOf(context, jurisdictionId);
  return context.kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
    const d = await findByToken(tx, token);
    if (!d || d.fromOn > today) return fail('disclosures.code_unknown');
    const published = (await versionsOf(tx, d.id)).some(({ fileIds }) => fileIds.includes(fileId));
    const file = published ? (await attachedTo(tx, d.id)).find(({ id }) => id === fileId) : undefined;
    return { jurisdictionId, file: file ?? fail('file.not_found', { id: fileId }) };
  });
};

/** Shown on a screen in turn at most. */
const mostOnScreen = 40;
export const screenOf = async (context: Context, code: string): Promise<Answer<typeof api.getNoticeScreen>> => {
  const { view, area } = await groundOf(context, null, code);
  const filter = { ...everywhere, ...around(view, area), states: ['open'], today: view.today };
  const rows = await context.kernel.db.read(systemAccess(view.jurisdictionId), (tx) => pageOfDisclosures(tx, filter, null, mostOnScreen));
  return {
    area: named(view, area),
    at: view.now.toISOString(),
    items: rows.map((d) => {
      const row = rowShown(view, d);
      return { ...row, body: d.body, address: view.site === '' ? '' : `${view.site}/open/notice/${row.code}` };
    }),
  };
};

const say = (key: string, data: Record<string, unknown> = {}): string => wordOf('zh-CN', `disclosures.${key}`, data);
/** The sheet to post up, in Chinese; the same disclosure gives the same bytes. */
export const paperOf = async (context: Context, code: string): Promise<{ pdf: Buffer; name: string }> => {
  const { jurisdictionId } = await readNoticeCode(context, code);
  const { site } = await viewOf(context, jurisdictionId);
  const d = await openNotice(context, null, code);
  const { table } = d.body;
  const blocks: Block[] = [
    { kind: 'title', text: d.title },
    { kind: 'paragraph', text: say('paper.line', { kind: say(`kinds.${d.kind}`), area: d.area.name, from: d.from, until: d.until }) },
    ...(d.endReason === null ? [] : [{ kind: 'paragraph' as const, text: say('paper.ended', { day: d.endedOn, reason: d.endReason }) }]),
    ...d.body.paragraphs.map((text) => ({ kind: 'paragraph' as const, text })),
    ...(table ? [{ kind: 'table' as const, rows: [table.head, ...table.rows] }] : []),
    ...(d.files.length > 0
      ? [
          {
            kind: 'paragraph' as const,
            text: say('paper.files', { files: d.files.map(({ name }, n) => name ?? say('paper.photo', { n: n + 1 })).join('、') }),
          },
        ]
      : []),
    ...d.versions
      .filter(({ reason }) => reason !== null)
      .map(({ number, reason }) => ({ kind: 'paragraph' as const, text: say('paper.amended', { number, reason }) })),
    ...(d.objections.takes ? [{ kind: 'paragraph' as const, text: say('paper.object', { day: d.objections.until }) }] : []),
  ];
  const pdf = await writePaper({
    title: d.title,
    blocks,
    signatures: [],
    foot: [say('paper.foot', { code: d.code, version: d.version })],
    code: site === '' ? null : { url: `${site}/open/notice/${d.code}`, words: say('paper.scan') },
    at: d.versions[0]?.at ?? d.publishedAt,
  });
  return { pdf, name: `${d.title}.pdf` };
};
