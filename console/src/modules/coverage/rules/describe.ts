import type { TFunction } from 'i18next';
import type { CoverageRule } from '#contract/coverage/api.ts';
import { defaultRules } from '#contract/coverage/defaults.ts';
import type { Difference } from '#contract/kernel/definition-diff.ts';
import { said } from '../words.ts';

/** Parts of a rule that are told of, in this order. */
const told = ['on', 'name', 'measure', 'levels', 'min', 'max', 'severity', 'source'] as const satisfies readonly (keyof CoverageRule)[];

type Book = { rules?: CoverageRule[] } | null;

const wordsOf = (t: TFunction, locale: string, field: string | undefined, value: unknown): string => {
  if (value === undefined) return t('coverage:edit.restore');
  if (value === null) return t('coverage:edit.noLimit');
  if (field === 'severity') return t(`coverage:severities.${value}`);
  // one that a register brings is named by its code: its words are data
  if (field === 'measure') return String(value).includes('.') ? String(value) : t(`coverage:measures.${value}.name`);
  if (typeof value === 'boolean') return t(value ? 'platform:settings.on' : 'platform:settings.off');
  if (Array.isArray(value)) return value.map((level) => t(`territory:levels.${level}`)).join(t('comma'));
  if (typeof value !== 'object') return String(value);
  return said(value as CoverageRule['name'], locale);
};

/** What of a rule differs from another: all of it where there is no other. */
const partsOf = (t: TFunction, locale: string, rule: CoverageRule | undefined, other: CoverageRule | undefined): string =>
  rule === undefined
    ? ''
    : told
        .filter((field) => JSON.stringify(rule[field]) !== JSON.stringify(other?.[field]))
        .map((field) => `${t(`coverage:edit.${field}`)} ${wordsOf(t, locale, field, rule[field])}`)
        .join(' · ');

/** One difference between two versions of the rules, in words; what a version does not name stood as its default says. */
export const describeRules =
  (t: TFunction, locale: string) =>
  ({ path, before, after }: Difference, contents: { before: unknown; after: unknown }) => {
    const [, code, field] = path;
    if (path.at(-1) === '↕')
      return { where: t('definitions-console:changes.order'), before: [before].flat().join(' '), after: [after].flat().join(' ') };
    const known = [contents.after as Book, contents.before as Book].flatMap((book) => book?.rules ?? []);
    const rule = [...known, ...defaultRules].find((one) => one.code === code);
    const name = rule ? said(rule.name, locale) : t('coverage:definitions.rules.title');
    if (rule && field === undefined) {
      const standard = defaultRules.find((one) => one.code === code);
      const [was, is] = [before ?? standard, after ?? standard] as (CoverageRule | undefined)[];
      return { where: name, before: partsOf(t, locale, was, is), after: partsOf(t, locale, is, was) };
    }
    return {
      where: field ? `${name} · ${t(`coverage:edit.${field}`)}` : name,
      before: wordsOf(t, locale, field, before),
      after: wordsOf(t, locale, field, after),
    };
  };
