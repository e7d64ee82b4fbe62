import { functions } from '#contract/kernel/expression/evaluate.ts';

/** A completion: the whole text with it put in, and what is shown. */
export interface Completion {
  readonly value: string;
  readonly name: string;
}

/** The beginning of a name before the end of a text; within quotes there is none. */
const begunIn = (text: string): { readonly word: string; readonly method: boolean } | null => {
  if ((text.match(/"/g)?.length ?? 0) % 2 === 1) return null;
  const [word = ''] = /[A-Za-z_]*$/.exec(text) ?? [];
  return { word, method: text.at(-word.length - 1) === '.' };
};
const methods = [
  'contains',
  'containsAny',
  'startsWith',
  'endsWith',
  'daysSince',
  'plusDays',
  'plusMonths',
  'quarter',
  'size',
  'exists',
  'all',
  'filter',
];

/**
 * Completions of what stands before the cursor: names and functions that begin like the last word, and the values a name can have behind its
 * comparison.
 * @param values by name, those it can have
 */
export const completionsOf = (
  text: string,
  cursor: number,
  names: readonly string[],
  values: Readonly<Record<string, readonly string[]>>,
): Completion[] => {
  const [before, after] = [text.slice(0, cursor), text.slice(cursor)];
  const put = (name: string, taken: number): Completion => ({ name, value: `${before.slice(0, before.length - taken)}${name}${after}` });
  const compared = /([a-z_]+)\s*(?:==|!=)\s*("?)([A-Za-z_]*)$/.exec(before);
  const known = compared && values[compared[1] ?? ''];
  if (known) {
    const [, , quote = '', word = ''] = compared;
    return known.filter((one) => one.startsWith(word) && one !== word).map((one) => put(`"${one}"`, quote.length + word.length));
  }
  const begun = begunIn(before);
  if (!begun || (begun.word === '' && !begun.method)) return [];
  const offered = begun.method ? methods.filter((one) => functions.has(one)) : [...names, 'known', 'size', 'true', 'false', 'in'];
  return offered.filter((one) => one.startsWith(begun.word) && one !== begun.word).map((one) => put(one, begun.word.length));
};
