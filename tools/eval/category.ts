import { createSuggester } from '#modules/cases/index.ts';
import { type Labelled, learnWords } from './words.ts';

/** How well a suggestion did. Accuracy and F1 are over all rows: silence counts as wrong. */
export interface CategoryQuality {
  readonly rows: number;
  /** Share of the rows for which anything was suggested. */
  readonly answered: number;
  readonly accuracy: number;
  /** Mean of the classes' F1, each class counting the same. */
  readonly macroF1: number;
}

/** What was right and what was said, null for silence. */
export type Verdict = readonly [truth: string, said: string | null];

/** Figures of a list of verdicts. Classes are those that occur as truth; a class never said has an F1 of 0. */
export const qualityOf = (verdicts: readonly Verdict[]): CategoryQuality => {
  const classes = [...new Set(verdicts.map(([truth]) => truth))];
  const f1 = (label: string): number => {
    const hits = verdicts.filter(([truth, said]) => truth === label && said === label).length;
    const all = verdicts.filter(([truth]) => truth === label).length + verdicts.filter(([, said]) => said === label).length;
    return (2 * hits) / all;
  };
  const of = (n: number): number => (verdicts.length === 0 ? 0 : n / verdicts.length);
  return {
    rows: verdicts.length,
    answered: of(verdicts.filter(([, said]) => said !== null).length),
    accuracy: of(verdicts.filter(([truth, said]) => truth === said).length),
    macroF1: classes.length === 0 ? 0 : classes.reduce((sum, label) => sum + f1(label), 0) / classes.length,
  };
};

const judge = (train: readonly Labelled[], test: readonly Labelled[]): Verdict[] => {
  const suggest = createSuggester(learnWords(train));
  return test.map(({ text, label }) => [label, suggest(text)?.code ?? null]);
};

/** Parts of the training texts, each judged by what the others teach. */
const folds = 5;

/** Measures the suggestion on `test`, or on the training texts in {@link folds} folds (row number modulo 5) where there is none. */
export const evaluateCategory = (train: readonly Labelled[], test: readonly Labelled[] | null): CategoryQuality =>
  qualityOf(
    test
      ? judge(train, test)
      : [...Array(folds).keys()].flatMap((fold) =>
          judge(
            train.filter((_, i) => i % folds !== fold),
            train.filter((_, i) => i % folds === fold),
          ),
        ),
  );
