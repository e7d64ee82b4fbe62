import { rights } from '#contract/offers/rights.ts';

/**
 * The right an offer would sell, by its words.
 * @param more words a jurisdiction added, with commas between them
 * @returns the word, and where the right is written; null where it sells none
 */
export const rightSold = (offer: { title: string; description: string }, more: string): { word: string; source: string | null } | null => {
  const said = `${offer.title} ${offer.description}`.replaceAll(/\s/g, '');
  for (const { words, source } of rights) {
    const word = words.find((one) => said.includes(one));
    if (word !== undefined) return { word, source };
  }
  const word = more
    .split(/[,，、;；]/)
    .map((one) => one.trim())
    .find((one) => one !== '' && said.includes(one));
  return word === undefined ? null : { word, source: null };
};
