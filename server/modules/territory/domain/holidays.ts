import chineseDays from 'chinese-days';

const day = 86_400_000;
/** 1970-01-01 was a Thursday, the fourth day of a week that begins with Monday. */
export const weekdayOf = (dayNumber: number): number => (dayNumber + 3) % 7;
const known = new Map<number, boolean>();

/**
 * Whether a Shanghai calendar day (days since 1970-01-01) is a day off of a public holiday as the State Council arranged it, the
 * weekends and exchanged days within it included. A make-up day is none, a plain weekend neither. Years not arranged yet have none.
 */
export const isHoliday = (dayNumber: number): boolean => {
  const before = known.get(dayNumber);
  if (before !== undefined) return before;
  const { work, name } = chineseDays.getDayDetail(new Date(dayNumber * day).toISOString().slice(0, 10));
  // a holiday is named in both languages, any other day only by its weekday
  const answer = !work && name.includes(',');
  if (known.size > 20_000) known.clear();
  known.set(dayNumber, answer);
  return answer;
};

/** Whether a day is a Saturday or Sunday that is worked for a public holiday. */
export const isMakeUpDay = (dayNumber: number): boolean =>
  weekdayOf(dayNumber) >= 5 && chineseDays.isWorkday(new Date(dayNumber * day).toISOString().slice(0, 10));
