import type { FormSchema } from '../kernel/form/schema.ts';

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
