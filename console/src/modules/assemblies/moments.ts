/** The last moment of what ends at the start of a day. */
export const lastMoment = (end: string): string => new Date(Date.parse(end) - 1).toISOString();
