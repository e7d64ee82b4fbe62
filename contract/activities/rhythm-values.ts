/** How often something is due; free of zod, for pages of the phone. */
export const rhythmPeriods = ['day', 'week', 'month', 'quarter', 'half_year', 'year'] as const;
export type RhythmPeriod = (typeof rhythmPeriods)[number];

/**
 * Days on which it can be due. all, workdays (make-up days among them), restdays: any day of that sort within the period · weekdays, monthdays: on each day
 * that is named.
 */
export const rhythmDays = ['all', 'workdays', 'restdays', 'weekdays', 'monthdays'] as const;
export type RhythmDays = (typeof rhythmDays)[number];

/** Years a series may last, and occurrences it may have. */
export const mostYears = 3;
export const mostOccurrences = 400;
