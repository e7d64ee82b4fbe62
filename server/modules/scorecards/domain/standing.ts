import type { Card, Indicator } from '#contract/scorecards/card.ts';
import { added, type Fact, type Figure, figureOf, type Whole } from './figures.ts';
import { formulasOf } from './formulas.ts';
import { notBetter, type Peers } from './points.ts';
import { type Alone, compare, judge, type Result, type Scored, zonesOf } from './score.ts';

/** How a running period stands, kept fact by fact: whatever order facts come in, it is what {@link scoreAll} makes of the last of each. */
export interface Standing {
  /** Puts in the newest fact of a subject; undefined: it is not known any more. Subjects that are not scored are passed over. */
  put(key: string, indicator: string, fact: Fact | undefined): void;
  /** One subject as it stands, without looking at anybody else's lines: cost of its indicators × log of its zone. */
  preview(key: string): Alone | null;
  /** All of them, with ranks and lists, in the order they were given in. */
  results(): Result[];
}

interface Zone {
  readonly code: string;
  readonly keys: string[];
  /** By indicator: sums of facts, and known figures in order, worst first. */
  readonly wholes: Map<string, Whole>;
  readonly sorted: Map<string, number[]>;
}
interface Own {
  readonly zone: Zone;
  readonly facts: Map<string, Fact>;
  readonly figures: Map<string, Figure>;
}
const unknown: Figure = { state: 'unknown' };

/** Begins where nothing is known of anybody. */
export const createStanding = (card: Card, keys: readonly string[]): Standing => {
  const formulas = formulasOf(card);
  const zoneOf = zonesOf(card);
  const indicators = new Map(card.indicators.map((one) => [one.code, one]));
  const made = card.indicators.filter(({ source }) => source.kind === 'formula');
  const zones = new Map<string, Zone>();
  const all = new Map<string, Own>();

  const replace = (own: Own, { code, better }: Indicator, figure: Figure): void => {
    const before = own.figures.get(code) ?? unknown;
    const sorted = own.zone.sorted.get(code) ?? [];
    own.zone.sorted.set(code, sorted);
    if (before.state === 'known') sorted.splice(notBetter({ sorted }, before.value, better) - 1, 1);
    if (figure.state === 'known') sorted.splice(notBetter({ sorted }, figure.value, better), 0, figure.value);
    own.figures.set(code, figure);
  };
  const formulate = (own: Own): void => {
    for (const one of made) replace(own, one, formulas.figure(one.code, own.figures));
  };
  for (const key of keys) {
    const code = zoneOf(key);
    const zone: Zone = zones.get(code) ?? { code, keys: [], wholes: new Map(), sorted: new Map() };
    zones.set(code, zone);
    zone.keys.push(key);
    const own: Own = { zone, facts: new Map(), figures: new Map() };
    all.set(key, own);
    formulate(own);
  }
  const look = (key: string, { zone, facts, figures }: Own): Alone => {
    const scored: Scored = { key, facts };
    const peers = (code: string): Peers => ({ sorted: zone.sorted.get(code) ?? [] });
    return judge(card, zone.code, scored, figures, peers, formulas);
  };

  return {
    put: (key, code, fact) => {
      const [own, indicator] = [all.get(key), indicators.get(code)];
      if (!own || !indicator || indicator.source.kind === 'formula') return;
      const { zone } = own;
      const whole = added(added(zone.wholes.get(code) ?? { n: 0, of: 0 }, own.facts.get(code), -1), fact, 1);
      zone.wholes.set(code, whole);
      if (fact === undefined) own.facts.delete(code);
      else own.facts.set(code, fact);
      const renew = (one: Own): void => {
        const newest = one.facts.get(code);
        replace(one, indicator, newest === undefined ? unknown : figureOf(newest, indicator, whole));
        formulate(one);
      };
      renew(own);
      // rates of small samples lean on the sum of all
      if (indicator.small === 'drawn')
        for (const other of zone.keys) {
          const one = all.get(other) as Own;
          const of = one.facts.get(code)?.of;
          if (one !== own && of != null && of < indicator.least) renew(one);
        }
    },
    preview: (key) => {
      const own = all.get(key);
      return own ? look(key, own) : null;
    },
    results: () => {
      const found = new Map<string, Result>();
      for (const zone of zones.values())
        for (const one of compare(
          card,
          zone.keys.map((key) => look(key, all.get(key) as Own)),
        ))
          found.set(one.key, one);
      return keys.map((key) => found.get(key) as Result);
    },
  };
};
