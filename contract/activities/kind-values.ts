/** What kinds of activities are made of; free of zod, for pages of the phone. */

/** Who may take part by themselves. Whom the platform cannot tell apart – residents of the area, Party members – the organiser approves. */
export const joiners = ['everybody', 'residents', 'staff', 'party_members', 'invited'] as const;
export type Joiners = (typeof joiners)[number];
/** Of these whoever joins is approved by the organiser, whatever the kind says. */
export const approvedJoiners: readonly Joiners[] = ['residents', 'party_members'];

/** qr: everybody reads the code on the spot · organiser: ticks who is there. */
export const checkIns = ['qr', 'organiser', 'none'] as const;
/** times: from coming to going · fixed: as long as it was announced · none: no hours. */
export const hourRules = ['times', 'fixed', 'none'] as const;

/** Whose time is volunteering: that of everybody who takes part, of those with a role – the others are guests –, or nobody's. */
export const volunteering = ['all', 'roles', 'none'] as const;

/** Seconds for which one code on the screen is shown, and how many of them are taken: who stands in a queue is not late. */
export const codeSeconds = 60;
export const codesTaken = 5;
