import type { Answers } from '#contract/kernel/form/schema.ts';
import { lexemesOf, phraseOf, runOf } from '#contract/kernel/runs.ts';
import type { RegisterContent } from '#contract/registers/content.ts';
import { searchedTypes } from '#contract/registers/fields.ts';

type Searched = Pick<RegisterContent, 'fields' | 'titleField'>;

/** The open texts of a row as runs: its title, and what stands in fields that are texts and not personal. */
const runsOf = ({ fields, titleField }: Searched, title: string, data: Answers): string[] =>
  [
    title,
    ...fields.flatMap(({ key, type, personal }) =>
      key !== titleField && searchedTypes.includes(type) && personal === null ? String(data[key] ?? '') : [],
    ),
  ]
    .map(runOf)
    .filter((run) => run !== '');

/** The words of a row as a text of type tsvector. */
export const wordsOf = (content: Searched, title: string, data: Answers): string => lexemesOf([['', runsOf(content, title, data)]]);

/** Runs that must all stand in a row, as a text of type tsquery. */
export const queryOf = (terms: readonly string[]): string => terms.map((term) => `(${phraseOf(term, '')})`).join(' & ');

/** The same question put to one row in memory. */
export const matches = (content: Searched, title: string, data: Answers, terms: readonly string[]): boolean => {
  const runs = runsOf(content, title, data);
  return terms.every((term) => runs.some((run) => run.includes(term)));
};
