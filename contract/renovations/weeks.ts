const dayLong = 86_400_000;
const dayAt = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const textOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The Monday of a day's week. */
export const weekOf = (day: string): string => {
  const at = dayAt(day);
  return textOf(at - ((new Date(at).getUTCDay() + 6) % 7) * dayLong);
};

/** Weeks of works, by their Mondays, from the first day to the last; today's is open. */
export const weeksBetween = (from: string, to: string): string[] => {
  const weeks: string[] = [];
  for (let at = dayAt(weekOf(from)); at <= dayAt(to); at += 7 * dayLong) weeks.push(textOf(at));
  return weeks;
};

/** Weeks without a picture: over weeks are missed, that of today still has its days. */
export const missedWeeks = (from: string, to: string, taken: readonly string[], today: string): string[] => {
  const have = new Set(taken.map(weekOf));
  return weeksBetween(from, to).filter((week) => week < weekOf(today) && !have.has(week));
};
