import type { TFunction } from 'i18next';
import type { CoverageRule } from '#contract/coverage/api.ts';
import { defaultRules } from '#contract/coverage/defaults.ts';
import type { Difference } from '#contract/kernel/definition-diff.ts';
import { said } from '../words.ts';

type Book = { rules?: CoverageRule[] } | null;

const wordsOf = (t: TFunction, locale: string, field: string | undefined, value: unknown): string => {
  if (value === undefined) return t('coverage:edit.restore');
  if (value === null) return t('coverage:edit.noLimit');
  if (field === 'severity') return t(`coverage:severities.${value}`);
  if (field === 'measure') return t(`coverage:measures.${value}.name`);
  if (typeof value === 'boolean') return t(value ? 'platform:settings.on' : 'platform:settings.off');
  if (Array.isArray(value)) return value.map((level) => t(`territory:levels.${level}`)).join(t('comma'));
  if (typeof value !== 'object') return String(value);
  const rule = value as CoverageRule | CoverageRule['name'];
  if ('zh' in rule) return said(rule, locale);
  return `${rule.min ?? ''}–${rule.max ?? ''}`;
};

/** One difference between two versions of the rules, in words; what a version does not name stood as its default says. */
export const describeRules =
  (t: TFunction, locale: string) =>
  ({ path, before, after }: Difference, contents: { before: unknown; after: unknown }) => {
    const [, code, field] = path;
    const known = [contents.after as Book, contents.before as Book].flatMap((book) => book?.rules ?? []);
    const rule = [...known, ...defaultRules].find((one) => one.code === code);
    const standard = field === undefined ? defaultRules.find((one) => one.code === code) : undefined;
    const name = rule ? said(rule.name, locale) : t('coverage:definitions.rules.title');
    return {
      where: field && field !== '↕' ? `${name} · ${t(`coverage:edit.${field}`)}` : name,
      before: wordsOf(t, locale, field, before ?? standard),
      after: wordsOf(t, locale, field, after ?? standard),
    };
  };
