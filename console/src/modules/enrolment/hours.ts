/** Hours of minutes, without a tail of digits. */
export const hoursOf = (minutes: number): string => String(Math.round(minutes / 6) / 10);
