import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { UnrankedWhy } from '#contract/scorecards/values.ts';
import { systemAccess } from '#kernel/db.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import type { Context } from '../context.ts';
import { mayReview, mayRun, standsFor } from '../policy.ts';
import { pageOfAppeals } from '../store/runs.ts';
import { seenRun } from './runs.ts';

const word = (key: string): string => wordOf('zh-CN', `scorecards.sheet.${key}`);
/** Why somebody has no rank: of whom something is unknown the data are not complete. */
export const whyOf = (why: UnrankedWhy): string => word(why === 'unknown' ? 'incomplete' : why);

export interface RunAsked {
  readonly runId: string;
  readonly edition?: number | undefined;
}
type Cells = readonly (string | number | null)[];
const mostAppeals = 5_000;

/** One period as a workbook, as far as somebody may see it: totals, every figure with what it was made of, appeals. Always in Chinese; no person is named. */
export const runSheet = async (
  context: Context,
  viewer: Viewer,
  { runId, edition }: RunAsked,
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  const { run, card, scores } = await seenRun(context, viewer, runId, edition);
  const own = mayRun(viewer) || mayReview(viewer) ? null : scores.filter((one) => standsFor(viewer, one)).map(({ subject }) => subject);
  const appeals = await context.kernel.db.read(systemAccess(viewer.jurisdictionId), (tx) =>
    pageOfAppeals(tx, runId, own, null, mostAppeals),
  );
  const zone = (code: string): string => card.zones.find((one) => one.code === code)?.name.zh ?? '';
  const band = (code: string | null): string => card.bands.find((one) => one.code === code)?.name.zh ?? '';
  // whoever has no rank stands in the order of the subjects, so that none comes out of the totals
  const sorted = scores.toSorted((a, b) => (a.zone < b.zone ? -1 : a.zone > b.zone ? 1 : (a.rank ?? 1e9) - (b.rank ?? 1e9)));
  const indicatorName = (code: string): string => card.indicators.find((one) => one.code === code)?.name.zh ?? code;
  const totals = sorted.map(
    (one): Cells => [
      zone(one.zone),
      one.rank,
      one.name,
      one.total,
      band(one.band),
      one.list === null ? '' : word(one.list),
      one.unranked === null ? '' : whyOf(one.unranked),
      ...card.indicators.map(({ code }) => one.lines[code]?.points ?? null),
    ],
  );
  const figures = sorted.flatMap((one) =>
    card.indicators.map(({ code }): Cells => {
      const [line, fact] = [one.lines[code], one.facts[code]];
      const figure = line?.figure;
      return [
        one.name,
        indicatorName(code),
        figure?.state === 'known' ? figure.value : null,
        word(figure?.state ?? 'unknown'),
        fact?.n ?? null,
        fact?.of ?? null,
        fact?.excluded ?? 0,
        line?.points ?? null,
        line?.full ?? null,
      ];
    }),
  );
  const sheet = (name: string, headings: readonly string[], rows: readonly Cells[]) => ({
    name: word(name),
    head: [[...headings]],
    rows: rows.map((row) => [...row]),
    widths: headings.map(() => 16),
  });
  const words = (...keys: string[]): string[] => keys.map(word);
  const sheets = [
    sheet(
      'totals',
      [...words('zone', 'rank', 'who', 'total', 'band', 'list', 'unrankedWhy'), ...card.indicators.map(({ name }) => name.zh)],
      totals,
    ),
    sheet('figures', words('who', 'indicator', 'figure', 'state', 'n', 'of', 'excluded', 'points', 'full'), figures),
    sheet(
      'appeals',
      words('who', 'indicator', 'appealWords', 'raisedAt', 'answer'),
      appeals.map((one): Cells => [one.subjectName, indicatorName(one.indicator), one.words, shanghaiDay(one.raisedAt), one.answer]),
    ),
  ];
  return { name: `${card.title.zh} ${run.first} ${run.last}.xlsx`, bytes: await writeWorkbook(sheets, signal) };
};
