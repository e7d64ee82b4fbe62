/** What the category rule knows of a category: its code and the words that speak for it. */
export interface CategoryWords {
  readonly code: string;
  readonly keywords: readonly string[];
}

/** A guessed category with the words that decided, for showing why. */
export interface Suggestion {
  readonly code: string;
  readonly words: readonly string[];
}

const none: readonly never[] = [];
/** Two neighbouring letters as one number: looking each pair of a text up makes no strings. */
const pairAt = (text: string, i: number): number => text.charCodeAt(i) * 65_536 + text.charCodeAt(i + 1);

/**
 * Builds the category rule: every keyword found in a text speaks for its category with its length (longer words say more), each once.
 * The highest sum wins, ties go to the category listed first. One pass over the text whatever the number of keywords.
 */
export const createSuggester = (categories: readonly CategoryWords[]): ((text: string) => Suggestion | null) => {
  const order = new Map(categories.map((c, i) => [c.code, i]));
  const byStart = new Map<number, { word: string; code: string }[]>();
  for (const { code, keywords } of categories) {
    for (const word of keywords) {
      if (word.length < 2) continue;
      const start = pairAt(word, 0);
      byStart.set(start, [...(byStart.get(start) ?? []), { word, code }]);
    }
  }
  return (text) => {
    const found = new Map<string, Set<string>>();
    for (let i = 0; i + 1 < text.length; i++) {
      for (const { word, code } of byStart.get(pairAt(text, i)) ?? none) {
        if (text.startsWith(word, i)) found.set(code, (found.get(code) ?? new Set()).add(word));
      }
    }
    const weigh = (words: Set<string>): number => [...words].reduce((sum, w) => sum + w.length, 0);
    const best = [...found].sort(([a, x], [b, y]) => weigh(y) - weigh(x) || (order.get(a) ?? 0) - (order.get(b) ?? 0))[0];
    return best ? { code: best[0], words: [...best[1]] } : null;
  };
};
