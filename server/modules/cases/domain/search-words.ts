import { type KeptAnswers, textsOfAnswers } from './answers.ts';
import { numbersIn } from './numbers-in-text.ts';

/**
 * How texts are compared: full width as plain, small letters, and only letters, digits and marks, so that no space, hyphen or comma stands
 * between what is looked for and what was written.
 */
export const runOf = (text: string): string =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  ).join('');

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
const latin = /[0-9a-z]/;
/** Digits and small letters in a row that are kept together: two of them would stand in every case. */
const together = 5;

/** What is kept of the place `at` of a run: a character and its neighbour; of digits and letters up to five in a row. */
const gramAt = (letters: readonly string[], at: number): string[] => {
  const isLatin = (i: number) => latin.test(letters[i] ?? '');
  if (!isLatin(at)) return letters.slice(at, at + 2);
  let end = at + 1;
  while (end < at + together && isLatin(end)) end++;
  return letters.slice(at, end);
};
const quoted = (lexeme: string): string => `'${lexeme}'`;

/** The words of a case as a text of type tsvector: what is kept of each place of each run, with the places. */
export const wordsOf = (searched: Searched): string => {
  const places = new Map<string, number[]>();
  let place = 0;
  const { open, hidden } = runsOf(searched);
  for (const [mark, runs] of [['', open] as const, [veil, hidden] as const])
    for (const run of runs) {
      const letters = [...run];
      for (let at = 0; at < letters.length; at++) {
        const lexeme = mark + gramAt(letters, at).join('');
        const known = places.get(lexeme) ?? [];
        known.push(++place);
        places.set(lexeme, known);
      }
      // no run goes on in the next
      place++;
    }
  return [...places].map(([lexeme, at]) => `${quoted(lexeme)}:${at.join(',')}`).join(' ');
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
  const terms = [
    ...new Set(
      joined
        .split(/\s+/)
        .map(runOf)
        .filter((term) => term !== ''),
    ),
  ];
  return terms.length === 0 ? null : { terms, digits: terms.some(isDigits) };
};

/** Where the digits and letters in a row that hold the place `at` end. */
const endOfLatin = (letters: readonly string[], at: number): number => {
  let end = at;
  while (end < letters.length && latin.test(letters[end] ?? '')) end++;
  return end;
};

/** A run as neighbours that must follow one another; what is too short to be whole may go on in the text. */
const phrase = (term: string, mark: string): string => {
  const letters = [...term];
  let query = '';
  for (let at = 0, next = 0; at < letters.length; at = next) {
    const gram = gramAt(letters, at);
    const end = endOfLatin(letters, at);
    // digits and letters in steps, the last of them overlapping; others one by one, as long as the neighbour is not the end
    if (end > at) next = at + together < end ? Math.min(at + together, end - together) : end;
    else next = at + 2 === letters.length ? letters.length : at + 1;
    const isCut = at + gram.length === letters.length && gram.length < (end > at ? together : 2);
    query += quoted(mark + gram.join('')) + (isCut ? ':*' : '');
    if (next < letters.length) query += ` <${next - at}> `;
  }
  return query;
};
/**
 * The question as a text of type tsquery.
 * @param behind also finds what stands behind stars
 */
export const queryOf = ({ terms }: Sought, behind: boolean): string =>
  terms.map((term) => (behind && isDigits(term) ? `(${phrase(term, '')} | ${phrase(term, veil)})` : `(${phrase(term, '')})`)).join(' & ');

/** The same question put to one case in memory. */
export const matches = (searched: Searched, { terms }: Sought, behind: boolean): boolean => {
  const { open, hidden } = runsOf(searched);
  return terms.every(
    (term) => open.some((run) => run.includes(term)) || (behind && isDigits(term) && hidden.some((run) => run.includes(term))),
  );
};
