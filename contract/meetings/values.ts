/*
 * Words of meetings; free of zod, for pages of the phone.
 */

/** planned → convened (everybody has been called) → sitting → closed; planned, convened → cancelled. */
export const meetingStates = ['planned', 'convened', 'sitting', 'closed', 'cancelled'] as const;
export type MeetingState = (typeof meetingStates)[number];

/** 召集人 · 副召集人 · 秘书 · 成员 · 列席: whoever observes is not counted. */
export const memberRoles = ['chair', 'deputy', 'secretary', 'member', 'observer'] as const;
export type MemberRole = (typeof memberRoles)[number];

export const seatAnswers = ['none', 'coming', 'not_coming', 'proxy'] as const;
export type SeatAnswer = (typeof seatAnswers)[number];

/** carried: a resolution that comes back; proposal: what was proposed before. */
export const itemKinds = ['topic', 'report', 'proposal', 'carried'] as const;
export type ItemKind = (typeof itemKinds)[number];

/**
 * solved: on the spot · resolved: a resolution with owner and deadline · noted: heard, nothing to decide · deferred: to the next meeting · done, unsolved: of a
 * resolution that came back.
 */
export const outcomes = ['solved', 'resolved', 'noted', 'deferred', 'done', 'unsolved'] as const;
export type Outcome = (typeof outcomes)[number];
/** What a kind of item may end with. */
export const outcomesOf = (kind: ItemKind): readonly Outcome[] =>
  kind === 'carried' ? ['done', 'unsolved'] : ['solved', 'resolved', 'noted', 'deferred'];

/** open: its case is under way · returned: the case has ended, the next meeting looks at the result · done. */
export const resolutionStates = ['open', 'returned', 'done'] as const;
export type ResolutionState = (typeof resolutionStates)[number];

/** What is asked of minutes before a meeting is closed. */
export const minuteNeeds = ['chair', 'recorder', 'absences', 'words'] as const;
export type MinuteNeed = (typeof minuteNeeds)[number];
