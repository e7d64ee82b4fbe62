/** Whether a place with this last day exists on a day: the last day is included. */
export const existsOn = (closedOn: string | null, day: string): boolean => closedOn === null || closedOn >= day;
