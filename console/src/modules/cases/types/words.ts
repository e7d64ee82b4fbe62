import type { TFunction } from 'i18next';
import type { CaseType, TypeBook } from '#contract/cases/types.ts';
import type { Difference } from '#contract/kernel/definition-diff.ts';
import type { FormSchema, Question } from '#contract/kernel/form/schema.ts';
import { limitWords } from '../limit-words.ts';

type State = NonNullable<CaseType['life']['reported']>;
export type Move = NonNullable<State['moves']['verify']>;

/** The name of a type in a language. */
export const typeName = ({ name, nameEn }: Pick<CaseType, 'name' | 'nameEn'>, locale: string): string => (locale === 'en' ? nameEn : name);

/** Where a move leads, in words. */
export const targetWords = (t: TFunction, to: Move['to']): string =>
  t(to === 'same' || to === 'previous' ? `cases-console:types.targets.${to}` : `cases:states.${to}`);

/** A permission around cases by its title. */
export const permissionWords = (t: TFunction, permission: string): string =>
  t(`cases-permissions:${permission.replace('cases.', '')}.title`);

/** Who may make a move: permissions by their titles, the reporter, whoever takes the matter on. */
export const whoWords = (t: TFunction, { by, reporter, taker }: Move): string =>
  [
    ...by.map((one) => permissionWords(t, one)),
    ...(reporter ? [t('cases-console:types.reporter')] : []),
    ...(taker ? [t('cases-console:types.taker')] : []),
  ].join(t('cases-console:types.and'));

/** A move whole: where it leads and who may make it. */
export const moveWords = (t: TFunction, move: Move): string => `→ ${targetWords(t, move.to)} · ${whoWords(t, move)}`;

const isMove = (value: unknown): value is Move => typeof value === 'object' && value !== null && 'reporter' in value;
const isLimit = (value: unknown): value is NonNullable<CaseType['limits']['handle']> =>
  typeof value === 'object' && value !== null && 'unit' in value;

const isQuestion = (value: unknown): value is Question => typeof value === 'object' && value !== null && 'words' in value;
const isForm = (value: unknown): value is FormSchema => typeof value === 'object' && value !== null && 'properties' in value;

const valueWords = (t: TFunction, locale: string, value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return t(`cases-console:types.${value ? 'yes' : 'no'}`);
  if (Array.isArray(value)) return value.join(' ');
  if (isMove(value)) return moveWords(t, value);
  if (isLimit(value)) return limitWords(t, value);
  if (isQuestion(value)) return value.words.title.zh;
  if (isForm(value)) return t('cases-console:categories.questionCount', { count: value.order.length });
  if (typeof value !== 'object') return String(value);
  if ('life' in value) return typeName(value as CaseType, locale);
  if ('zh' in value) return String(value['zh']);
  return Object.keys(value)
    .map((one) => t(`cases-console:types.fields.${one}`, { defaultValue: one }))
    .join(' · ');
};

/** One difference between two books of types, in words: type, state, step. */
export const describeTypes =
  (t: TFunction, locale: string) =>
  ({ path, before, after }: Difference, contents: { before: unknown; after: unknown }) => {
    const told = { before: valueWords(t, locale, before), after: valueWords(t, locale, after) };
    const [, code, field, ...rest] = path;
    if (code === '↕') return { where: t('definitions-console:changes.order'), ...told };
    const books = [contents.after, contents.before] as (TypeBook | null)[];
    const type = books.flatMap((book) => book?.types?.find((one) => one.code === code) ?? [])[0];
    const name = type ? typeName(type, locale) : (code ?? '');
    if (field === undefined)
      return { where: `${t(`definitions-console:changes.${before === undefined ? 'added' : 'removed'}`)} ${name}`, ...told };
    // which question changed shows in the editor
    const [state, part, action, what] = field === 'questions' ? [] : rest;
    const names = [
      name,
      ...(field === 'life' ? [] : [t(`cases-console:types.fields.${field}`)]),
      ...(field === 'life' && state ? [t(`cases:states.${state}`)] : []),
      ...(field === 'limits' && state ? [t(`cases-console:categories.stages.${state}`)] : []),
      ...(field === 'life' && part && part !== 'moves' ? [t(`cases-console:types.fields.${part}`)] : []),
      ...(action ? [t(`cases:actions.${action}`)] : []),
      ...(what ? [t(`cases-console:types.fields.${what}`)] : []),
    ];
    return { where: names.join(' · '), ...told };
  };
