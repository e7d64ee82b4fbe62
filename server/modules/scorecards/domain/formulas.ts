import { defineLanguage, type Expression, type Fault, type Language, readExpression } from '#contract/kernel/expression/expression.ts';
import type { Card } from '#contract/scorecards/card.ts';
import type { Fact, Figure } from './figures.ts';

/** Names in a formula of points: the figure, the full points, and what a rate was made of. */
export const pointsLanguage = defineLanguage({ figure: 'double', full: 'double', n: 'double', of: 'double' });

/** Names in a formula that makes a figure: those of all indicators that are not formulas themselves, so that none can go in a circle. */
export const figureLanguage = ({ indicators }: Pick<Card, 'indicators'>): Language =>
  defineLanguage(
    Object.fromEntries(indicators.flatMap(({ code, source }) => (source.kind === 'formula' ? [] : [[code, 'double' as const]]))),
  );

export interface Formulas {
  /** The figure of a formula from those of the other indicators: unknown where one it asks for is, failed where it divides by nought. */
  figure(code: string, figures: ReadonlyMap<string, Figure>): Figure;
  /** Points by formula; null where it fails or asks for what has no value. */
  points(code: string, figure: number, full: number, fact: Fact | undefined): number | null;
}

const read = (language: Language, text: string): Expression | Fault => {
  const found = readExpression(language, text, 'double');
  return 'fault' in found ? found.fault : found.expression;
};

/** What is wrong with the formulas of a card, by place. */
export const faultsOf = (card: Card): { readonly at: string; readonly fault: Fault }[] => {
  const language = figureLanguage(card);
  return card.indicators
    .flatMap(({ source, scoring }, i) => [
      ...(source.kind === 'formula' ? [{ at: `indicators.${i}.source.text`, found: read(language, source.text) }] : []),
      ...(scoring.kind === 'formula' ? [{ at: `indicators.${i}.scoring.text`, found: read(pointsLanguage, scoring.text) }] : []),
    ])
    .flatMap(({ at, found }) => ('code' in found ? [{ at, fault: found }] : []));
};

/** Reads the formulas of a card once for all its subjects. Those that cannot be read fail for everybody. */
export const formulasOf = (card: Card): Formulas => {
  const language = figureLanguage(card);
  const own = new Map<string, Expression>();
  const scoring = new Map<string, Expression>();
  for (const one of card.indicators) {
    const figure = one.source.kind === 'formula' ? read(language, one.source.text) : null;
    if (figure && !('code' in figure)) own.set(one.code, figure);
    const points = one.scoring.kind === 'formula' ? read(pointsLanguage, one.scoring.text) : null;
    if (points && !('code' in points)) scoring.set(one.code, points);
  }
  const number = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);
  return {
    figure: (code, figures) => {
      const expression = own.get(code);
      if (!expression) return { state: 'failed' };
      const values: Record<string, number> = {};
      // whoever is exempt from one part of it is exempt from the whole, and nothing to judge makes nothing to judge
      for (const name of expression.names) {
        const part = figures.get(name);
        if (part?.state === 'known') values[name] = part.value;
        else if (part && part.state !== 'unknown') return part;
      }
      const outcome = expression.evaluate(values);
      if ('unknown' in outcome) return { state: 'unknown' };
      const value = 'value' in outcome ? number(outcome.value) : null;
      return value === null ? { state: 'failed' } : { state: 'known', value };
    },
    points: (code, figure, full, fact) => {
      const outcome = scoring.get(code)?.evaluate({ figure, full, n: fact?.n ?? null, of: fact?.of ?? null });
      return outcome && 'value' in outcome ? number(outcome.value) : null;
    },
  };
};
