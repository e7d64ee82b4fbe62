import type { KnownColumn, WantedColumn } from '#contract/collections/columns.ts';
import type { Source } from '#contract/collections/content.ts';
import { likeness, soundOf, stemOf, synonymsOf } from './words-alike.ts';

/** Something known, under the names it goes by. */
export interface Known {
  readonly in: KnownColumn['in'];
  readonly title: string;
  /** Other names of the same. */
  readonly also: readonly string[];
  /** What its value is: a figure, a choice with its options, or a text. */
  readonly gives: 'figure' | 'choice' | 'text' | 'date';
  readonly options: readonly string[];
  readonly unit: string | null;
  readonly source: Source;
}

/** From where on a heading counts as known, and from where on it is worth a look. */
const enough = 0.75;
const worth = 0.6;
const most = 3;
const ranks = { base: 0, register: 1, task: 2 } as const;
const gives: Readonly<Record<WantedColumn['type'], Known['gives']>> = {
  number: 'figure',
  money: 'figure',
  yes_no: 'figure',
  choice: 'choice',
  date: 'date',
  text: 'text',
  long_text: 'text',
};

/** How far the options of a choice are the same, 0 … 1; null where one of them has none. */
const sharedOptions = (wanted: readonly string[], known: readonly string[]): number | null => {
  if (wanted.length === 0 || known.length === 0) return null;
  const [a, b] = [new Set(wanted.map(stemOf)), new Set(known.map(stemOf))];
  return [...a].filter((one) => b.has(one)).length / new Set([...a, ...b]).size;
};

interface Named {
  readonly stem: string;
  readonly canonical: string;
}
type Match = Pick<KnownColumn, 'why' | 'score'>;

const matchOf = (wanted: Named, known: Named, sound: (canonical: string) => string): Match | null => {
  if (wanted.stem === known.stem) return { why: 'same', score: 1 };
  if (wanted.canonical === known.canonical) return { why: 'synonym', score: 0.95 };
  if (wanted.canonical.length > 1 && sound(wanted.canonical) === sound(known.canonical)) return { why: 'sound', score: 0.9 };
  const like = likeness(wanted.canonical, known.canonical);
  return like < worth ? null : { why: 'alike', score: like * 0.9 };
};

/**
 * Which headings ask for something that is known already, each with the best three sources: by word, meaning, sound and look; what a value is
 * has to fit, options and units weigh.
 * @param synonyms groups of words a jurisdiction adds to the shipped ones
 */
export const compareColumns = (
  wanted: readonly WantedColumn[],
  known: readonly Known[],
  synonyms: readonly (readonly string[])[],
): { readonly items: KnownColumn[]; readonly known: number } => {
  const canonicalOf = synonymsOf(synonyms);
  const namedOf = (title: string): Named => {
    const stem = stemOf(title);
    return { stem, canonical: canonicalOf(stem) };
  };
  const sounds = new Map<string, string>();
  const sound = (canonical: string): string => {
    const made = sounds.get(canonical) ?? soundOf(canonical);
    sounds.set(canonical, made);
    return made;
  };
  const names = known.map((one) => ({ one, names: [one.title, ...one.also].map(namedOf) }));
  const perColumn = wanted.map((column) => {
    const own = namedOf(column.title);
    const found = names.flatMap(({ one, names: many }) => {
      if (one.gives !== gives[column.type]) return [];
      const best = many.flatMap((name) => matchOf(own, name, sound) ?? []).sort((a, b) => b.score - a.score)[0];
      if (!best) return [];
      const options = sharedOptions(column.options, one.options);
      const otherUnit = column.unit !== null && one.unit !== null && column.unit !== one.unit;
      const score = best.score * (options === null ? 1 : 0.6 + 0.4 * options) * (otherUnit ? 0.7 : 1);
      if (score < worth) return [];
      return [{ key: column.key, in: one.in, title: one.title, why: best.why, score: Math.round(score * 100) / 100, source: one.source }];
    });
    return found.sort((a, b) => b.score - a.score || ranks[a.in.kind] - ranks[b.in.kind]).slice(0, most);
  });
  return { items: perColumn.flat(), known: perColumn.filter(([best]) => best !== undefined && best.score >= enough).length };
};

/** How many of some headings another list has too. */
export const overlap = (wanted: readonly string[], other: readonly string[], synonyms: readonly (readonly string[])[]): number => {
  const canonicalOf = synonymsOf(synonyms);
  const there = new Set(other.map((title) => canonicalOf(stemOf(title))));
  return wanted.filter((title) => there.has(canonicalOf(stemOf(title)))).length;
};
