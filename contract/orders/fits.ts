/** What of a listed order meets somebody: decided on the phone, so that neither position nor free hours leave it. */
export interface Fit {
  /** Whether it needs no skill, or one of theirs. */
  readonly able: boolean;
  /** Whether it is wished for no day, or one on which they have time. */
  readonly free: boolean;
  /** Metres to the community it is in; null where the position is not told. */
  readonly metres: number | null;
}
/** Somebody as far as it matters here; what is not known keeps nothing away. */
export interface Somebody {
  readonly skills: readonly string[];
  /** `weekdays`, `evenings`, `weekends`; none: they have not said. */
  readonly times: readonly string[];
  /** Distance in metres from where they are; null: not told. */
  readonly metresTo: ((point: { readonly lon: number; readonly lat: number }) => number) | null;
}
interface Listed {
  readonly skills: readonly string[];
  readonly wishedOn: string | null;
  readonly point: { readonly lon: number; readonly lat: number } | null;
}

/** Whether a day is a Saturday or a Sunday. */
const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** How an order fits somebody. */
export const fitOf = ({ skills, wishedOn, point }: Listed, who: Somebody): Fit => ({
  able: skills.length === 0 || skills.some((skill) => who.skills.includes(skill)),
  free: wishedOn === null || who.times.length === 0 || who.times.some((time) => (time === 'weekends') === isWeekend(wishedOn)),
  metres: point && who.metresTo ? who.metresTo(point) : null,
});

/** What fits best comes first: skill, then time, then what waited in vain before, then what is near. */
export const byFit = <T extends { readonly fit: Fit; readonly round: number }>(a: T, b: T): number =>
  Number(b.fit.able) - Number(a.fit.able) ||
  Number(b.fit.free) - Number(a.fit.free) ||
  b.round - a.round ||
  (a.fit.metres ?? Number.MAX_SAFE_INTEGER) - (b.fit.metres ?? Number.MAX_SAFE_INTEGER);
