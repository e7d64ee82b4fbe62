/**
 * Whether the words of a module's phone pages stand under its name, and so join the phone's own. A file whose words stand bare is read by
 * whoever names it alone: the mall's `points` would take the place of all words of points.
 */
export const joins = (words: object): boolean =>
  Object.entries(words).every(([key, value]) => typeof value !== 'string' || key.startsWith('card'));
