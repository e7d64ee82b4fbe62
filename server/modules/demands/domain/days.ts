/** First day of the month of a day. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

/** The last moment of a day in Shanghai. */
export const endOf = (day: string): string => `${day}T15:59:59.000Z`;

/** First day of the month so many months after another's. */
export const monthAfter = (month: string, months: number): string => {
  const [year = 0, n = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, n - 1 + months, 1)).toISOString().slice(0, 10);
};
