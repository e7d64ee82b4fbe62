import { lexemesOf, phraseOf, runOf, termsOf } from '#contract/kernel/runs.ts';
import { type KeptAnswers, textsOfAnswers } from './answers.ts';
import { numbersIn } from './numbers-in-text.ts';

/** What is searched of a case. */
export interface Searched {
  readonly number: string;
  readonly text: string;
  readonly placeText: string | null;
  readonly callerPhone: string | null;
  readonly answers: KeptAnswers | null;
}

/** Runs of characters anybody who sees the case may look for, and digits that only those may who may see them whole. */
interface Runs {
  readonly open: readonly string[];
  readonly hidden: readonly string[];
}
const runsOf = ({ number, text, placeText, callerPhone, answers }: Searched): Runs => {
  const texts = [...(placeText === null ? [text] : [text, placeText]), ...textsOfAnswers(answers)];
  const open = texts.flatMap((t) => {
    let from = 0;
    const parts: string[] = [];
    for (const { at, masked } of numbersIn(t)) {
      // up to the first star and on after the last: the ends of a number are shown to everybody
      parts.push(t.slice(from, at + masked.indexOf('*')));
      from = at + masked.lastIndexOf('*') + 1;
    }
    return [...parts, t.slice(from)];
  });
  const hidden = [...texts.flatMap((t) => numbersIn(t).map((n) => n.whole)), callerPhone ?? ''];
  const filled = (runs: readonly string[]) => runs.map(runOf).filter((run) => run !== '');
  return { open: filled([...open, number]), hidden: filled(hidden) };
};

/** Marks hidden digits; no run contains it. */
const veil = '#';
/** The words of a case as a text of type tsvector: what is kept of each place of each run, with the places. */
export const wordsOf = (searched: Searched): string => {
  const { open, hidden } = runsOf(searched);
  return lexemesOf([
    ['', open],
    [veil, hidden],
  ]);
};

/** What somebody looks for: runs of characters, all of which must stand in the case. */
export interface Sought {
  readonly terms: readonly string[];
  /** Whether hidden digits could be meant: a run of digits longer than what is shown of a number. */
  readonly digits: boolean;
}
/** Digits needed to look behind stars: fewer would find half the district. */
const fewestDigits = 5;
const isDigits = (term: string): boolean => new RegExp(`^[0-9]{${fewestDigits},}x?$`).test(term);

/** A wish as it is searched; null when there is no letter and no digit in it. */
export const soughtIn = (q: string): Sought | null => {
  // a number written in groups is one number
  const joined = numbersIn(q).reduce((t, { whole }) => t.replace(whole, ` ${runOf(whole)} `), q);
  const terms = termsOf(joined);
  return terms.length === 0 ? null : { terms, digits: terms.some(isDigits) };
};

/**
 * The question as a text of type tsquery.
 * @param behind also finds what stands behind stars
 */
export const queryOf = ({ terms }: Sought, behind: boolean): string =>
  terms
    .map((term) => (behind && isDigits(term) ? `(${phraseOf(term, '')} | ${phraseOf(term, veil)})` : `(${phraseOf(term, '')})`))
    .join(' & ');

/** The same question put to one case in memory. */
export const matches = (searched: Searched, { terms }: Sought, behind: boolean): boolean => {
  const { open, hidden } = runsOf(searched);
  return terms.every(
    (term) => open.some((run) => run.includes(term)) || (behind && isDigits(term) && hidden.some((run) => run.includes(term))),
  );
};
