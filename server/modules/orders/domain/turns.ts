/** What tells whose turn an order has. */
interface Turned {
  readonly words: string | null;
  readonly opensAt: Date | null;
  readonly turns: readonly string[];
  readonly turnsFrom: Date | null;
  readonly turnHours: number | null;
}
const hourLong = 3_600_000;

/** Which of the teams an order is offered to has its turn, and until when; null before the first and after the last, when everybody may. */
export const turnOf = (o: Turned, now: Date): { readonly n: number; readonly teamId: string; readonly until: Date } | null => {
  if (o.words === null || o.turnsFrom === null || o.turnHours === null || o.opensAt === null || o.opensAt <= now) return null;
  const length = o.turnHours * hourLong;
  const n = Math.floor((now.getTime() - o.turnsFrom.getTime()) / length);
  const teamId = n < 0 ? undefined : o.turns[n];
  return teamId === undefined ? null : { n, teamId, until: new Date(o.turnsFrom.getTime() + (n + 1) * length) };
};
