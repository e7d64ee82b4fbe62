import type { TFunction } from 'i18next';
import type { CoverageMeasure, CoverageRule } from '#contract/coverage/api.ts';

/** A text of a rule in the language on screen; Chinese where there is no other. */
export const said = (text: CoverageRule['name'], locale: string): string => (locale === 'en' ? (text.en ?? text.zh) : text.zh);

/** A figure with at most one decimal, so that 9.09 per 10,000 reads 9.1. */
export const figure = (value: number, locale: string): string => value.toLocaleString(locale, { maximumFractionDigits: 1 });

/** A figure with its unit; per cent stands close. */
export const withUnit = (t: TFunction, value: number, unit: CoverageMeasure['unit'], locale: string): string =>
  `${figure(value, locale)}${unit === 'percent' ? '' : ' '}${t(`coverage:units.${unit}`, { count: value })}`;

/** The limits of a rule: `≤ 500 户`, `300–500 户`. */
export const limitWords = (
  t: TFunction,
  { min, max }: Pick<CoverageRule, 'min' | 'max'>,
  unit: CoverageMeasure['unit'],
  locale: string,
): string => {
  const sign = `${unit === 'percent' ? '' : ' '}${t(`coverage:units.${unit}`, { count: max ?? min ?? 0 })}`;
  if (min !== null && max !== null) return `${figure(min, locale)}–${figure(max, locale)}${sign}`;
  return min !== null ? `≥ ${figure(min, locale)}${sign}` : max !== null ? `≤ ${figure(max, locale)}${sign}` : t('coverage:edit.noLimit');
};
