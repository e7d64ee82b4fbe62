/** How a case is handled: at once 即知即办, within its time 一般, by a whistle 吹哨报到, by a special group 专办. */
export const handlings = ['at_once', 'general', 'whistle', 'special'] as const;
export type Handling = (typeof handlings)[number];

/** How pressing a case is. */
export const urgencies = ['ordinary', 'major', 'urgent'] as const;
export type Urgency = (typeof urgencies)[number];

/** How one person in the organisation is found: who is on duty, else – or in any case – whose turn it is. */
export const personChoices = ['duty', 'turn'] as const;
export type PersonChoice = (typeof personChoices)[number];

/** Organisations that assist one that leads, at most. */
export const mostAssists = 10;
