/** What volunteers and their hours are made of; free of zod, for pages of the phone. */

/** recorded: waits to be certified · held: certified too fast, waits for a second person · certified · struck: does not count. */
export const hourStates = ['recorded', 'held', 'certified', 'struck'] as const;
export type HourState = (typeof hourStates)[number];

/** What can become of hours, as their history tells it. */
export const hourChanges = ['recorded', 'certified', 'held', 'confirmed', 'struck', 'corrected', 'contested', 'upheld', 'checked'] as const;
export type HourChange = (typeof hourChanges)[number];

/** When somebody can serve. */
export const serviceTimes = ['weekdays', 'evenings', 'weekends'] as const;
export type ServiceTime = (typeof serviceTimes)[number];

/** applied: waits for the leader · member · declined · left. */
export const memberStates = ['applied', 'member', 'declined', 'left'] as const;
export type MemberState = (typeof memberStates)[number];
export const memberSteps = ['approve', 'decline', 'leave', 'lead'] as const;

/** How the number of an identity document stands on a certificate. */
export const numberShown = ['none', 'masked', 'full'] as const;
export type NumberShown = (typeof numberShown)[number];

export const hourSteps = ['certify', 'confirm', 'strike', 'correct', 'uphold'] as const;
