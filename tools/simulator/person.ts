import { setTimeout as sleep } from 'node:timers/promises';
import { CallError, createCall } from '#client/call.ts';
import * as accountsApi from '#client/endpoints/accounts.ts';

type Calls = ReturnType<typeof createCall>;

/** A signed-in account that speaks to the public API as any browser does. */
export interface Person extends Calls {
  readonly login: string;
}

/** A CallError worth another try: the server restarts, is overloaded, or asks to slow down. */
const pauseAfter = (error: unknown): number | null => {
  if (!(error instanceof CallError)) return null;
  if (error.status === 429) return Number(error.data['retryAfter'] ?? 5) * 1_000;
  return error.status === 0 || error.status === 503 ? 500 : null;
};

/** Tries again while the server asks for patience; every request carries its own id, so a repeat does no harm. */
export const patiently = async <T>(work: () => Promise<T>, tries = 60): Promise<T> => {
  for (let n = 1; ; n++) {
    try {
      return await work();
    } catch (error) {
      const pause = pauseAfter(error);
      if (pause === null || n >= tries) throw error;
      await sleep(pause);
    }
  }
};

/** Signs in with a password and keeps the session cookie. */
export const signIn = async (base: string, login: string, password: string): Promise<Person> => {
  let cookie = '';
  const withCookie: typeof fetch = async (address, init) => {
    const answer = await fetch(address, { ...init, headers: { ...(init?.headers as Record<string, string>), cookie } });
    const set = answer.headers.getSetCookie().map((c) => c.split(';')[0] ?? '');
    if (set.length > 0) cookie = set.join('; ');
    return answer;
  };
  const calls = createCall({ base, fetch: withCookie });
  const answer = await patiently(() => calls.call(accountsApi.signInWithPassword, { body: { login, password } }));
  if ('ticket' in answer) throw new Error(`${login} has a second factor, which a simulated person cannot give: turn it off or reset it`);
  return { ...calls, login };
};
