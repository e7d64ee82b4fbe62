import type { TFunction } from 'i18next';
import { optionsOf } from '#contract/kernel/form/check.ts';
import type { FormSchema, Label, Question, When } from '#contract/kernel/form/schema.ts';
import type { Locale } from '#ui/i18n.ts';
import type { DefinitionView } from '../../../components/definition/definition.ts';
import { kindOf } from '../../../components/form/design.ts';

const parts = ['help', 'options', 'when', 'enum'] as const;

/** Words for what differs between two versions of a form: the question, what of it, and its values. */
export const describeForm =
  (t: TFunction, locale: Locale): DefinitionView<FormSchema>['describe'] =>
  ({ path, before, after }, contents) => {
    const forms = [contents.after, contents.before] as (FormSchema | null)[];
    const said = (label: Label): string => (locale === 'en' ? (label.en ?? label.zh) : label.zh);
    const wordsOf = (key: string) => forms.flatMap((one) => one?.properties[key]?.words ?? []);
    const called = (key: string): string => wordsOf(key).map(({ title }) => said(title))[0] ?? key;
    const options = (key: string, codes: readonly unknown[]): string =>
      codes
        .map(String)
        .map((code) => wordsOf(key).flatMap(({ options: of }) => (of?.[code] ? [said(of[code])] : []))[0] ?? code)
        .join(t('console:comma'));
    const [part = '', key = '', ...rest] = path;
    const question = (one: Question): string => {
      const kind = kindOf(one);
      return [said(one.words.title), kind && t(`forms:design.kinds.${kind}`), options(key, optionsOf(one) ?? [])]
        .filter(Boolean)
        .join(' · ');
    };
    const words = (value: unknown): string => {
      if (value === undefined || value === null) return '';
      // the order and what is required name questions, all else options
      if (Array.isArray(value)) return key === '' ? value.map((one) => called(String(one))).join(t('console:comma')) : options(key, value);
      if (typeof value !== 'object') return String(value);
      if ('zh' in value) return said(value as Label);
      if ('is' in value) return `${called((value as When).question)}：${options((value as When).question, (value as When).is)}`;
      return 'words' in value && 'type' in value ? question(value as Question) : JSON.stringify(value);
    };
    const of = parts.find((one) => rest.includes(one));
    const what = t(`services-console:forms.where.${part === 'properties' ? (of ?? 'question') : part}`);
    return { where: [what, key && called(key)].filter(Boolean).join(' · '), before: words(before), after: words(after) };
  };
