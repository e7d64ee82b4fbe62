import type { Viewer } from '#contract/accounts/viewer.ts';
import { accessOf } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { type Sheet, sheetNames, writeWorkbook } from '#kernel/sheets/write.ts';
import { type Language, wordOf } from '#kernel/words.ts';
import type { Coverage } from '../coverage.ts';
import { count, noCounts } from '../domain/coverage.ts';
import { type Checked, check, presentFigure, viewOf } from './figures.ts';

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100);

/**
 * The coverage of what the viewer reaches of an area as a workbook: a summary, and a sheet per rule with whoever breaks it, farthest outside
 * the limit first, and then whose figure is unknown.
 * @throws session.forbidden, territory.area_not_found
 */
export const coverageSheet = async (
  kernel: Kernel,
  coverage: Coverage,
  viewer: Viewer,
  area: string | undefined,
  language: Language,
  signal: AbortSignal,
): Promise<{ name: string; bytes: Buffer }> => {
  const view = await viewOf(kernel, coverage, viewer, area);
  const checked = await kernel.db.read(accessOf(viewer), (tx) => check(tx, coverage, view));
  const word = (key: string, data?: Record<string, unknown>): string => wordOf(language, `coverage.${key}`, data);
  const said = (text: { zh: string; en: string | null }): string => (language === 'en' ? (text.en ?? text.zh) : text.zh);
  const limit = ({ rule: { min, max }, measure }: Checked): string => {
    const unit = word(`units.${measure.unit}`);
    return min !== null && max !== null ? `${min}–${max} ${unit}` : min !== null ? `≥ ${min} ${unit}` : `≤ ${max} ${unit}`;
  };
  const columns = (keys: readonly string[]): string[] => keys.map((key) => word(`sheet.${key}`));
  const places = view.roots.map((root) => view.territory.describe(root)).join(' / ');
  const names = sheetNames([word('sheet.summary'), ...checked.map(({ rule }) => said(rule.name))]);

  const summary: Sheet = {
    name: names[0] ?? '',
    head: [
      [word('sheet.title', { area: places, day: view.day })],
      columns(['rule', 'limit', 'checked', 'broken', 'noData', 'exempt', 'severity', 'formula', 'source']),
    ],
    widths: [30, 16, 10, 10, 10, 10, 10, 60, 60],
    rows: checked.map((one) => {
      const counts = noCounts();
      for (const { verdict } of one.figures) count(counts, verdict);
      return [
        said(one.rule.name),
        limit(one),
        counts.checked,
        counts.broken,
        counts.noData,
        counts.exempt,
        word(`severities.${one.rule.severity}`),
        one.measure.words ? said(one.measure.words.formula) : word(`measures.${one.measure.code}.formula`),
        said(one.rule.source),
      ];
    }),
  };
  const sheets = checked.map((one, i): Sheet => {
    const listed = one.figures
      .filter(({ verdict }) => verdict === 'broken' || verdict === 'no_data')
      .sort((a, b) => (b.distance ?? -1) - (a.distance ?? -1) || (a.areaCode < b.areaCode ? -1 : 1));
    return {
      name: names[i + 1] ?? '',
      head: [columns(['code', 'path', 'subject', 'value', 'unit', 'limit', 'distance', 'numerator', 'denominator', 'verdict'])],
      widths: [20, 44, 30, 10, 10, 16, 10, 10, 10, 12],
      rows: listed.map((figure) => {
        const item = presentFigure(view, figure);
        return [
          item.area.code,
          item.path,
          item.subject?.name ?? null,
          rounded(item.value),
          word(`units.${one.measure.unit}`),
          limit(one),
          rounded(item.distance),
          item.parts?.numerator ?? null,
          item.parts?.denominator ?? null,
          word(`verdicts.${item.verdict}`),
        ];
      }),
    };
  });
  return {
    name: `${word('sheet.file', { area: places.replaceAll(/[/\\ ]+/g, ''), day: view.day })}.xlsx`,
    bytes: await writeWorkbook([summary, ...sheets], signal),
  };
};
