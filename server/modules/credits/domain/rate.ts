import type { Result } from '#contract/credits/api.ts';
import type { Grade, Scheme } from '#contract/credits/scheme.ts';
import type { EntryState, Sign } from '#contract/credits/values.ts';

/** Of an entry what a rating goes by. */
export interface Counted {
  readonly sign: Sign;
  readonly points: number;
  readonly veto: string | null;
  readonly since: string;
  readonly until: string;
  readonly tillMended: boolean;
  readonly state: EntryState;
  readonly endedOn: string | null;
}
/** Of a company the same. */
export interface Standing {
  readonly joinedOn: string;
  readonly base: number;
}

/** Points are summed in hundredths: a sum of doubles may miss a threshold by a hair. */
const hundredths = (points: number): number => Math.round(points * 100);

/** Whether an entry counts on a day: it lives, and was neither withdrawn nor repaired by then. */
export const lives = ({ since, until, tillMended, state, endedOn }: Counted, day: string, window: Scheme['window']): boolean =>
  state === 'stands' &&
  since <= day &&
  day <= until &&
  (endedOn === null || day < endedOn) &&
  (window === 'rolling' || tillMended || since.slice(0, 4) === day.slice(0, 4));

/** The mean of final scores as points, to the hundredth, half up; null where there are none. */
export const scorePoints = ({ most, of }: NonNullable<Scheme['card']>, totals: readonly number[]): number | null => {
  if (totals.length === 0) return null;
  const mean = totals.reduce((sum, one) => sum + hundredths(one), 0) / totals.length;
  return Math.floor((mean * most) / of + 0.5 + 1e-9) / 100;
};

const gradeOf = (grades: readonly Grade[], total: number, clean: boolean): number => {
  const found = grades.findIndex((one) => hundredths(total) >= hundredths(clean ? (one.clean ?? one.from) : one.from));
  return found < 0 ? grades.length - 1 : found;
};

/**
 * What a company comes to on a day: base + good + bad, each within its cap, + what the card gives, never below nought. While an entry with a veto lives no grade
 * better than its own is given. A company that has not joined has no total. Pure: the same entries give the same result.
 */
export const rate = (
  scheme: Pick<Scheme, 'window' | 'base' | 'goodMost' | 'badMost' | 'grades' | 'missing'>,
  standing: Standing | null,
  entries: readonly Counted[],
  score: number | null,
  day: string,
): Result => {
  const living = entries.filter((one) => lives(one, day, scheme.window));
  const sum = (sign: Sign, most: number | null): number => {
    const all = living.reduce((total, one) => total + (one.sign === sign ? hundredths(one.points) : 0), 0);
    return Math.min(all, most === null ? all : hundredths(most)) / 100;
  };
  const [good, bad] = [sum('good', scheme.goodMost), sum('bad', scheme.badMost)];
  if (standing === null || standing.joinedOn > day)
    return { standing: 'missing', base: 0, good, bad, score: null, total: null, grade: scheme.missing, list: null, vetoed: false };
  const base = Math.min(standing.base, scheme.base);
  const total = Math.max(0, hundredths(base) + hundredths(good) - hundredths(bad) + hundredths(score ?? 0)) / 100;
  const reached = gradeOf(
    scheme.grades,
    total,
    living.every(({ sign }) => sign === 'good'),
  );
  const left = Math.max(0, ...living.map(({ veto }) => (veto === null ? 0 : scheme.grades.findIndex(({ code }) => code === veto))));
  const at = scheme.grades[Math.max(reached, left)];
  return {
    standing: 'rated',
    base,
    good,
    bad,
    score,
    total,
    grade: at?.name ?? null,
    list: at?.list ?? null,
    vetoed: left > reached,
  };
};
