const under = (surveyId: string, place: string): string => `linli.survey.${surveyId}.${place}`;

/** A receipt nobody can guess: 192 random bits. */
export const newReceipt = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))))
    .replaceAll('+', '-')
    .replaceAll('/', '_');

/** The receipt this phone keeps of an anonymous answer; null where another one answered. */
export const keptReceipt = (surveyId: string, place: string): string | null => {
  try {
    return localStorage.getItem(under(surveyId, place));
  } catch {
    return null;
  }
};
/** Keeps it on this phone alone; says whether it could: where not, it is shown to be written down. */
export const keepReceipt = (surveyId: string, place: string, receipt: string): boolean => {
  try {
    localStorage.setItem(under(surveyId, place), receipt);
    return true;
  } catch {
    return false;
  }
};
