import { createHmac } from 'node:crypto';
import { type Answer, type Place, type Process, send } from './world.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A person's authenticator app, written down from RFC 4226 and RFC 6238 independently of the library under test. */
export const codeOf = (key: string, at: number): string => {
  const bits = [...key].map((c) => alphabet.indexOf(c).toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((b) => Number.parseInt(b, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac('sha1', bytes).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
};

export interface App {
  readonly key: string;
  /** The code that turned it on, spent. */
  readonly first: string;
  readonly backupCodes: string[];
  /**
   * A code not used yet, or one so many steps of 30 s later: that of the step after the process's present, which is taken as well, so that
   * it is right whichever side of a border it arrives on.
   */
  code(process: Process, steps?: number): string;
}

/** A code that is wrong at the process's present, and for a while. */
export const wrongCode = (app: App, process: Process): string => {
  const near = [-2, -1, 0, 1, 2].map((n) => app.code(process, n));
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((c) => !near.includes(c)) ?? '';
};

/** Sets the second factor of a signed-in person up through the API, by the code of the present: the one after it is unspent. */
export const setUp = async (process: Process, place: Place, cookie: string): Promise<App> => {
  const { body } = await send(process, place, 'POST', '/api/second-factor', { cookie, body: {} });
  const code = (p: Process, steps = 0): string => codeOf(body.key, Date.now() + p.ahead + (steps + 1) * 30_000);
  const first = code(process, -1);
  const on = await send(process, place, 'POST', '/api/second-factor/confirm', { cookie, body: { code: first } });
  if (on.status !== 200) throw new Error(`second factor: ${on.status} ${JSON.stringify(on.body)}`);
  return { key: body.key, first, backupCodes: on.body.backupCodes, code };
};

/** The second step of a sign-in. */
export const secondStep = (process: Process, place: Place, ticket: string, code: string, address?: string): Promise<Answer> =>
  send(process, place, 'POST', '/api/session/second-factor', { body: { ticket, code }, ...(address ? { address } : {}) });
