import type { CategoryBook, CategoryDefinition } from '#contract/cases/categories.ts';

interface CategoryProblem {
  at: string;
  code: 'case.category_twice' | 'case.category_parent';
  data: { code: string; name: string; parent: string | null };
}

/** What is wrong with a book of categories; the place names the category. */
export const categoryProblems = ({ categories }: CategoryBook): CategoryProblem[] => {
  const seen = new Set<string>();
  const problems: CategoryProblem[] = [];
  for (const [i, { code, parentCode: parent, name }] of categories.entries()) {
    const [at, data] = [`categories.${i}`, { code, name, parent }];
    if (seen.has(code)) problems.push({ at, code: 'case.category_twice', data });
    else if (parent !== null && !(seen.has(parent) && code.startsWith(parent))) problems.push({ at, code: 'case.category_parent', data });
    seen.add(code);
  }
  return problems;
};

/**
 * The book with some categories brought up to date: entries of a known code are replaced where they stand, new ones follow; where all are
 * given, their order holds.
 */
export const withCategories = (book: CategoryBook, given: readonly CategoryDefinition[]): CategoryBook => {
  const byCode = new Map(given.map((one) => [one.code, one]));
  if (book.categories.every(({ code }) => byCode.has(code))) return { categories: [...given] };
  const known = new Set(book.categories.map(({ code }) => code));
  return { categories: [...book.categories.map((one) => byCode.get(one.code) ?? one), ...given.filter(({ code }) => !known.has(code))] };
};
