/** What answers are about, as residents choose. Here, where no schema library is, so that the phone stays light. */
export const topics = [
  'household',
  'medical',
  'civil',
  'elder',
  'social',
  'housing',
  'city',
  'education',
  'transport',
  'business',
  'other',
] as const;
export type Topic = (typeof topics)[number];

/** The register in which answers stand. */
export const articlesRegister = 'articles';
