import type { TFunction } from 'i18next';
import type { Difference } from '#contract/kernel/definition-diff.ts';
import { labelOf } from '#ui/i18n.ts';
import { yuan } from '../Why.tsx';

const isLabel = (value: unknown): value is { zh: string; en: string | null } =>
  typeof value === 'object' && value !== null && 'zh' in value && Object.keys(value).length === 2;

const wordsOf = (t: TFunction, name: string | undefined, value: unknown): string => {
  if (value === undefined || value === null || value === '') return t('workforce-console:fields.none');
  if (isLabel(value)) return labelOf(value);
  if (name === 'fen' || name === 'base') return yuan(Number(value));
  if (Array.isArray(value)) return value.map((one) => wordsOf(t, undefined, one)).join(t('comma'));
  if (typeof value === 'object')
    return Object.entries(value)
      .filter(([key]) => key !== 'code')
      .map(([key, one]) => wordsOf(t, key, one))
      .join(' · ');
  return String(value);
};

/** One difference between two schemes, in words. */
export const describeScheme =
  (t: TFunction) =>
  ({ path, before, after }: Difference) => ({
    where: path.map((part) => t(`workforce-console:edit.${part}`, { defaultValue: part })).join(' · '),
    before: wordsOf(t, path.at(-1), before),
    after: wordsOf(t, path.at(-1), after),
  });
