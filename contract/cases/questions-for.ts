import type { Answers, FormSchema } from '../kernel/form/schema.ts';
import type { ReportAnswers, TypeAnswers } from './questions.ts';

interface Asking {
  readonly code: string;
  readonly parentCode: string | null;
  readonly questions?: FormSchema | null | undefined;
}

/** The questions that are asked for a category: its own, else those of the class above it. Null: none. */
export const questionsFor = <C extends Asking>(
  find: (code: string) => C | null | undefined,
  code: string | null,
): { category: C; form: FormSchema } | null => {
  for (let at = code === null ? null : find(code); at; at = at.parentCode === null ? null : find(at.parentCode)) {
    if (at.questions) return { category: at, form: at.questions };
    // it asks nothing, whatever stands above
    if (at.questions === null) return null;
  }
  return null;
};

/** The same among listed categories, as clients have them. */
export const questionsAmong = <C extends Asking>(categories: readonly C[] | undefined, code: string | null) =>
  questionsFor((one) => categories?.find((category) => category.code === one), code);

interface Named {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
}

/** Categories as they were listed, with what the types of some ask besides. */
export interface Listed {
  readonly version: number;
  readonly items: readonly (Asking & Named & { readonly kind: string })[];
  readonly types?: { readonly version: number; readonly items: readonly (Named & { readonly questions: FormSchema })[] } | undefined;
}

/** Extra questions that are asked together, with whose they are and the version that asks them. */
export interface QuestionSet extends Named {
  /** Under which a draft keeps the answers: {@link keyOfType} for those of a type, else the code of the category. */
  readonly key: string;
  readonly of: 'category' | 'type';
  readonly version: number;
  readonly form: FormSchema;
}

/** Under which a draft keeps answers to the questions of a type; no code of a category has a colon. */
export const keyOfType = (code: string): string => `type:${code}`;

/** All extra questions of a report of a category: those of the category, then those of the type it begins with. */
export const questionSets = ({ version, items, types }: Listed, code: string | null): QuestionSet[] => {
  const own = questionsAmong(items, code);
  const kind = items.find((one) => one.code === code)?.kind;
  const type = types?.items.find((one) => one.code === kind);
  const named = ({ code, name, nameEn }: Named): Named => ({ code, name, nameEn });
  return [
    ...(own ? [{ ...named(own.category), key: own.category.code, of: 'category' as const, version, form: own.form }] : []),
    ...(types && type
      ? [{ ...named(type), key: keyOfType(type.code), of: 'type' as const, version: types.version, form: type.questions }]
      : []),
  ];
};

/** Answers to all extra questions as a report carries them; what asks nothing is left out. */
export interface AnswersOfReport {
  readonly answers?: ReportAnswers;
  readonly typeAnswers?: TypeAnswers;
}

/** @param valuesOf what was answered to each set, ready to be sent */
export const answersTo = (sets: readonly QuestionSet[], valuesOf: (set: QuestionSet) => Answers): AnswersOfReport =>
  Object.assign(
    {},
    ...sets.map((set): AnswersOfReport => {
      const { of, code, version } = set;
      const values = valuesOf(set);
      return of === 'type' ? { typeAnswers: { type: code, version, values } } : { answers: { category: code, version, values } };
    }),
  );
