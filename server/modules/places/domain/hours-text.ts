import { alwaysOpen, type DayHours, isAlwaysOpen, type WeekHours } from '#contract/places/kinds.ts';

const weekdays = '一二三四五六日';
const always = '全天';
const never = '不开放';

const sameTimes = (a: DayHours, b: DayHours): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Weekly hours in the words of a sheet: 周一至周五 09:00-12:00,14:00-18:00；周六 09:00-12:00. Days that are not named are closed; nothing: not known. */
export function hoursText(hours: WeekHours): string {
  if (hours === null) return '';
  if (isAlwaysOpen(hours)) return always;
  const parts: string[] = [];
  for (let from = 0; from < 7; ) {
    const times = hours[from] ?? [];
    let to = from;
    while (to < 6 && sameTimes(hours[to + 1] ?? [], times)) to++;
    if (times.length > 0) {
      const days = from === to ? `周${weekdays[from]}` : `周${weekdays[from]}至周${weekdays[to]}`;
      parts.push(`${days} ${times.map(([a, b]) => `${a}-${b}`).join(',')}`);
    }
    from = to + 1;
  }
  return parts.length > 0 ? parts.join('；') : never;
}

const dayOf = (word: string): number => (word === '天' ? 6 : weekdays.indexOf(word));
const padded = (time: string): string => time.padStart(5, '0');
const isTime = (time: string, latest: string): boolean => /^\d\d:[0-5]\d$/.test(time) && time <= latest;

/** Reads what {@link hoursText} writes, and what people write instead of it: 每天, 周日/周天, ：, ~, 、. @returns undefined when it makes no sense */
export function parseHours(text: string): WeekHours | undefined {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/\s*([-~—–至到,、;])\s*/g, '$1')
    .trim();
  if (plain === '') return null;
  if (plain === always || plain === '全天开放' || plain === '24小时') return alwaysOpen;
  const days: (readonly [string, string])[][] = Array.from({ length: 7 }, () => []);
  if (plain === never) return days;
  for (const part of plain.split(';').filter(Boolean)) {
    const match = /^(每天|周([一二三四五六日天])(?:[至到~—–-]周?([一二三四五六日天]))?)\s*([\d:,、~—–至到-]+)$/.exec(part.trim());
    if (!match) return undefined;
    const [, , first, last, times = ''] = match;
    const from = first ? dayOf(first) : 0;
    const to = first ? dayOf(last ?? first) : 6;
    if (from > to) return undefined;
    const read = times.split(/[,、]/).map((one) => one.split(/[~—–至到-]/).map(padded));
    if (!read.every((pair) => pair.length === 2 && isTime(pair[0] ?? '', '23:59') && isTime(pair[1] ?? '', '24:00'))) return undefined;
    for (let day = from; day <= to; day++) for (const [a, b] of read) days[day]?.push([a as string, b as string]);
  }
  return days;
}
