/* Search for any run of characters: docs/decisions/0030-search-for-any-run.md */

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

/**
 * Runs as a text of type tsvector: what is kept of each place of each run, with the places.
 * @param marked runs by a mark that sets their lexemes apart; it stands in no run
 */
export const lexemesOf = (marked: readonly (readonly [mark: string, runs: readonly string[]])[]): string => {
  const places = new Map<string, number[]>();
  let place = 0;
  for (const [mark, runs] of marked)
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

/** Where the digits and letters in a row that hold the place `at` end. */
const endOfLatin = (letters: readonly string[], at: number): number => {
  let end = at;
  while (end < letters.length && latin.test(letters[end] ?? '')) end++;
  return end;
};

/**
 * A run as part of a text of type tsquery: neighbours that must follow one another; what is too short to be whole may go on in the text.
 * @param mark of the runs it is looked for in
 */
export const phraseOf = (term: string, mark: string): string => {
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

/** Runs somebody looks for, each once: what stands between spaces, without what holds no letter and no digit. */
export const termsOf = (q: string): string[] => [
  ...new Set(
    q
      .split(/\s+/)
      .map(runOf)
      .filter((term) => term !== ''),
  ),
];
