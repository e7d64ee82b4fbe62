import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Passings } from '#contract/objections/api.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { lookups } from '#modules/cases/index.ts';
import type { Context } from '../context.ts';
import { readPaths } from '../policy.ts';
import { objectionsBetween, passingsBetween } from '../store/passings.ts';

const day = 86_400_000;
/** Days looked back unless told. */
const back = 30;
export interface PeriodAsked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** How cases in the viewer's areas pass to and fro, organisation by organisation, whoever gives back most first. @throws session.forbidden */
export const passingsOf = async (context: Context, viewer: Viewer, asked: PeriodAsked): Promise<Passings> => {
  const codes = readPaths(viewer).map((path) => path.replaceAll('.', ''));
  if (codes.length === 0) fail('session.forbidden');
  const { organisations, now } = await lookups(context.cases, viewer.jurisdictionId);
  const to = asked.to ?? shanghaiDay(now);
  const from = asked.from ?? shanghaiDay(new Date(now.getTime() - back * day));
  const [begin, end] = [new Date(`${from}T00:00:00+08:00`), new Date(new Date(`${to}T00:00:00+08:00`).getTime() + day)];
  // only cases below areas the viewer reads are counted
  const [passed, objected] = await context.kernel.db.read(systemAccess(viewer.jurisdictionId), async (tx) => [
    await passingsBetween(tx, codes, begin, end),
    await objectionsBetween(tx, codes, begin, end),
  ]);
  const [moves, objections] = [
    new Map(passed.map((row) => [row.organisationId, row])),
    new Map(objected.map((row) => [row.organisationId, row])),
  ];
  const rows = [...new Set([...moves.keys(), ...objections.keys()])].map((id) => {
    const { dispatched = 0, returned = 0, recalled = 0 } = moves.get(id) ?? {};
    const { objections: raised = 0, upheld = 0, refused = 0, rulings = 0 } = objections.get(id) ?? {};
    const organisation = organisations.get(id)?.name ?? '—';
    const returnedShare = dispatched === 0 ? null : returned / dispatched;
    return { organisation, dispatched, returned, recalled, objections: raised, upheld, refused, rulings, returnedShare };
  });
  const passes = (row: (typeof rows)[number]): number => row.returned + row.objections;
  return { from, to, rows: rows.sort((a, b) => passes(b) - passes(a) || b.dispatched - a.dispatched) };
};

const figures = ['dispatched', 'returned', 'recalled', 'objections', 'upheld', 'refused', 'rulings'] as const;

/** The same as a workbook. */
export const passingsSheet = async (context: Context, viewer: Viewer, asked: PeriodAsked, signal: AbortSignal): Promise<NamedWorkbook> => {
  const { from, to, rows } = await passingsOf(context, viewer, asked);
  const word = (key: string): string => wordOf('zh-CN', `objections.sheet.${key}`);
  const sheet = {
    name: word('name'),
    head: [[word('organisation'), ...figures.map(word), word('share')]],
    rows: rows.map((row) => [
      row.organisation,
      ...figures.map((key) => row[key]),
      row.returnedShare === null ? null : Math.round(row.returnedShare * 1_000) / 10,
    ]),
    widths: [32, ...figures.map(() => 10), 12],
  };
  return { name: `${sheet.name}-${from}-${to}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
