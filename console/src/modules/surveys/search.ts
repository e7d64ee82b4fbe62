import { type SurveyState, surveyStates } from '#contract/surveys/kinds.ts';

/** What the list of surveys shows; it lives in the address. */
export interface SurveySearch {
  q?: string | undefined;
  state?: SurveyState | undefined;
}
/** Reads an address; what makes no sense is left out. */
export const readSurveySearch = (raw: Record<string, unknown>): SurveySearch => {
  const state = surveyStates.find((one) => one === raw['state']);
  const q = String(raw['q'] ?? '')
    .trim()
    .slice(0, 40);
  return { ...(q && { q }), ...(state && { state }) };
};
