import { areaLevels, isWithin } from '#contract/territory/levels.ts';
import type { TerritoryArea } from './area.ts';
import { placeWords } from './place-words.ts';

interface Node {
  readonly next: Map<string, Node>;
  readonly own: TerritoryArea[];
  readonly derived: TerritoryArea[];
}
const emptyNode = (): Node => ({ next: new Map(), own: [], derived: [] });

interface Mention {
  readonly word: string;
  readonly areas: readonly TerritoryArea[];
}
/** The area a text speaks of and the word that decided. */
export interface TextMatch {
  readonly area: TerritoryArea;
  readonly matched: string;
}
export type TextLocator = (text: string) => TextMatch | null;

const depth = (area: TerritoryArea): number => areaLevels.indexOf(area.level);

function insert(root: Node, word: string, area: TerritoryArea, kind: 'own' | 'derived'): void {
  let node = root;
  for (const char of word) {
    let next = node.next.get(char);
    if (!next) {
      next = emptyNode();
      node.next.set(char, next);
    }
    node = next;
  }
  node[kind].push(area);
}

/**
 * Place words in the order they stand, each as long as possible, none overlapping. An area's own name beats a form derived from another's.
 */
function mentionsIn(root: Node, text: string): Mention[] {
  const chars = [...text];
  const mentions: Mention[] = [];
  for (let at = 0; at < chars.length; ) {
    let node: Node | undefined = root;
    let end = at;
    let areas: readonly TerritoryArea[] = [];
    for (let i = at; node && i < chars.length; ) {
      node = node.next.get(chars[i] as string);
      i += 1;
      const bearers = node?.own.length ? node.own : node?.derived;
      if (bearers?.length) [areas, end] = [bearers, i];
    }
    if (end > at) mentions.push({ word: chars.slice(at, end).join(''), areas });
    at = Math.max(end, at + 1);
  }
  return mentions;
}

/** Makes the search over the place words of the areas below the root. `byPath` finds an area by its path. */
export function makeTextLocator(
  areas: readonly TerritoryArea[],
  root: TerritoryArea,
  byPath: (path: string) => TerritoryArea | undefined,
): TextLocator {
  const trie = emptyNode();
  for (const area of areas) {
    if (depth(area) <= depth(root)) continue;
    const words = placeWords(area);
    for (const word of words.own) insert(trie, word, area, 'own');
    for (const word of words.derived) insert(trie, word, area, 'derived');
  }

  /** What all bearers of an ambiguous word share: their deepest common ancestor, if that says more than the whole jurisdiction. */
  const shared = (bearers: readonly TerritoryArea[]): TerritoryArea | null => {
    const first = (bearers[0] as TerritoryArea).path.split('.');
    for (let length = first.length; length > 0; length--) {
      const path = first.slice(0, length).join('.');
      const area = byPath(path);
      if (area && bearers.every((bearer) => isWithin(bearer.path, path))) return depth(area) > depth(root) ? area : null;
    }
    return null;
  };

  return (text) => {
    const mentions = mentionsIn(trie, text);
    const known = mentions.flatMap((m) => (m.areas.length === 1 ? [m.areas[0] as TerritoryArea] : []));
    const matches: TextMatch[] = [];
    // Streets before communities before grids: a name made clear by a street may itself make clear the grid within it.
    const inOrder = mentions.toSorted((a, b) => depth(a.areas[0] as TerritoryArea) - depth(b.areas[0] as TerritoryArea));
    for (const { word, areas: bearers } of inOrder) {
      let candidates = bearers;
      for (const frame of candidates.length > 1 ? known.toSorted((a, b) => depth(a) - depth(b)) : []) {
        const inside = candidates.filter((area) => isWithin(area.path, frame.path));
        if (inside.length > 0) candidates = inside;
      }
      const area = candidates.length === 1 ? (candidates[0] as TerritoryArea) : shared(candidates);
      if (!area) continue;
      if (bearers.length > 1) known.push(area);
      matches.push({ area, matched: word });
    }
    const best = (a: TextMatch, b: TextMatch) =>
      depth(b.area) - depth(a.area) || b.matched.length - a.matched.length || text.indexOf(a.matched) - text.indexOf(b.matched);
    return matches.sort(best)[0] ?? null;
  };
}
