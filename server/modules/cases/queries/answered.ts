import type { Viewer } from '#contract/accounts/viewer.ts';
import type { ReportAnswers } from '#contract/cases/questions.ts';
import { readForm } from '#contract/kernel/form/read.ts';
import { isReferenceFormat, type Label } from '#contract/kernel/form/schema.ts';
import { tellAnswers } from '#contract/kernel/form/tell.ts';
import { accessOf } from '#kernel/db.ts';
import { readVersion } from '#kernel/definitions/definitions.ts';
import { fail } from '#kernel/errors.ts';
import { requireAnswers } from '#kernel/forms.ts';
import type { Cases } from '../cases.ts';
import { categoriesKind } from '../categories.ts';
import type { KeptAnswers } from '../domain/answers.ts';
import type { CaseConfig } from '../snapshot.ts';

/**
 * What a report keeps of its answers to extra questions. A phone that had no network may answer questions as they were before: they are judged by
 * the version it names.
 * @param categoryCode of the category the reporter chose; its questions, or those of a class above it, may be answered
 * @returns what is kept, and the photos among the answers, which the report takes with its own
 * @throws case.questions_unknown, form.answer_wrong
 */
export const answered = async (
  cases: Cases,
  config: CaseConfig,
  viewer: Viewer,
  categoryCode: string | null,
  answers: ReportAnswers,
): Promise<{ kept: KeptAnswers; photoIds: string[] }> => {
  const { category, version, values } = answers;
  if (!isAtOrAbove(config, category, categoryCode)) fail('case.questions_unknown');
  const now = config.asked(category);
  const form =
    now?.category === category && config.version === version
      ? now.form
      : await cases.kernel.db.read(accessOf(viewer), async (tx) => {
          const book = await readVersion(tx, categoriesKind, viewer.jurisdictionId, version);
          const former = book?.content.categories.find(({ code }) => code === category)?.questions;
          return former ? readForm(former) : fail('case.questions_unknown');
        });
  requireAnswers(form, values);
  const names = new Map<string, Label>();
  for (const { key, format, words } of form.questions) {
    const value = values[key];
    if (typeof value !== 'string' || !isReferenceFormat(format)) continue;
    const { name } =
      (await cases.kernel.references.of(format).one(viewer, value)) ??
      fail('form.answer_wrong', { question: key, title: words.title, problem: 'reference' });
    names.set(`${format} ${value}`, { zh: name, en: null });
  }
  const photoIds = form.questions.flatMap(({ key, items }) => (items?.format === 'photo' ? (values[key] ?? []) : [])) as string[];
  return { kept: { ...answers, told: tellAnswers(form, values, (format, value) => names.get(`${format} ${value}`) ?? null) }, photoIds };
};

const isAtOrAbove = (config: CaseConfig, above: string, code: string | null): boolean => {
  for (let at = code; at !== null; at = config.category(at)?.parentCode ?? null) if (at === above) return true;
  return false;
};
