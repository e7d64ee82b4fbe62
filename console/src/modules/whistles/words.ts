import type { TFunction } from 'i18next';
import type { Difference } from '#contract/kernel/definition-diff.ts';
import type { WhistleLimit } from '#contract/whistles/rules.ts';

/** A limit as people read it. */
export const limitWords = (t: TFunction, limit: WhistleLimit | null): string =>
  limit ? t('whistles-console:limit', { n: limit.n, unit: t(`whistles:units.${limit.unit}`) }) : t('whistles-console:noLimit');

const isLimit = (value: unknown): value is WhistleLimit => typeof value === 'object' && value !== null && 'unit' in value && 'n' in value;
const wordsOf = (t: TFunction, value: unknown): string => {
  if (isLimit(value)) return limitWords(t, value);
  if (Array.isArray(value)) return value.map((level) => t(`whistles:levels.${level}`)).join(' ');
  if (typeof value === 'object' && value !== null && 'kind' in value) return t(`whistles:kinds.${String(value.kind)}`);
  return value === null || value === undefined ? '' : String(value);
};

/** One difference between two sets of rules, in words. */
export const describeRules =
  (t: TFunction) =>
  ({ path, before, after }: Difference) => ({
    where: path
      .slice(1)
      .map((part) => t(`whistles-console:rules.${part}`, { defaultValue: t(`whistles:kinds.${part}`, { defaultValue: part }) }))
      .join(' · '),
    before: wordsOf(t, before),
    after: wordsOf(t, after),
  });
