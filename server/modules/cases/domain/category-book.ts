import type { CategoryBook, CategoryDefinition } from '#contract/cases/categories.ts';
import { formatsForReporters } from '#contract/cases/questions.ts';
import { problemsOfSchema, tellSchemaProblem } from '#contract/kernel/form/check.ts';
import type { FormSchema } from '#contract/kernel/form/schema.ts';

interface CategoryProblem {
  at: string;
  code: 'case.category_twice' | 'case.category_parent' | 'case.category_apart' | 'form.schema_wrong';
  data: Record<string, unknown>;
}

/** A category whose code another begins with, though it does not stand below it: it would be counted there. @param above parents by code */
const strangerIn = (code: string, above: ReadonlyMap<string, string | null>): string | undefined => {
  const ancestors = new Set<string>();
  for (let at = above.get(code); at != null && !ancestors.has(at); at = above.get(at)) ancestors.add(at);
  for (let length = 1; length < code.length; length++) {
    const other = code.slice(0, length);
    if (above.has(other) && !ancestors.has(other)) return other;
  }
  return undefined;
};

/** What is wrong with a book of categories; the place names the category. */
export const categoryProblems = ({ categories }: CategoryBook): CategoryProblem[] => {
  const seen = new Set<string>();
  const problems: CategoryProblem[] = [];
  const above = new Map(categories.map(({ code, parentCode }) => [code, parentCode]));
  for (const [i, { code, parentCode: parent, name, questions }] of categories.entries()) {
    const [at, data] = [`categories.${i}`, { code, name, parent }];
    if (seen.has(code)) problems.push({ at, code: 'case.category_twice', data });
    else if (parent !== null && !(seen.has(parent) && code.startsWith(parent))) problems.push({ at, code: 'case.category_parent', data });
    const other = strangerIn(code, above);
    if (other !== undefined) problems.push({ at, code: 'case.category_apart', data: { ...data, other } });
    seen.add(code);
    const wrong = questions ? problemsOfSchema(questions, formatsForReporters) : [];
    problems.push(
      ...wrong.map((problem) => ({
        at: `${at}.questions`,
        code: 'form.schema_wrong' as const,
        data: tellSchemaProblem(questions, problem),
      })),
    );
  }
  return problems;
};

/**
 * The book with some categories brought up to date: entries of a known code are replaced where they stand, new ones follow; where all are
 * given, their order holds.
 */
export const withCategories = (book: CategoryBook, given: readonly CategoryDefinition[]): CategoryBook => {
  // whoever brings categories in from a sheet says nothing of their questions
  const asked = new Map(book.categories.map(({ code, questions }) => [code, questions]));
  const kept = given.map((one) => {
    const questions = one.questions === undefined ? asked.get(one.code) : one.questions;
    return questions === undefined ? one : { ...one, questions };
  });
  const byCode = new Map(kept.map((one) => [one.code, one]));
  if (book.categories.every(({ code }) => byCode.has(code))) return { categories: kept };
  const known = new Set(book.categories.map(({ code }) => code));
  return { categories: [...book.categories.map((one) => byCode.get(one.code) ?? one), ...kept.filter(({ code }) => !known.has(code))] };
};

/** The book with other extra questions of one category. */
export const withQuestions = (book: CategoryBook, code: string, questions: FormSchema | null): CategoryBook => ({
  categories: book.categories.map((one) => (one.code === code ? { ...one, questions } : one)),
});
