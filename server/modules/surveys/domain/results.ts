import type { Asked, Form } from '#contract/kernel/form/read.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import type { QuestionResult } from '#contract/surveys/api.ts';

/** One answer as results are counted from it. */
export interface Counted {
  readonly buildingId: string | null;
  readonly answers: Answers;
}
export interface Frame {
  /** Among how many the asked were drawn. */
  readonly population: number;
  readonly sample: boolean;
  /** Answers a figure of a building needs. */
  readonly least: number;
  readonly buildings: readonly { readonly id: string; readonly name: string }[];
}

/** 95 per cent of a normal distribution lie within so many standard deviations. */
const z = 1.96;

/** What a sample of n among N leaves open: the finite population correction √((N − n) / (N − 1)). */
const correction = (n: number, population: number): number =>
  population <= 1 ? 0 : Math.sqrt(Math.max(0, population - n) / (population - 1));

/**
 * Sampling error of a share at 95 per cent: 1.96 · √(p(1 − p) / n) · √((N − n) / (N − 1)). Where nobody or everybody said so, at most 3 / n of the
 * population differ (rule of three), as the formula would claim certainty.
 * @returns in hundredths of a per cent, rounded up
 */
export const marginOf = (count: number, n: number, population: number): number => {
  if (n === 0) return 10_000;
  const p = count / n;
  const error = count === 0 || count === n ? 3 / n : z * Math.sqrt((p * (1 - p)) / n);
  return Math.min(10_000, Math.ceil(error * correction(n, population) * 10_000));
};

const middle = (sorted: readonly number[]): number | null => {
  const at = Math.floor(sorted.length / 2);
  const [a, b] = [sorted[at], sorted[at - 1]];
  return a === undefined ? null : sorted.length % 2 === 1 || b === undefined ? a : (a + b) / 2;
};

/**
 * Which buildings may show figures: those with enough answers, and where just one would stay hidden but has some, the smallest of the others stays
 * hidden with it, as the whole less the rest would give it away.
 */
export const shownBuildings = (counts: readonly { readonly id: string; readonly n: number }[], least: number): Set<string> => {
  const shown = counts.filter(({ n }) => n >= least);
  const hidden = counts.filter(({ n }) => n < least && n > 0);
  const hiddenAnswers = hidden.reduce((sum, { n }) => sum + n, 0);
  if (hidden.length > 0 && hiddenAnswers < least) {
    const [smallest] = [...shown].sort((a, b) => a.n - b.n);
    return new Set(shown.filter((one) => one !== smallest).map(({ id }) => id));
  }
  return new Set(shown.map(({ id }) => id));
};

const optionsOf = (q: Asked): { value: string; label: QuestionResult['title'] }[] => {
  const values = q.type === 'boolean' ? ['true', 'false'] : (q.enum ?? q.items?.enum ?? []);
  const yes = { true: { zh: '是', en: 'Yes' }, false: { zh: '否', en: 'No' } } as const;
  return values.map((value) => ({
    value,
    label: (q.type === 'boolean' ? yes[value as 'true' | 'false'] : q.words.options?.[value]) ?? { zh: value, en: null },
  }));
};
const said = (answer: unknown): string[] => (Array.isArray(answer) ? answer : [String(answer)]);

const ofQuestion = (q: Asked, rows: readonly Counted[], frame: Frame, shown: ReadonlySet<string>): QuestionResult => {
  const own = rows.filter(({ answers }) => Object.hasOwn(answers, q.key));
  const n = own.length;
  const options = optionsOf(q);
  const numeric = q.type === 'number' || q.type === 'integer';
  const kind = options.length > 0 ? 'choice' : numeric ? 'number' : 'text';
  const values = numeric ? own.map(({ answers }) => answers[q.key] as number).sort((a, b) => a - b) : [];
  const mean = values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / n;
  const variance = mean === null || n < 2 ? null : values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (n - 1);
  const counted = (some: readonly Counted[]): number[] =>
    options.map(({ value }) => some.filter(({ answers }) => said(answers[q.key]).includes(value)).length);
  const counts = counted(own);
  return {
    key: q.key,
    title: q.words.title,
    kind,
    several: q.type === 'array',
    unit: q.format === 'money' ? 'money' : 'plain',
    answered: n,
    options: options.map((option, at) => ({
      ...option,
      count: counts[at] ?? 0,
      share: n === 0 ? 0 : Math.round(((counts[at] ?? 0) * 10_000) / n),
      margin: frame.sample ? marginOf(counts[at] ?? 0, n, frame.population) : null,
    })),
    mean,
    meanMargin: frame.sample && variance !== null ? z * Math.sqrt(variance / n) * correction(n, frame.population) : null,
    median: middle(values),
    // sorted by what they say, so that their order tells nothing of when or whose they are
    texts: kind === 'text' ? own.map(({ answers }) => String(answers[q.key])).sort() : [],
    buildings:
      kind === 'choice'
        ? frame.buildings.map(({ id, name }) => {
            const here = own.filter(({ buildingId }) => buildingId === id);
            return shown.has(id) && here.length >= frame.least
              ? { id, name, answered: here.length, counts: counted(here) }
              : { id, name, answered: null, counts: null };
          })
        : [],
  };
};

/** Results of all questions; none where the whole survey has too few answers. */
export const resultsOf = (form: Form, rows: readonly Counted[], frame: Frame): QuestionResult[] => {
  if (rows.length < frame.least) return [];
  return form.questions.map((q) => {
    // a question some were not asked has its own small buildings
    const own = rows.filter(({ answers }) => Object.hasOwn(answers, q.key));
    const counts = frame.buildings.map(({ id }) => ({ id, n: own.filter(({ buildingId }) => buildingId === id).length }));
    return ofQuestion(q, own.length < frame.least ? [] : rows, frame, shownBuildings(counts, frame.least));
  });
};
