import { type Form, fold, formAt, type KeyKind, keysOf, type NamedArea } from './place-words.ts';

/** A stretch of a text that names one or several areas, all in the same way. */
export interface Mention<A extends NamedArea> {
  /** The words as they stand in the text, and where. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly form: Form;
  readonly areas: readonly A[];
}

/** How much a form says by itself that its area is meant, 0–1. */
export const weights: Readonly<Record<Form, number>> = {
  registered: 0.95,
  alias: 0.9,
  place: 0.85,
  exchanged: 0.75,
  chained: 0.75,
  bare: 0.6,
  short: 0.35,
};
/** Forms below this weight are everyday words as well: they never decide alone. */
export const telling = 0.6;

/** Finds the place words of a text in one pass. */
export type Gazetteer<A extends NamedArea> = (written: string) => Mention<A>[];

/** A text that names more places than this says nothing about where it is; the rest of it is not read. */
const mostMentions = 100;

const kinds: readonly KeyKind[] = ['stem', 'whole', 'place'];

/**
 * Prepares the index over the words of areas: a hash from each stem or name to its bearers, and from its first two characters to the
 * longest word that begins so. What may follow a stem (社区, 街道办 …) is known by rule and takes no memory. Reading a text is linear
 * in its length; an area takes about 150 bytes, so that all 665,000 of the nation fit beside each other (`bench/gazetteer.ts`).
 */
export function makeGazetteer<A extends NamedArea>(areas: readonly A[]): Gazetteer<A> {
  // a bearer is the number of its area times three plus the kind of the word
  const bearers = new Map<string, number | number[]>();
  const longest = new Map<string, number>();
  for (const [i, area] of areas.entries()) {
    for (const { key, kind } of keysOf(area)) {
      const bearer = i * kinds.length + kinds.indexOf(kind);
      const known = bearers.get(key);
      if (known === undefined) bearers.set(key, bearer);
      else if (typeof known === 'number') bearers.set(key, [known, bearer]);
      else known.push(bearer);
      const head = key.slice(0, 2);
      if (key.length > (longest.get(head) ?? 0)) longest.set(head, key.length);
    }
  }

  interface Hit {
    end: number;
    form: Form;
    areas: A[];
  }
  /** The longest word from a place on that ends by `to`, of those that tell something or of the others; of equally long ones the surest. */
  const hitAt = (text: string, start: number, to: number, sure: boolean): Hit | null => {
    let best: Hit | null = null;
    const most = Math.min(longest.get(text.slice(start, start + 2)) ?? 0, to - start);
    for (let length = most; length >= 2; length--) {
      const found = bearers.get(text.slice(start, start + length));
      if (found === undefined) continue;
      for (const bearer of typeof found === 'number' ? [found] : found) {
        const area = areas[Math.floor(bearer / kinds.length)] as A;
        const named = formAt(area, kinds[bearer % kinds.length] as KeyKind, text, start, start + length);
        if (!named || named.end > to || weights[named.form] >= telling !== sure) continue;
        const gain = best === null ? 1 : named.end - best.end || weights[named.form] - weights[best.form];
        if (gain > 0) best = { ...named, areas: [area] };
        else if (gain === 0 && best?.areas.at(-1) !== area) best?.areas.push(area);
      }
    }
    return best;
  };

  return (written) => {
    const { text, at } = fold(written);
    const mentions: Mention<A>[] = [];
    const take = (start: number, { end, form, areas: named }: Hit): void => {
      const [from, to] = [at[start] as number, (at[end - 1] as number) + 1];
      mentions.push({ word: written.slice(from, to), start: from, end: to, form, areas: named });
    };
    /** Reads a stretch for sure words, and what lies between them for the others. */
    const read = (from: number, to: number, sure: boolean): void => {
      let free = from;
      for (let i = from; i < to - 1 && mentions.length < mostMentions; ) {
        const hit = hitAt(text, i, to, sure);
        if (hit === null) {
          i++;
          continue;
        }
        if (sure) read(free, i, false);
        take(i, hit);
        free = i = hit.end;
      }
      if (sure) read(free, to, false);
    };
    read(0, text.length, true);
    return mentions;
  };
}
