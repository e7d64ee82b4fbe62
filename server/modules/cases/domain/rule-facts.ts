import type { RuleFacts } from '#contract/cases/rule-language.ts';
import { areaLevels } from '#contract/territory/levels.ts';
import { weekdayOf } from '#kernel/calendar.ts';
import { type KeptAnswers, setsOf } from './answers.ts';
import { isWorked, isWorkingTime } from './working-time.ts';

const offset = 8 * 3_600_000;
const day = 86_400_000;

/** What is asked about a case that a rule looks at. */
export interface Asked {
  readonly text: string;
  readonly at: Date;
  readonly channel: string;
  /** Of the case, where it has one that its category does not say. */
  readonly kind?: string;
  /** To the extra questions of its category and type. */
  readonly answers?: KeptAnswers | null;
  readonly category: { readonly code: string; readonly kind: string } | null;
  readonly areaPath: string;
  /** Hours of the working days; undefined: the standard ones. */
  readonly shifts: string | undefined;
}

/** The facts conditions ask for, at the moment of the report, in Shanghai. */
export const ruleFacts = ({ text, at, channel, kind, answers, category, areaPath, shifts }: Asked): RuleFacts => {
  const local = at.getTime() + offset;
  const today = Math.floor(local / day);
  return {
    text,
    hour: Math.floor((local % day) / 3_600_000),
    weekday: weekdayOf(today) + 1,
    workday: isWorked(today, shifts),
    working_time: isWorkingTime(at, shifts),
    channel,
    category: category?.code ?? null,
    kind: kind ?? category?.kind ?? null,
    // nothing was asked: that a list holds no answer is known
    answers: setsOf(answers).flatMap(({ values }) =>
      Object.entries(values).flatMap(([key, value]) => [value].flat().map((one) => `${key}=${String(one)}`)),
    ),
    level: areaLevels[areaPath.split('.').length - 1] ?? null,
  };
};
