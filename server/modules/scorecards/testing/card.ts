import type { Card, Indicator } from '#contract/scorecards/card.ts';

/** An indicator by which communities are scored: how many of those asked were satisfied. */
export const satisfied: Indicator = {
  code: 'satisfied',
  name: { zh: '满意率', en: 'Satisfied' },
  unit: 'percent',
  better: 'more',
  source: { kind: 'measure', measure: 'ratings.satisfied' },
  full: 60,
  scoring: { kind: 'share' },
  outside: false,
  least: 0,
  small: 'apart',
  pull: 0,
  exempt: 'spread',
  none: 'spread',
  zones: {},
};
/** One whose points somebody gives who has been there. */
export const visited: Indicator = {
  ...satisfied,
  code: 'visited',
  name: { zh: '实地检查', en: 'Visit' },
  unit: 'points',
  source: { kind: 'given', help: '现场检查表' },
  full: 40,
  scoring: { kind: 'given' },
};
/** A monthly card of communities, unless told otherwise. */
export const cardOf = (over: Partial<Card> = {}): Card => ({
  title: { zh: '社区月度考核', en: 'Communities, monthly' },
  subjects: 'community',
  period: 'month',
  full: 100,
  digits: 2,
  indicators: [satisfied, visited],
  zones: [],
  bands: [],
  vetoes: [],
  red: null,
  yellow: null,
  ranked: 0,
  appealDays: 5,
  answerDays: 10,
  source: '试验县考核办法',
  ...over,
});
