import type { Viewer } from '#contract/accounts/viewer.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import type { Ratings } from '../ratings.ts';
import { type RatesAsked, ratesOf } from './rates.ts';

const word = (key: string, data: Record<string, string | number> = {}): string => wordOf('zh-CN', `ratings.${key}`, data);
const percent = (share: number | null): number | null => (share === null ? null : Math.round(share * 10_000) / 100);
const columns = [
  'name',
  'valid',
  'answered',
  'solved',
  'satisfied',
  'weighed',
  'excluded',
  'allValid',
  'allSatisfied',
  'notReached',
  'refused',
  'silent',
  'before',
] as const;

/** The rates of a month as a workbook, with the formulas they come from. Always in Chinese. */
export const ratesSheet = async (ratings: Ratings, viewer: Viewer, asked: RatesAsked, signal: AbortSignal): Promise<NamedWorkbook> => {
  const { month, area, rows, total, rule } = await ratesOf(ratings, viewer, asked);
  const line = (name: string, { all, counted, ...f }: typeof total, before: number | null) => [
    name,
    counted.valid,
    percent(counted.answered),
    percent(counted.solved),
    percent(counted.satisfied),
    percent(counted.weighed),
    f.excluded,
    all.valid,
    percent(all.satisfied),
    f.notReached,
    f.refused,
    f.silent,
    percent(before),
  ];
  const bytes = await writeWorkbook(
    [
      {
        name: word('sheet.rates'),
        head: [columns.map((key) => word(`sheet.${key}`))],
        rows: [
          ...rows.map(({ name, figures, before }) => line(name || word('sheet.none'), figures, before)),
          line(word('sheet.total'), total, null),
        ],
        widths: columns.map((key) => (key === 'name' ? 30 : 12)),
      },
      {
        name: word('sheet.formulas'),
        head: [[word('sheet.figure'), word('sheet.formula')]],
        rows: [
          ...(['answered', 'solved', 'satisfied'] as const).map((key) => [word(`sheet.${key}`), word(`formulas.${key}`)]),
          [word('sheet.weighed'), word('formulas.weighed', { ...rule.weights })],
          [word('sheet.silent'), word(`silences.${rule.silence}`)],
          [word('sheet.excluded'), word('formulas.excluded')],
        ],
        widths: [16, 90],
      },
    ],
    signal,
  );
  return { name: `${word('sheet.file')}-${area?.name ?? word('sheet.own')}-${month}.xlsx`, bytes };
};
