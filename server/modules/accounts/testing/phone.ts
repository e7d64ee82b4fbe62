import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { v7 } from 'uuid';
import { toBind, toPass } from '#contract/accounts/device-words.ts';

/** A phone of a test: the key that WebCrypto keeps in a browser, and what it signs. */
export interface Phone {
  readonly id: string;
  /** Body by which it is bound to an account. */
  bind(accountId: string): { id: string; publicKey: string; proof: string };
  /** Body that answers a challenge; `deviceId` where it pretends to be another phone. */
  answer(challenge: string, deviceId?: string): { challenge: string; signature: string };
}

const signed = (key: KeyObject, words: string): string =>
  sign('sha256', Buffer.from(words), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');

export const makePhone = (): Phone => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = v7();
  return {
    id,
    bind: (accountId) => ({
      id,
      publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
      proof: signed(privateKey, toBind(id, accountId)),
    }),
    answer: (challenge, deviceId = id) => ({ challenge, signature: signed(privateKey, toPass(deviceId, challenge)) }),
  };
};
