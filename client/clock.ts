/** What the platform's clock showed with an answer, and when that came by the browser's own count, which no change of its clock moves. */
let known: { readonly at: number; readonly since: number } | null = null;
const shown = ({ at, since }: NonNullable<typeof known>): number => at + performance.now() - since;

/** Notes what the platform's clock showed; an answer out of a cache is older than what is known and says nothing. @param at ms, as `x-linli-at` has it */
export const noteTime = (at: string | null): void => {
  const next = { at: Number(at), since: performance.now() };
  if (next.at > 0 && (known === null || next.at > shown(known))) known = next;
};

/** Now by the platform's clock, which rules go by; by the browser's until the platform has answered. */
export const platformNow = (): Date => (known ? new Date(shown(known)) : new Date());
