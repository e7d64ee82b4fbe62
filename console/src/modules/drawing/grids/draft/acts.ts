import { v7 } from 'uuid';
import type { DrawnArea } from '#contract/drawing/api.ts';
import { type Boundary, draw, merge, type Position, type Refusal, split } from '#ui/geometry/index.ts';
import { freeName, suggestCounts, takenIn } from './figures.ts';
import type { Done } from './steps.ts';

/** An act thought out: how the drawing would be, and the areas somebody must name or whose people must be confirmed. */
export interface Proposal {
  readonly features: readonly DrawnArea[];
  readonly keys: readonly string[];
  readonly done: Done;
}
type Answer = Proposal | { refused: Refusal };

/** Metres by which a line that divides nothing is lengthened at both ends: it may stop just short of the border. */
const slack = 3;

const lengthened = (line: readonly Position[]): Position[] => {
  const beyond = (end: Position, before: Position): Position => {
    const narrow = Math.cos((end[1] * Math.PI) / 180);
    const [dx, dy] = [(end[0] - before[0]) * narrow, end[1] - before[1]];
    const step = slack / 111_195 / Math.hypot(dx, dy);
    return [end[0] + (dx * step) / narrow, end[1] + dy * step];
  };
  const [first, second, last, other] = [line[0], line[1], line.at(-1), line.at(-2)] as [Position, Position, Position, Position];
  return [beyond(first, second), ...line, beyond(last, other)];
};

const newArea = (like: DrawnArea, taken: Set<string>): DrawnArea => {
  const name = freeName(like.name, taken);
  taken.add(name);
  return { ...like, key: v7(), code: null, name, shortName: name, names: [], households: null, residents: null, from: [] };
};

const emptyArea: Omit<DrawnArea, 'name'> = {
  key: '',
  code: null,
  shortName: '',
  kind: null,
  households: null,
  residents: null,
  lines: [],
  names: [],
  boundary: null,
  from: [],
};

/** Which areas of a proposal are new or would have other people than before. */
const toConfirm = (before: readonly DrawnArea[], after: readonly DrawnArea[]): string[] => {
  const old = new Map(before.map((area) => [area.key, area]));
  return after
    .filter((area) => {
      const was = old.get(area.key);
      return !was || was.households !== area.households || was.residents !== area.residents;
    })
    .map((area) => area.key);
};

/** Divides an area along a line; without a key the one the line divides. */
export const proposeSplit = (features: readonly DrawnArea[], line: readonly Position[], key: string | undefined): Answer => {
  const taken = new Set(features.map((area) => area.name));
  let why: Refusal = 'no_cut';
  for (const way of [line, lengthened(line)]) {
    for (const area of key ? features.filter((one) => one.key === key) : features) {
      const outcome = split(features, area.key, [way], (original) => newArea(original, taken));
      if ('refused' in outcome) {
        if (outcome.refused !== 'no_cut') why = outcome.refused;
        continue;
      }
      return { features: suggestCounts(features, outcome.features), keys: outcome.keys, done: { act: 'split', names: [area.name] } };
    }
  }
  return { refused: why };
};

/** A polygon as a new area, or as more ground for the area with the key. */
export const proposeDraw = (
  features: readonly DrawnArea[],
  parent: Boundary | null,
  points: readonly Position[],
  key: string | undefined,
  blankName: string,
): Answer => {
  const taken = new Set(features.map((area) => area.name));
  const numbered = features.find((area) => /第[一二三四五六七八九十]+/.test(area.name));
  const fresh = newArea({ ...emptyArea, name: numbered?.name ?? blankName }, taken);
  const ring = [...points, points[0] as Position];
  const outcome = draw(features, parent, key ?? fresh, { type: 'Polygon', coordinates: [ring] });
  if ('refused' in outcome) return outcome;
  const after = suggestCounts(features, outcome.features);
  const name = after.find((area) => area.key === outcome.keys[0])?.name ?? fresh.name;
  return { features: after, keys: toConfirm(features, after), done: { act: key ? 'extended' : 'drawn', names: [name] } };
};

/** Gives the ground and the people of others to one of them. */
export const proposeMerge = (features: readonly DrawnArea[], keep: string, others: readonly string[]): Answer => {
  const kept = features.find((area) => area.key === keep);
  let now = features;
  let waiting = [...others];
  // some may only touch once others are in: as long as one gets in, the rest is tried again
  while (waiting.length > 0) {
    const left: string[] = [];
    let why: Refusal = 'not_neighbours';
    for (const other of waiting) {
      const outcome = merge(now, keep, other);
      if ('refused' in outcome) {
        why = outcome.refused;
        left.push(other);
      } else now = outcome.features;
    }
    if (left.length === waiting.length) return { refused: why };
    waiting = left;
  }
  if (!kept) return { refused: 'not_found' };
  const lost = features.filter((area) => others.includes(area.key));
  const sums = takenIn(kept, lost);
  return {
    features: now.map((area) => (area.key === keep ? { ...area, ...sums } : area)),
    keys: [keep],
    done: { act: 'merged', names: [kept.name, ...lost.map((area) => area.name)] },
  };
};
