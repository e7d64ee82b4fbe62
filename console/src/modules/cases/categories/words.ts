import type { TFunction } from 'i18next';
import type { CategoryDefinition } from '#contract/cases/categories.ts';
import type { Difference } from '#contract/kernel/definition-diff.ts';
import { type Limit, limitWords } from '../limit-words.ts';

const isLimit = (value: unknown): value is Limit => typeof value === 'object' && value !== null && 'unit' in value && 'n' in value;
const isCategory = (value: unknown): value is CategoryDefinition => typeof value === 'object' && value !== null && 'nameEn' in value;

const valueWords = (t: TFunction, locale: string, field: string | undefined, value: unknown): string => {
  if (isCategory(value)) return locale === 'en' ? value.nameEn : value.name;
  if (isLimit(value)) return limitWords(t, value);
  if (Array.isArray(value)) return value.join(' ');
  if (field === 'kind' && typeof value === 'string') return t(`cases:kinds.${value}`, { defaultValue: value });
  if (value === null || value === undefined) return '';
  if (field === 'questions' && typeof value === 'object')
    return t('cases-console:categories.questionCount', { count: Object.keys((value as { properties?: object }).properties ?? {}).length });
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([stage, limit]) => `${t(`cases-console:categories.stages.${stage}`)} ${valueWords(t, locale, stage, limit)}`)
    .join(' · ');
};

/** The parts of limits that differ are told as whole limits. */
const limitAt = (content: unknown, code: string | undefined, stage: string | undefined): unknown =>
  (content as { categories?: CategoryDefinition[] } | null)?.categories?.find((one) => one.code === code)?.limits[stage as 'handle'];

/** One difference between two books of categories, in words. */
export const describeCategories =
  (t: TFunction, locale: string) =>
  ({ path, before, after }: Difference, contents: { before: unknown; after: unknown }) => {
    const [, code, field, part] = path;
    // questions are told as a whole: their own page shows them
    const stage = field === 'limits' ? part : undefined;
    if (path.at(-1) === '↕')
      return {
        where: t('definitions-console:changes.order'),
        before: valueWords(t, locale, '', before),
        after: valueWords(t, locale, '', after),
      };
    const books = [contents.after, contents.before] as { categories?: CategoryDefinition[] }[];
    const found = books.flatMap((book) => book?.categories?.filter((one) => one.code === code) ?? [])[0];
    const name = found ? `${code} ${locale === 'en' ? found.nameEn : found.name}` : (code ?? '');
    if (field === undefined)
      return {
        where: `${t(`definitions-console:changes.${before === undefined ? 'added' : 'removed'}`)} ${name}`,
        before: valueWords(t, locale, field, before),
        after: valueWords(t, locale, field, after),
      };
    const where = `${name} · ${stage ? t(`cases-console:categories.stages.${stage}`) : t(`cases-console:categories.fields.${field}`)}`;
    if (field === 'limits' && stage !== undefined) {
      const [was, is] = [limitAt(contents.before, code, stage), limitAt(contents.after, code, stage)];
      return { where, before: valueWords(t, locale, stage, was), after: valueWords(t, locale, stage, is) };
    }
    return { where, before: valueWords(t, locale, field, before), after: valueWords(t, locale, field, after) };
  };
