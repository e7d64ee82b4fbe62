import { canonical } from '../kernel/canonical.ts';
import { followRefs } from '../kernel/form/read.ts';
import type { Answers, FormSchema } from '../kernel/form/schema.ts';

/** Questions of one plan, as a visit that serves several asks them. */
export interface PlanQuestions {
  readonly planId: string;
  readonly questions: FormSchema | null;
}

/** The questions of several plans as one form, and for each plan by its own key the one under which it is asked there. */
export interface OneForm {
  readonly form: FormSchema | null;
  readonly keys: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/**
 * The questions of all plans as one form: what several ask in the same words is asked once. A question that hangs on another is asked for its plan
 * alone, since others may open it otherwise.
 */
export const oneForm = (plans: readonly PlanQuestions[]): OneForm => {
  const form: FormSchema = { type: 'object', properties: {}, order: [], required: [] };
  const asked = new Map<string, string>();
  const keys = new Map<string, Record<string, string>>();
  for (const { planId, questions } of plans) {
    const own: Record<string, string> = {};
    keys.set(planId, own);
    for (const key of questions?.order ?? []) {
      const found = questions && followRefs(questions, key);
      if (!found || 'problem' in found) continue;
      const { question } = found;
      const same = question.when === undefined ? canonical(question) : null;
      const before = same === null ? undefined : asked.get(same);
      const at = before ?? `q${form.order.length + 1}`;
      own[key] = at;
      if (questions.required.includes(key) && !form.required.includes(at)) form.required.push(at);
      if (before !== undefined) continue;
      if (same !== null) asked.set(same, at);
      form.order.push(at);
      const { when } = question;
      form.properties[at] = when ? { ...question, when: { ...when, question: own[when.question] ?? when.question } } : question;
    }
  }
  return { form: form.order.length > 0 ? form : null, keys };
};

/** The answers of a plan, out of those to the one form. */
export const answersOf = (own: Readonly<Record<string, string>>, answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(own).flatMap(([key, at]) => {
      const answer = answers[at];
      return answer === undefined ? [] : [[key, answer]];
    }),
  );
