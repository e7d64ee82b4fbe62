import { diffArrays } from 'diff';

/*
 * Texts in parts that keep their keys – paragraphs of a proposal, articles of a covenant – and what differs between two of them. Server and pages
 * share this. Free of zod.
 */

/** A part of a text. Its key stays its own in every version. */
export interface Part {
  readonly key: string;
  readonly text: string;
  /** What it is called; paragraphs have none. */
  readonly heading?: string | undefined;
}

/** A run of words that stands in both texts, in the older one alone, or in the newer one alone. */
export interface Run {
  readonly what: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Words as Chinese and English readers see them; without a segmenter each character is one. */
const wordsOf = (text: string): string[] => {
  const segmenter = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh', { granularity: 'word' }) : null;
  return segmenter ? Array.from(segmenter.segment(text), ({ segment }) => segment) : Array.from(text);
};

/** What differs between two texts, by words. The runs of `same` and `gone` are the older text, those of `same` and `new` the newer one. */
export const diffWords = (older: string, newer: string): Run[] =>
  diffArrays(wordsOf(older), wordsOf(newer)).map(({ added, removed, value }) => ({
    what: added ? 'new' : removed ? 'gone' : 'same',
    text: value.join(''),
  }));

/** A row of two texts side by side. */
export interface DiffRow {
  readonly key: string;
  readonly what: 'same' | 'changed' | 'added' | 'removed' | 'moved';
  readonly older: Part | null;
  readonly newer: Part | null;
}

const same = (a: Part, b: Part): boolean => a.text === b.text && (a.heading ?? '') === (b.heading ?? '');

/**
 * Two texts side by side, part by part: in the order of the newer one, what is gone standing where it stood. A part that changed its place alone is
 * `moved`; one that changed its words is `changed`, wherever it stands.
 */
export const diffParts = (older: readonly Part[], newer: readonly Part[]): DiffRow[] => {
  const before = new Map(older.map((part) => [part.key, part]));
  const after = new Map(newer.map((part) => [part.key, part]));
  const runs = diffArrays(
    older.map(({ key }) => key),
    newer.map(({ key }) => key),
  );
  return runs.flatMap(({ added, removed, value }): DiffRow[] =>
    value.flatMap((key): DiffRow[] => {
      const [was, is] = [before.get(key) ?? null, after.get(key) ?? null];
      // what stands elsewhere now is told there
      if (removed) return is ? [] : [{ key, what: 'removed', older: was, newer: null }];
      if (!was || !is) return [{ key, what: 'added', older: null, newer: is }];
      return [{ key, what: same(was, is) ? (added ? 'moved' : 'same') : 'changed', older: was, newer: is }];
    }),
  );
};

/** A change somebody asks for: other words for a part, none for it to go, or – without a key – a part to be added at the end. */
export interface Change {
  readonly key: string | null;
  /** The words it was written against. */
  readonly before: string;
  /** '' takes the part out. */
  readonly after: string;
}

/** The text with a change made, null where the part no longer says what the change was written against. */
export const applyChange = (parts: readonly Part[], { key, before, after }: Change, freshKey: string): Part[] | null => {
  if (key === null) return [...parts, { key: freshKey, text: after }];
  const at = parts.findIndex((part) => part.key === key);
  const part = parts[at];
  if (!part || part.text !== before) return null;
  return after === '' ? parts.toSpliced(at, 1) : parts.toSpliced(at, 1, { ...part, text: after });
};
