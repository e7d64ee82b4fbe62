/** The calendar day of a moment in Shanghai, YYYY-MM-DD. */
export const dayOf = (moment: Date): string => new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** Whether a place with this last day exists on a day: the last day is included. */
export const existsOn = (closedOn: string | null, day: string): boolean => closedOn === null || closedOn >= day;
