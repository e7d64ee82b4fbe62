import type { Viewer } from '#contract/accounts/viewer.ts';
import type { ReportBody } from '#contract/cases/api.ts';
import type { ReportAnswers, TypeAnswers } from '#contract/cases/questions.ts';
import { type Form, readForm } from '#contract/kernel/form/read.ts';
import { type Answers, type FormSchema, isReferenceFormat, type Label } from '#contract/kernel/form/schema.ts';
import { type Told, tellAnswers } from '#contract/kernel/form/tell.ts';
import { accessOf } from '#kernel/db.ts';
import { type DefinitionKind, readVersion } from '#kernel/definitions/definitions.ts';
import { fail } from '#kernel/errors.ts';
import { requireAnswers } from '#kernel/forms.ts';
import type { Cases } from '../cases.ts';
import { categoriesKind } from '../categories.ts';
import type { AnswerSet, KeptAnswers } from '../domain/answers.ts';
import type { CaseConfig } from '../snapshot.ts';
import { typesKind } from '../types.ts';

/**
 * What a report keeps of its answers to extra questions. A phone that had no network may answer questions as they were before: they are judged by
 * the version it names.
 * @param categoryCode of the category the reporter chose; its questions, those of a class above it, and those of its type may be answered
 * @returns what is kept, null where nothing was answered, and the photos among the answers, which the report takes with its own
 * @throws case.questions_unknown, form.answer_wrong
 */
export const answered = async (
  cases: Cases,
  config: CaseConfig,
  viewer: Viewer,
  categoryCode: string | null,
  { answers, typeAnswers }: Pick<ReportBody, 'answers' | 'typeAnswers'>,
): Promise<{ kept: KeptAnswers | null; photoIds: string[] }> => {
  const sets: AnswerSet[] = [];
  const photoIds: string[] = [];
  const keep = async (given: ReportAnswers | TypeAnswers, form: Form): Promise<void> => {
    sets.push({ ...given, told: await judged(cases, viewer, form, given.values) });
    photoIds.push(...photosIn(form, given.values));
  };
  if (answers) await keep(answers, await formOfCategory(cases, config, viewer, categoryCode, answers));
  if (typeAnswers) await keep(typeAnswers, await formOfType(cases, config, viewer, categoryCode, typeAnswers));
  const [only] = sets;
  return { kept: sets.length > 1 ? sets : (only ?? null), photoIds };
};

const formOfCategory = async (
  cases: Cases,
  config: CaseConfig,
  viewer: Viewer,
  categoryCode: string | null,
  { category, version }: ReportAnswers,
): Promise<Form> => {
  if (!isAtOrAbove(config, category, categoryCode)) fail('case.questions_unknown');
  const now = config.asked(category);
  if (now?.category === category && config.version === version) return now.form;
  return formerForm(cases, viewer, categoriesKind, version, ({ categories }) => categories.find(({ code }) => code === category));
};

const formOfType = async (
  cases: Cases,
  config: CaseConfig,
  viewer: Viewer,
  categoryCode: string | null,
  { type, version }: TypeAnswers,
): Promise<Form> => {
  const now = config.typeFor(categoryCode);
  if (categoryCode === null || now.code !== type) fail('case.questions_unknown');
  if (now.form && now.version === version) return now.form;
  return formerForm(cases, viewer, typesKind, version, ({ types }) => types.find(({ code }) => code === type));
};

/** Questions as a former version asked them. */
const formerForm = <T>(
  cases: Cases,
  viewer: Viewer,
  kind: DefinitionKind<T>,
  version: number,
  find: (content: T) => { questions?: FormSchema | null | undefined } | undefined,
): Promise<Form> =>
  cases.kernel.db.read(accessOf(viewer), async (tx) => {
    const book = await readVersion(tx, kind, viewer.jurisdictionId, version);
    const former = book && find(book.content)?.questions;
    return former ? readForm(former) : fail('case.questions_unknown');
  });

/** Answers in words. @throws form.answer_wrong */
const judged = async (cases: Cases, viewer: Viewer, form: Form, values: Answers): Promise<Told[]> => {
  requireAnswers(form, values);
  const names = new Map<string, Label>();
  for (const { key, format, among = '', words } of form.questions) {
    const value = values[key];
    if (typeof value !== 'string' || !isReferenceFormat(format)) continue;
    const { name } =
      (await cases.kernel.references.of(format).one(viewer, value, among)) ??
      fail('form.answer_wrong', { question: key, title: words.title, problem: 'reference' });
    names.set(`${format} ${value}`, { zh: name, en: null });
  }
  return tellAnswers(form, values, (format, value) => names.get(`${format} ${value}`) ?? null);
};

const photosIn = (form: Form, values: Answers): string[] =>
  form.questions.flatMap(({ key, items }) => (items?.format === 'photo' ? (values[key] ?? []) : [])) as string[];

const isAtOrAbove = (config: CaseConfig, above: string, code: string | null): boolean => {
  for (let at = code; at !== null; at = config.category(at)?.parentCode ?? null) if (at === above) return true;
  return false;
};
