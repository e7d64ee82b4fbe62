const dayMilliseconds = 86_400_000;

/** Which of the days before a last day is reached: the smallest that is; -1 once the last day is over. */
export const stepOf = (days: readonly number[], today: string, last: string): number => {
  const left = Math.round((Date.parse(last) - Date.parse(today)) / dayMilliseconds);
  return left < 0 ? -1 : Math.min(...days.filter((one) => one >= left));
};

/**
 * The first day on which so many whole working days have passed since a day.
 * @param worked whether a day is worked, days counted since 1970-01-01
 */
export const freeOn = (since: string, workdays: number, worked: (day: number) => boolean): string => {
  let day = Math.round(Date.parse(`${since}T00:00:00Z`) / dayMilliseconds);
  for (let left = workdays; left > 0; ) if (worked(++day)) left--;
  return new Date((day + 1) * dayMilliseconds).toISOString().slice(0, 10);
};
