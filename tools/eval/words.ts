import type { CategoryWords } from '#modules/cases/index.ts';

/** A text with the class that people gave it. */
export interface Labelled {
  readonly text: string;
  readonly label: string;
}

/** Longest run of characters that is taken for a word. */
const longest = 3;
/** Texts a run must stand in: what stands in one only says nothing about the next. */
const leastTexts = 2;
/** Share of the texts with a run that must be of one class for the run to be kept as its word. */
const share = 0.6;

/** Every run of 2 to {@link longest} Chinese characters of a text, each once. */
const runsOf = (text: string): Set<string> => {
  const runs = new Set<string>();
  for (const [stretch] of text.matchAll(/\p{Script=Han}+/gu))
    for (let length = 2; length <= longest; length++)
      for (let i = 0; i + length <= stretch.length; i++) runs.add(stretch.slice(i, i + length));
  return runs;
};

/**
 * Learns words for each class from labelled texts and keeps them as a district keeps its key words: plain lists, no weights. A run of
 * characters becomes a word of a class when, having once more been seen as often as chance would have it, at least {@link share} of its
 * texts are of that class.
 * @returns classes in the order of their names, `code` being the label
 */
export const learnWords = (texts: readonly Labelled[]): CategoryWords[] => {
  const labels = [...new Set(texts.map((t) => t.label))].sort();
  const seen = new Map<string, Map<string, number>>();
  for (const { text, label } of texts)
    for (const run of runsOf(text)) {
      const counts = seen.get(run) ?? new Map<string, number>();
      seen.set(run, counts.set(label, (counts.get(label) ?? 0) + 1));
    }
  const keywords = new Map<string, string[]>(labels.map((label) => [label, []]));
  const chance = new Map(labels.map((label) => [label, texts.filter((t) => t.label === label).length / texts.length]));
  for (const [run, counts] of seen) {
    const all = [...counts.values()].reduce((sum, n) => sum + n, 0);
    if (all < leastTexts) continue;
    for (const [label, n] of counts) if ((n + (chance.get(label) ?? 0)) / (all + 1) > share) keywords.get(label)?.push(run);
  }
  return labels.map((code) => ({ code, keywords: keywords.get(code) ?? [] }));
};
