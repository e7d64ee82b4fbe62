/** A month `YYYY-MM` as moments: from its first in Shanghai to that of the next. */
export const momentsOf = (month: string): { from: Date; to: Date } => ({
  from: new Date(`${month}-01T00:00:00+08:00`),
  to: new Date(`${monthAfter(month, 1)}-01T00:00:00+08:00`),
});

/** The month so many months after another, `YYYY-MM`. */
export const monthAfter = (month: string, months: number): string => {
  const [year = 0, n = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, n - 1 + months, 1)).toISOString().slice(0, 7);
};
