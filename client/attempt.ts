import { canonical } from '#contract/kernel/canonical.ts';
import { CallError } from './call.ts';
import type { Slot } from './kept.ts';

/** Statuses that leave open what became of a request, or that will be another one later: no session, too slow, too early, too many. */
const open: readonly number[] = [401, 408, 425, 429];

/**
 * Whether a failed request certainly changed nothing: the server itself refused it. No answer, trouble of the server or of something in
 * between, a session that has ended and a request to slow down are not definite: the same request is sent again, under its id.
 */
export const isDefinite = (error: unknown): boolean =>
  error instanceof CallError &&
  error.status >= 400 &&
  error.status < 500 &&
  !open.includes(error.status) &&
  error.code !== 'server.unavailable';

/** What came of {@link attempt}. `earlier`: it answers what was meant before; what is meant now has not been sent. */
export interface Outcome<R> {
  readonly answer: R;
  readonly earlier: boolean;
}

/**
 * Sends a request that must take effect once, however often it is tried. Its id lives until a definite answer and stands for exactly what
 * was meant by it; where something else is meant meanwhile, the open request is asked first – nobody else can tell what became of it.
 * @param meant what the person wants, in a form JSON can carry
 * @param request made anew for a new attempt only: a repeat goes out as it was
 * @throws what `deliver` throws
 */
export const attempt = async <Q, R>(
  slot: Slot,
  meant: unknown,
  request: () => Q,
  deliver: (request: Q, id: string) => Promise<R>,
  newId: () => string,
): Promise<Outcome<R>> => {
  // by content: the same words in another order are no other request
  const words = canonical(JSON.parse(JSON.stringify(meant ?? null)));
  const ask = async (pending: { id: string; request: unknown }): Promise<R> => {
    try {
      const answer = await deliver(pending.request as Q, pending.id);
      slot.write({ pending: null });
      return answer;
    } catch (error) {
      if (isDefinite(error)) slot.write({ pending: null });
      throw error;
    }
  };
  const before = slot.now()?.pending ?? null;
  if (before && before.meant !== words) {
    try {
      return { answer: await ask(before), earlier: true };
    } catch (error) {
      if (!isDefinite(error)) throw error;
    }
  }
  const pending = slot.now()?.pending ?? { id: newId(), meant: words, request: request() };
  slot.write({ pending });
  return { answer: await ask(pending), earlier: false };
};
