import { hasCode } from '../api.ts';
import { boundFor, sessionEnded } from './bound.ts';

/** Sends something for an account: under its session or, where that has ended and the phone is bound, by a pass. */
export const withPass = async <T>(accountId: string, send: () => Promise<T>): Promise<T> => {
  try {
    return await send();
  } catch (error) {
    if (!hasCode(error, 'session.required') || !boundFor(accountId)) throw error;
    const { takePass } = await import('./binding.ts');
    if (!(await takePass(accountId))) throw error;
    sessionEnded(true);
    return send();
  }
};
