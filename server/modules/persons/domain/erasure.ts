import type { bases } from '#contract/persons/file.ts';

/** Parts of a person that an erasure takes away. */
export type ErasedPart = 'name' | 'phone' | 'id_number' | 'address' | 'register';

/** A tie as the erasure weighs it. */
export interface Weighed {
  readonly word: string;
  readonly basis: (typeof bases)[number];
  readonly keepYears: number;
  readonly current: boolean;
  readonly until: string | null;
}
/** What stays: how many of a kind, on which ground, until when. */
export interface KeptPart {
  readonly word: string;
  readonly basis: (typeof bases)[number];
  readonly count: number;
  readonly until: string | null;
}

/** The last day on which something that ended on a day is kept. */
export const keptUntil = (day: string, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

/**
 * What an erasure takes away from a person and what stays. What rests on consent goes always. While something on another ground holds, name and phone
 * are needed for it; what has ended keeps the name alone, until its time is over.
 */
export const weighErasure = (ties: readonly Weighed[], today: string): { erased: ErasedPart[]; kept: KeptPart[] } => {
  const staying = ties
    .filter(({ basis }) => basis !== 'consent')
    .map((tie) => ({ ...tie, last: tie.current || tie.until === null ? null : keptUntil(tie.until, tie.keepYears) }))
    .filter(({ last }) => last === null || last >= today);
  const kept = [...Map.groupBy(staying, ({ word, basis }) => `${word} ${basis}`).values()].map((group): KeptPart => {
    const [first] = group as [(typeof staying)[number]];
    const lasts = group.map(({ last }) => last);
    return {
      word: first.word,
      basis: first.basis,
      count: group.length,
      until: lasts.includes(null) ? null : ((lasts as string[]).toSorted().at(-1) ?? null),
    };
  });
  const erased: ErasedPart[] = ['id_number', 'address', 'register'];
  if (!staying.some(({ last }) => last === null)) erased.unshift('phone');
  if (staying.length === 0) erased.unshift('name');
  return { erased, kept };
};

/** Whether what rested on somebody's consent has ended and its time is over, while something else still holds. */
export const isConsentOver = (ties: readonly Weighed[], today: string): boolean => {
  const consented = ties.filter(({ basis }) => basis === 'consent');
  return !isOver(ties, today) && isOver(consented, today);
};

/** Whether the time to keep everything somebody was known for is over. */
export const isOver = (ties: readonly Weighed[], today: string): boolean =>
  ties.length > 0 && ties.every(({ current, until, keepYears }) => !current && until !== null && keptUntil(until, keepYears) < today);
