/** What orders and wishes are made of; free of zod, for pages of the phone. */

/** An order asks for something to be done (点单), a wish for a thing or a favour (微心愿). Both are case types. */
export const whats = ['order', 'wish'] as const;
export type What = (typeof whats)[number];

/** What is asked for. */
export const kinds = [
  'company',
  'errand',
  'repair',
  'cleaning',
  'haircut',
  'meal',
  'tutoring',
  'medical',
  'legal',
  'thing',
  'other',
] as const;
export type Kind = (typeof kinds)[number];

/** For whom: some kinds are for some of them alone, where a jurisdiction says so. */
export const groups = ['elder', 'disabled', 'hardship', 'child', 'other'] as const;
export type Group = (typeof groups)[number];

/** By whom it is asked, and that it may be listed: by the person, or by a worker to whom they agreed. */
export const consents = ['own', 'spoken', 'written'] as const;

/** In what its shares are counted: parts of the work, or fen of what it costs. */
export const units = ['parts', 'fen'] as const;
export type Unit = (typeof units)[number];

/** How it is issued: to whoever claims it, first to one organisation, or to teams of volunteers one after the other. */
export const issuings = ['claim', 'command', 'teams'] as const;

/** What the desk has before it: to check, to issue, open, taken, done and not yet closed, over. */
export const stands = ['check', 'issue', 'open', 'taken', 'overdue', 'done', 'over'] as const;
export type Stand = (typeof stands)[number];

/** Of a share: somebody has it, gave it back, did it, or it ended with the listing. */
export const shareStates = ['taken', 'handed_back', 'done', 'released'] as const;
export type ShareState = (typeof shareStates)[number];

/** Limits on what people write. */
export const most = { words: 300, place: 60, alias: 12, minutes: 24 * 60, parts: 50, skills: 6 } as const;
