import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type {
  exportResponseRecords,
  listRecordedCalls,
  listResponseRecords,
  RecordedCall,
  ResponseRecord,
} from '#contract/whistles/api.ts';
import { type WhistleKind, whistleKindSet } from '#contract/whistles/kinds.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { kindWords } from '#kernel/kinds.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import type { Context, Eye } from '../context.ts';
import { isLate } from '../domain/calls.ts';
import { type RecordedRow, type RecordFilter, recordedCalls, recordsIn } from '../store/records.ts';
import { sightOf, usingEye } from './list.ts';

export type RecordsAsked = z.output<NonNullable<typeof exportResponseRecords.query>>;

const dayLong = 86_400_000;
const usualDays = 90;
const mostDays = 731;
const beginOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

/** The days and calls asked for, as far as the viewer may see them. @throws territory.area_not_found, whistles.time_far */
const filterOf = (eye: Eye, asked: RecordsAsked, organisationId: string | null) => {
  const to = asked.to ?? shanghaiDay(eye.now);
  const from = asked.from ?? shanghaiDay(new Date(beginOf(to).getTime() - (usualDays - 1) * dayLong));
  const [begin, end] = [beginOf(from), new Date(beginOf(to).getTime() + dayLong)];
  if (begin >= end || end.getTime() - begin.getTime() > mostDays * dayLong) fail('whistles.time_far');
  if (asked.area !== undefined && !eye.snapshot.find(asked.area)) fail('territory.area_not_found', { code: asked.area });
  const filter: RecordFilter = { from: begin, to: end, seen: sightOf(eye.viewer), area: asked.area ?? null, organisationId };
  return { from, to, filter };
};

/** How organisations answered the calls a viewer may see. */
export const recordsOf = async (
  context: Context,
  viewer: Viewer,
  asked: RecordsAsked,
): Promise<z.input<typeof listResponseRecords.response>> => {
  const eye = await usingEye(context, viewer);
  const { from, to, filter } = filterOf(eye, asked, null);
  const rows = await context.kernel.db.read(accessOf(viewer), (tx) => recordsIn(tx, filter, eye.now));
  return { from, to, items: rows.map(({ id, name, ...figures }): ResponseRecord => ({ organisation: { id, name }, ...figures })) };
};

const callOf = (eye: Eye, row: RecordedRow): RecordedCall => {
  const due = { answer: row.answerDueAt, contact: null, arrive: row.arriveDueAt, feedback: row.feedbackDueAt };
  const late = (stage: 'answer' | 'arrive' | 'feedback') => isLate({ ...row, due }, stage, eye.now);
  return {
    whistleId: row.whistleId,
    title: row.title,
    kind: row.kind,
    caller: row.callerName,
    calledAt: row.calledAt.toISOString(),
    coming: row.coming,
    answeredLate: late('answer'),
    arrived: row.arrivedAt !== null,
    arrivedLate: late('arrive'),
    feedbackLate: late('feedback'),
    rating: row.rating,
    ratingReason: row.ratingReason,
  };
};

/** The calls behind an organisation's record. */
export const callsPage = async (
  context: Context,
  viewer: Viewer,
  organisationId: string,
  q: z.output<NonNullable<typeof listRecordedCalls.query>>,
): Promise<z.input<typeof listRecordedCalls.response>> => {
  const eye = await usingEye(context, viewer);
  const { filter } = filterOf(eye, q, organisationId);
  const after = readCursor<[string, string]>(q.cursor, ['moment?', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const { rows, next } = cutPage(await recordedCalls(tx, filter, after ?? null, q.limit + 1), q.limit, ({ calledAt, id }) => [
      calledAt.toISOString(),
      id,
    ]);
    return { items: rows.map((row) => callOf(eye, row)), next };
  });
};

/** More rows than this no office program likes. */
const mostRows = 50_000;
const word = (key: string): string => wordOf('zh-CN', `whistles.${key}`);
const share = (part: number, whole: number): string | null => (whole === 0 ? null : `${((100 * part) / whole).toFixed(1)}%`);
const yesNo = (late: boolean | null): string | null => (late === null ? null : word(late ? 'sheet.late' : 'sheet.inTime'));

/** The records of a period as a workbook: figures by organisation, and every call. Always in Chinese. */
export const recordSheet = async (context: Context, viewer: Viewer, asked: RecordsAsked, signal: AbortSignal): Promise<NamedWorkbook> => {
  const eye = await usingEye(context, viewer);
  const { from, to, filter } = filterOf(eye, asked, null);
  const kinds = kindWords(eye.kinds, whistleKindSet);
  const [figures, calls] = await context.kernel.db.read(accessOf(viewer), async (tx) => [
    await recordsIn(tx, filter, eye.now),
    await recordedCalls(tx, filter, null, mostRows),
  ]);
  const heads = (keys: readonly string[]): string[] => keys.map((key) => word(`sheet.${key}`));
  const bytes = await writeWorkbook(
    [
      {
        name: word('sheet.figures'),
        head: [
          heads([
            'organisation',
            'calls',
            'answeredInTime',
            'answerRate',
            'cannot',
            'arrived',
            'arriveRate',
            'feedbackRate',
            'rated',
            'mean',
          ]),
        ],
        rows: figures.map((f) => [
          f.name,
          f.calls,
          f.answeredInTime,
          share(f.answeredInTime, f.answerDue),
          f.cannot,
          f.arrived,
          share(f.arrivedInTime, f.arriveDue),
          share(f.feedbackInTime, f.feedbackDue),
          f.rated,
          f.mean,
        ]),
        widths: [28, 8, 12, 12, 10, 8, 14, 14, 8, 8],
      },
      {
        name: word('sheet.callList'),
        head: [
          heads([
            'calledAt',
            'caller',
            'kind',
            'title',
            'organisation',
            'answer',
            'answeredIs',
            'arrivedIs',
            'feedbackIs',
            'rating',
            'ratingReason',
          ]),
        ],
        rows: calls.map((row) => {
          const call = callOf(eye, row);
          return [
            shanghaiDay(row.calledAt),
            row.callerName,
            kinds[row.kind as WhistleKind] ?? row.kind,
            row.title,
            row.organisationName,
            row.coming === null ? null : word(row.coming ? 'sheet.coming' : 'sheet.cannotCome'),
            yesNo(call.answeredLate),
            yesNo(call.arrivedLate),
            yesNo(call.feedbackLate),
            row.rating,
            row.ratingReason,
          ];
        }),
        widths: [12, 24, 12, 32, 28, 10, 10, 10, 10, 8, 32],
      },
    ],
    signal,
  );
  return { name: `${word('sheet.file')} ${from} ${to}.xlsx`, bytes };
};
