import type { TFunction } from 'i18next';
import type { Difference } from '#contract/kernel/definition-diff.ts';
import { labelOf } from '#ui/i18n.ts';
import { yuan } from '../money.ts';

const isLabel = (value: unknown): value is { zh: string; en: string | null } =>
  typeof value === 'object' && value !== null && 'zh' in value && Object.keys(value).length === 2;

const wordsOf = (t: TFunction, name: string | undefined, value: unknown): string => {
  if (value === undefined || value === null || value === '') return t('care-console:none1');
  if (isLabel(value)) return labelOf(value);
  if (name === 'fen' || name === 'most') return yuan(Number(value));
  if (Array.isArray(value)) return value.map((one) => wordsOf(t, undefined, one)).join(t('care-console:comma'));
  if (typeof value === 'object')
    return Object.entries(value)
      .filter(([key]) => key !== 'code')
      .map(([key, one]) => wordsOf(t, key, one))
      .join(' · ');
  return t(`care-console:edit.values.${String(value)}`, { defaultValue: String(value) });
};

/** One difference between two price lists, in words. */
export const describeTiers =
  (t: TFunction) =>
  ({ path, before, after }: Difference) => ({
    where: path.map((part) => t(`care-console:edit.${part}`, { defaultValue: part })).join(' · '),
    before: wordsOf(t, path.at(-1), before),
    after: wordsOf(t, path.at(-1), after),
  });
