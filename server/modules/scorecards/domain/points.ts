import { fullIn, type Indicator, type Scoring } from '#contract/scorecards/card.ts';
import type { Figure } from './figures.ts';

const clamp = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x));

/** What the others of a zone have, where a subject is judged beside them. */
export interface Peers {
  /** Known figures of all subjects of the zone, in order, worst first. */
  readonly sorted: readonly number[];
}
/** Figures of a zone, worst first as the indicator sees it. */
export const peersOf = (figures: Iterable<Figure>, better: Indicator['better']): Peers => {
  const values: number[] = [];
  for (const figure of figures) if (figure.state === 'known') values.push(figure.value);
  return { sorted: values.sort((a, b) => (better === 'more' ? a - b : b - a)) };
};

/** How many are as good as a value or worse: the place behind which a value belongs. */
export const notBetter = ({ sorted }: Peers, value: number, better: Indicator['better']): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = sorted[middle] as number;
    if (better === 'more' ? at <= value : at >= value) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Points by place: equal figures share the best of their places. Whoever is alone is first. */
const byPlace = (value: number, peers: Peers, better: Indicator['better'], full: number, floor: number): number => {
  const all = peers.sorted.length;
  if (all <= 1) return full;
  const place = all - notBetter(peers, value, better);
  return full - ((full - floor) * place) / (all - 1);
};

/** Points between the worst and the best figure of the zone. Where all are alike nobody is worse. */
const bySpan = (value: number, { sorted }: Peers, full: number, floor: number): number => {
  const [worst, best] = [sorted[0] as number, sorted.at(-1) as number];
  return best === worst ? full : floor + ((full - floor) * (value - worst)) / (best - worst);
};

const bySteps = (value: number, { steps, otherwise }: Extract<Scoring, { kind: 'steps' }>, better: Indicator['better']): number =>
  steps.find(({ from }) => (better === 'more' ? value >= from : value <= from))?.points ?? otherwise;

/**
 * Points of a known figure, between 0 and the full points of the zone, not rounded; a malus (`outside` with `deduct`) lies between −full and 0.
 * Formulas: practice of Lianyungang's hotline (`reach`), Qingdao's property table (`deduct`), Caolu's subsidy (`steps`).
 * @param formula gives what an expression says; null where it fails
 */
export const pointsOf = (
  value: number,
  indicator: Indicator,
  zone: string,
  peers: Peers,
  formula: (text: string, full: number) => number | null,
): number | null => {
  const full = fullIn(indicator, zone);
  const { scoring, better, outside } = indicator;
  switch (scoring.kind) {
    case 'share':
      return clamp((full * value) / 100, 0, full);
    case 'reach': {
      const short = better === 'more' ? scoring.target - value : value - scoring.target;
      return clamp(full - scoring.each * Math.max(0, short), Math.min(scoring.floor, full), full);
    }
    case 'steps':
      return clamp(bySteps(value, scoring, better), 0, full);
    case 'deduct':
      return outside ? -clamp(scoring.each * value, 0, full) : clamp(full - scoring.each * value, Math.min(scoring.floor, full), full);
    case 'add':
      return clamp(scoring.each * value, 0, full);
    case 'place':
      return byPlace(value, peers, better, full, Math.min(scoring.floor, full));
    case 'span':
      return bySpan(value, peers, full, Math.min(scoring.floor, full));
    case 'given':
      return clamp(value, 0, full);
    case 'formula': {
      const points = formula(scoring.text, full);
      return points === null ? null : clamp(points, outside ? -full : 0, full);
    }
  }
};
