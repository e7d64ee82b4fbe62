import i18next from 'i18next';
import { CallError, createCall } from '#client/call.ts';
import { currentLocale } from '#ui/i18n.ts';

/** Milliseconds after which a question without an answer counts as unreached: on a dead network nothing ever says so. */
const patience = { reading: 20_000, writing: 30_000 };
/** Made by hand: `AbortSignal.timeout` and `any` are younger than many a phone's browser. What is written carries an id and may go twice. */
const patient: typeof fetch = (input, init = {}) => {
  const late = new AbortController();
  const giveUp = () => late.abort();
  setTimeout(giveUp, init.method === 'GET' ? patience.reading : patience.writing);
  if (init.signal?.aborted) giveUp();
  init.signal?.addEventListener('abort', giveUp);
  return fetch(input, { ...init, signal: late.signal });
};

const options = { language: () => currentLocale(), fetch: patient };
export const { call } = createCall(options);
/** The same for what was written under an account: where another has signed in meanwhile it is refused, and waits. */
export const callFor = (accountId: string): typeof call =>
  createCall({ ...options, headers: () => ({ 'x-linli-account': accountId }) }).call;

/** Words for a failure, for the person in front of the screen: the server's own, or ours where no server answered. */
export const wordsOf = (error: unknown): string => {
  if (!(error instanceof CallError)) return i18next.t('kernel:errors.server.unavailable');
  return error.message || i18next.t(`kernel:errors.${error.code}`);
};

/** Our server was not reached: nothing answered, or a public network answered in its place. */
export const isOffline = (error: unknown): boolean => error instanceof CallError && error.status === 0;
export const hasCode = (error: unknown, ...codes: string[]): error is CallError => error instanceof CallError && codes.includes(error.code);
