import { type SurveyState, surveyStates } from '#contract/surveys/kinds.ts';

/** What the list of surveys shows; it lives in the address. */
export interface SurveySearch {
  state?: SurveyState | undefined;
}
/** Reads an address; what makes no sense is left out. */
export const readSurveySearch = (raw: Record<string, unknown>): SurveySearch => {
  const state = surveyStates.find((one) => one === raw['state']);
  return state ? { state } : {};
};
