import { type EvaluationView, evaluationViews } from '#contract/evaluations/values.ts';

/** What the list of evaluations shows; it lives in the address. */
export interface EvaluationSearch {
  view?: EvaluationView | undefined;
}
/** Reads an address; what makes no sense is left out. */
export const readEvaluationSearch = (raw: Record<string, unknown>): EvaluationSearch => {
  const view = evaluationViews.find((one) => one === raw['view']);
  return { ...(view && { view }) };
};
