import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import type { Context } from '../context.ts';
import { entryColumns } from '../domain/sheet.ts';
import { mayUse, sees } from '../policy.ts';
import { entriesOf } from '../store/entries.ts';
import { seenYear } from './years.ts';

/** More rows than this no office program likes. */
const mostRows = 50_000;
const word = (key: string): string => wordOf('zh-CN', `credits.${key}`);

/** Entries as far as somebody sees them. Always in Chinese. */
export const entrySheet = async ({ kernel, organisations }: Context, viewer: Viewer, signal: AbortSignal): Promise<NamedWorkbook> => {
  if (!mayUse(viewer)) fail('session.forbidden');
  const { jurisdictionId } = viewer;
  const book = await organisations.of(jurisdictionId);
  const today = shanghaiDay(kernel.clock.now());
  const rows = await kernel.db.read(systemAccess(jurisdictionId), (tx) => entriesOf(tx, null, null, mostRows));
  const columns = Object.values(entryColumns);
  const stateOf = ({ state, endedOn, until }: (typeof rows)[number]): string =>
    state === 'withdrawn' ? 'withdrawn' : endedOn !== null ? 'repaired' : until < today ? 'over' : 'stands';
  const sheet = {
    name: word('sheet.name'),
    head: [columns.map(([heading]) => heading)],
    rows: rows
      .filter(({ companyId }) => sees(viewer, { id: companyId }))
      .map((one) => [
        book.get(one.companyId)?.name ?? '',
        one.name.zh,
        one.points,
        one.occurredOn,
        one.until,
        one.words,
        one.since,
        word(`entryStates.${stateOf(one)}`),
        one.repairFrom,
      ]),
    widths: columns.map(([, width]) => width),
  };
  return { name: `${word('sheet.name')} ${today}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};

/** One year with the entries its figures are made of. Always in Chinese. */
export const yearSheet = async (context: Context, viewer: Viewer, yearId: string, signal: AbortSignal): Promise<NamedWorkbook> => {
  const { year, scheme, ratings } = await seenYear(context, viewer, yearId);
  const heads = ['company', 'grade', 'total', 'base', 'good', 'bad', 'score'].map((key) => word(`sheet.${key}`));
  const sheets = [
    {
      name: word('sheet.ratings'),
      head: [[`${year.year} ${scheme.title.zh} · ${word(`yearStates.${year.state}`)}`], heads],
      rows: ratings.map(({ name, result: { grade, total, base, good, bad, score } }) => [name, grade, total, base, good, bad, score]),
      widths: [32, 10, 10, 10, 10, 10, 10],
    },
    {
      name: word('sheet.entries'),
      head: [['company', 'item', 'points'].map((key) => word(`sheet.${key}`))],
      rows: ratings.flatMap(({ name, entries }) => entries.map((one) => [name, one.name.zh, one.points])),
      widths: [32, 36, 10],
    },
  ];
  return { name: `${scheme.title.zh} ${year.year}.xlsx`, bytes: await writeWorkbook(sheets, signal) };
};
