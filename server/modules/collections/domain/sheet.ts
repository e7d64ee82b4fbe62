import { type CellState, isFigure } from '#contract/collections/kinds.ts';
import { type AnswerProblem, finished, problemsOfAnswers } from '#contract/kernel/form/answers.ts';
import type { Answer, Answers } from '#contract/kernel/form/schema.ts';
import { computed } from './compute.ts';
import type { Ready } from './form.ts';

/** A cell as a sheet keeps it: value, what the source told, what it is, and why it is otherwise. */
export interface Kept {
  readonly v?: Answer;
  readonly f?: Answer;
  readonly s: CellState;
  readonly r?: string;
}
export type KeptCells = Readonly<Record<string, Kept>>;

/** What sources tell, by cell: null where one tells nothing; typed and computed cells are absent. */
export type Figures = ReadonlyMap<string, Answer | null>;

export interface Written {
  readonly answers: Answers;
  readonly reasons: Readonly<Record<string, string>>;
}
/** A cell that is otherwise than its source tells, without a reason: the source has moved, or somebody forgot to say why. */
export interface Moved {
  readonly key: string;
  readonly seen: Answer;
  readonly now: Answer;
}
export interface Judged {
  readonly cells: KeptCells;
  /** By the place of their column; null where nothing climbs. */
  readonly figures: readonly (number | null)[];
  readonly typed: number;
  readonly filled: number;
  readonly overruled: number;
  readonly moved: readonly Moved[];
  readonly wrong: readonly AnswerProblem[];
}

const same = (a: Answer | undefined, b: Answer | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);
const figureOf = (value: Answer | undefined): number | null =>
  typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : null;

/**
 * Judges what was written into a sheet against what its sources tell now. A filled cell that was left out is taken as it is.
 * @param today day in Shanghai, for formulas
 */
export const judgeSheet = (ready: Ready, { answers, reasons }: Written, sources: Figures, today: string): Judged => {
  const kept: Record<string, Kept> = {};
  const values: Record<string, Answer> = {};
  const moved: Moved[] = [];
  const given = finished(ready.form, answers);
  for (const { key, source } of ready.cells) {
    if (source.kind === 'computed') continue;
    const answer = given[key];
    const figure = source.kind === 'typed' ? undefined : (sources.get(key) ?? null);
    if (figure == null) {
      if (answer !== undefined) values[key] = answer;
      kept[key] = answer === undefined ? { s: 'empty' } : { v: answer, s: figure === null ? 'unknown' : 'typed' };
    } else if (answer === undefined || same(answer, figure)) {
      values[key] = figure;
      kept[key] = { v: figure, f: figure, s: 'filled' };
    } else {
      values[key] = answer;
      const why = reasons[key];
      kept[key] = { v: answer, f: figure, s: 'overruled', ...(why !== undefined && { r: why }) };
      if (why === undefined) moved.push({ key, seen: answer, now: figure });
    }
  }
  const unknown = Object.keys(answers).find((key) => !ready.form.questions.some((one) => one.key === key));
  const wrong: AnswerProblem[] =
    unknown === undefined ? problemsOfAnswers(ready.form, values) : [{ question: unknown.slice(0, 40), code: 'not_asked', data: {} }];
  const all = computed(ready, values, today);
  for (const { key } of ready.computed) kept[key] = all[key] === undefined ? { s: 'empty' } : { v: all[key], s: 'computed' };
  const counted = (...states: CellState[]): number => Object.values(kept).filter(({ s }) => states.includes(s)).length;
  return {
    cells: kept,
    figures: ready.cells.map(({ key, type, climbs }) => (isFigure(type) && climbs !== 'none' ? figureOf(kept[key]?.v) : null)),
    typed: counted('typed', 'unknown'),
    filled: counted('filled', 'computed'),
    overruled: counted('overruled'),
    moved,
    wrong,
  };
};

/** What somebody wrote into a sheet so far, to be judged anew: filled cells are as their source tells. */
export const writtenIn = (cells: KeptCells): Written => ({
  answers: Object.fromEntries(
    Object.entries(cells).flatMap(([key, { s, v }]) => (v !== undefined && s !== 'filled' && s !== 'computed' ? [[key, v] as const] : [])),
  ),
  reasons: Object.fromEntries(Object.entries(cells).flatMap(([key, { r }]) => (r === undefined ? [] : [[key, r] as const]))),
});
