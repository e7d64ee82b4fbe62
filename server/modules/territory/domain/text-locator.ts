import { areaLevels, isWithin } from '#contract/territory/levels.ts';
import { type Gazetteer, type Mention, makeGazetteer, telling, weights } from './gazetteer.ts';
import type { Form, NamedArea } from './place-words.ts';

/** The area a text speaks of and the word that decided. */
export interface TextMatch<A extends NamedArea> {
  readonly area: A;
  readonly matched: string;
}
/** One reason for a candidate's score, in the order they are told; the sentences are in i18n, `territory.why`. */
export type Reason<A extends NamedArea> =
  | { readonly kind: Form | 'shared'; readonly word: string }
  | { readonly kind: 'unique' }
  | { readonly kind: 'cleared'; readonly bearers: number; readonly by: string }
  | { readonly kind: 'ambiguous'; readonly bearers: number }
  | { readonly kind: 'above' | 'contradicted' | 'refined'; readonly areas: readonly A[] };
/** An area a text may speak of. */
export interface Candidate<A extends NamedArea> {
  readonly area: A;
  /** 0–1, see {@link TextLocator.candidates}. */
  readonly score: number;
  readonly reasons: readonly Reason<A>[];
}

export interface TextLocator<A extends NamedArea> {
  /** The most specific area the text names without doubt; null when it names none. */
  find(text: string): TextMatch<A> | null;
  /**
   * Areas the text may speak of, likeliest first, at most {@link mostCandidates}.
   *
   * score = share × (1 − (1 − form) × ½^above) × ½^contradicted × ½^refined
   *
   * with form the weight of how it is named (`weights`), share the part that lies in it of the areas that bear the word and that nothing
   * else in the text rules out, above the number of areas around it that the text names too, contradicted 1 when the text surely names an area
   * that lies beside it, refined 1 when it surely names an area within it.
   */
  candidates(text: string): Candidate<A>[];
}

export const mostCandidates = 10;

const depth = (area: NamedArea): number => areaLevels.indexOf(area.level);
const above = (upper: NamedArea, lower: NamedArea): boolean => upper !== lower && isWithin(lower.path, upper.path);
const shallowFirst = (a: NamedArea, b: NamedArea): number => depth(a) - depth(b);

/** A mention after what the rest of the text tells about it. */
interface Reading<A extends NamedArea> extends Mention<A> {
  /** How many areas bear the word. */
  readonly bearers: number;
  /** The words that narrowed it down, if any did. */
  readonly by: string | null;
}

/** Names that follow one another from the whole to the part (龙田街道竹坑, 坪山·六联) tell about each other, however short they are. */
function chain<A extends NamedArea>(written: string, mentions: readonly Mention<A>[]): Reading<A>[] {
  const readings: Reading<A>[] = mentions.map((mention) => ({ ...mention, bearers: mention.areas.length, by: null }));
  const [only] = readings;
  // somebody who writes nothing but 龙田 where a place is asked for means a place
  if (only?.form === 'short' && only.word === written.trim()) return [{ ...only, form: 'bare' }];
  for (let i = readings.length - 1; i > 0; i--) {
    const [first, second] = [readings[i - 1] as Reading<A>, readings[i] as Reading<A>];
    if (!/^[\s,，、。·./\-—>（(]{0,2}$/.test(written.slice(first.end, second.start))) continue;
    if (first.areas.length * second.areas.length > 100_000) continue;
    const lower = second.areas.filter((area) => first.areas.some((one) => above(one, area)));
    if (lower.length === 0) continue;
    const upper = first.areas.filter((area) => lower.some((one) => above(area, one)));
    const linked = (form: Form): Form => (weights[form] < weights.chained ? 'chained' : form);
    readings[i - 1] = { ...first, areas: upper, form: linked(first.form), by: upper.length < first.bearers ? second.word : null };
    readings[i] = { ...second, areas: lower, form: linked(second.form), by: lower.length < second.bearers ? first.word : second.by };
  }
  return readings;
}

/** Narrows ambiguous readings down by what the text says surely, streets before communities before grids, each of which may help the next. */
function clear<A extends NamedArea>(readings: readonly Reading<A>[]): Reading<A>[] {
  const known = new Map<A, string>();
  for (const { areas, form, word } of readings) if (areas.length === 1 && weights[form] >= telling) known.set(areas[0] as A, word);
  const order = readings.toSorted((a, b) => shallowFirst(a.areas[0] as A, b.areas[0] as A));
  const cleared = new Map(
    order.map((reading): [Reading<A>, Reading<A>] => {
      let { areas, by } = reading;
      if (areas.length > 1) {
        for (const frame of [...known.keys()].sort(shallowFirst)) {
          const inside = areas.filter((area) => isWithin(area.path, frame.path));
          if (inside.length === 0 || inside.length === areas.length) continue;
          [areas, by] = [inside, known.get(frame) as string];
        }
        if (areas.length === 1 && weights[reading.form] >= telling) known.set(areas[0] as A, reading.word);
      }
      return [reading, { ...reading, areas, by }];
    }),
  );
  return readings.map((reading) => cleared.get(reading) as Reading<A>);
}

/** The same word read the same way again tells nothing new. */
function distinct<A extends NamedArea>(readings: readonly Reading<A>[]): Reading<A>[] {
  const seen = new Set<string>();
  return readings.filter(({ word, form, areas }) => {
    // bearers come in the order of the register: few of them tell which these are
    const key = [word, form, areas.length, ...areas.slice(0, mostCandidates).map(({ code }) => code)].join(' ');
    return !seen.has(key) && seen.add(key);
  });
}

/** Makes the search over the names of the areas. `byPath` finds an area by its path. */
export function makeTextLocator<A extends NamedArea>(areas: readonly A[], byPath: (path: string) => A | undefined): TextLocator<A> {
  const mentionsIn: Gazetteer<A> = makeGazetteer(areas);
  const top = areas.reduce<number>((least, area) => Math.min(least, depth(area)), areaLevels.length);

  /** What all bearers of an ambiguous word share: their deepest common ancestor, unless that is the whole, which nobody named. */
  const shared = (bearers: readonly A[]): A | null => {
    const first = (bearers[0] as A).path.split('.');
    for (let length = first.length; length > 0; length--) {
      const path = first.slice(0, length).join('.');
      const area = byPath(path);
      if (area && bearers.every((bearer) => isWithin(bearer.path, path))) return depth(area) > top || bearers.includes(area) ? area : null;
    }
    return null;
  };
  const read = (text: string) => clear(distinct(chain(text, mentionsIn(text))));

  return {
    find: (text) => {
      const matches = read(text).flatMap(({ word, form, areas: meant, start }) => {
        const below = meant.filter((area) => depth(area) > top);
        if (weights[form] < telling || below.length === 0) return [];
        const area = below.length === 1 ? (below[0] as A) : shared(below);
        return area && depth(area) > top ? [{ area, matched: word, start }] : [];
      });
      const [best] = matches.sort((a, b) => depth(b.area) - depth(a.area) || b.matched.length - a.matched.length || a.start - b.start);
      return best ? { area: best.area, matched: best.matched } : null;
    },
    candidates: (text) => rank(read(text), shared),
  };
}

interface Evidence<A extends NamedArea> {
  readonly area: A;
  readonly form: number;
  readonly share: number;
  readonly word: string;
  readonly start: number;
  readonly reasons: readonly Reason<A>[];
}

/** What a reading says for each area it may mean, and for the area they share. */
function evidenceOf<A extends NamedArea>(reading: Reading<A>, shared: (bearers: readonly A[]) => A | null): Evidence<A>[] {
  const { areas, form, word, bearers, by, start } = reading;
  const how: Reason<A> =
    areas.length > 1 ? { kind: 'ambiguous', bearers: areas.length } : by === null ? { kind: 'unique' } : { kind: 'cleared', bearers, by };
  // an area is also right when one within it is meant: 龙田 may be the street or the community of that name in it
  const shareOf = (area: A): number => areas.filter((one) => isWithin(one.path, area.path)).length / areas.length;
  const common = areas.length > 1 ? shared(areas) : null;
  const own = areas.slice(0, mostCandidates).map((area): Evidence<A> => {
    const reasons: Reason<A>[] = [{ kind: form, word }, area === common ? { kind: 'shared', word } : how];
    return { area, form: weights[form], share: shareOf(area), word, start, reasons };
  });
  if (!common || areas.includes(common)) return own;
  return [...own, { area: common, form: weights[form], share: 1, word, start, reasons: [{ kind: 'shared', word }] }];
}

function rank<A extends NamedArea>(readings: readonly Reading<A>[], shared: (bearers: readonly A[]) => A | null): Candidate<A>[] {
  const sure = [...new Set(readings.flatMap(({ areas, form }) => (areas.length === 1 && weights[form] >= telling ? [areas[0] as A] : [])))];
  const best = new Map<A, Evidence<A>>();
  for (const one of readings.flatMap((reading) => evidenceOf(reading, shared))) {
    const known = best.get(one.area);
    if (!known || one.form * one.share > known.form * known.share) best.set(one.area, one);
  }
  const scored = [...best.values()].map(({ area, form, share, word, start, reasons }) => {
    const around = sure.filter((one) => above(one, area));
    const beside = sure.find((one) => one !== area && !above(one, area) && !above(area, one));
    const within = sure.find((one) => above(area, one));
    const score = share * (1 - (1 - form) * 0.5 ** around.length) * (beside ? 0.5 : 1) * (within ? 0.5 : 1);
    const more: Reason<A>[] = [
      ...(around.length > 0 ? [{ kind: 'above', areas: around.sort(shallowFirst) } as const] : []),
      ...(beside ? [{ kind: 'contradicted', areas: [beside] } as const] : []),
      ...(within ? [{ kind: 'refined', areas: [within] } as const] : []),
    ];
    return { area, score: Math.round(score * 1000) / 1000, reasons: [...reasons, ...more], word, start };
  });
  return scored
    .sort(
      (a, b) =>
        b.score - a.score ||
        depth(b.area) - depth(a.area) ||
        b.word.length - a.word.length ||
        a.start - b.start ||
        (a.area.code < b.area.code ? -1 : 1),
    )
    .slice(0, mostCandidates)
    .map(({ area, score, reasons }) => ({ area, score, reasons }));
}
