const dayLong = 86_400_000;

/** A day so many days after another, `YYYY-MM-DD`. */
export const daysAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * dayLong).toISOString().slice(0, 10);

/** A day at noon in Shanghai, for writing it down. */
export const noonOf = (day: string): Date => new Date(`${day}T12:00:00+08:00`);

/** Monday of a day's week. */
export const mondayOf = (day: string): string => daysAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
