import { v7 } from 'uuid';
import * as accountsApi from '#client/endpoints/accounts.ts';
import type { Me } from '#contract/accounts/api.ts';
import { toBind, toPass } from '#contract/accounts/device-words.ts';
import { call, hasCode } from '../api.ts';
import { forgetKept } from '../store/kept.ts';
import { begin, boundFor, changeRow, end, lock, mostWrong, openWith, standingNow } from './bound.ts';
import { changeLock, makeVault, openVault } from './vault.ts';

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const text = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const signed = async (key: CryptoKey, words: string): Promise<string> =>
  text(await crypto.subtle.sign(ecdsa, key, new TextEncoder().encode(words)));

/** Whether this browser can be bound: keys that cannot be taken out exist on addresses with `https:` alone. */
export const canBind = (): boolean => globalThis.crypto?.subtle !== undefined;

/** Binds this phone to the account that is signed in, behind a PIN. */
export const bindPhone = async (me: Me, pin: string): Promise<void> => {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(ecdsa, false, ['sign', 'verify']);
  const { lock: pinLock, key } = await makeVault(pin);
  const id = v7();
  const body = {
    id,
    publicKey: text(await crypto.subtle.exportKey('spki', publicKey)),
    proof: await signed(privateKey, toBind(id, me.account.id)),
  };
  await call(accountsApi.bindDevice, { body });
  const { name } = me.account;
  await begin(
    { accountId: me.account.id, deviceId: id, name: `${name.slice(0, 1)}**`, current: true, key: privateKey, lock: pinLock, wrong: 0 },
    key,
  );
};

/** Unbinds this phone, at the server too where it can be reached. */
export const unbindPhone = async (): Promise<void> => {
  const { row } = standingNow();
  if (!row) return;
  await call(accountsApi.unbindDevice, { params: { deviceId: row.deviceId }, body: {} });
  await end(row.accountId);
};

/** Tries a PIN. Each wrong one counts before it is tried, so that closing the app wins nothing. @returns how many tries are left; null: it was right */
export const unlock = async (pin: string): Promise<number | null> => {
  const { row } = standingNow();
  if (!row?.lock) return 0;
  const wrong = row.wrong + 1;
  await changeRow({ wrong });
  const key = await openVault(row.lock, pin);
  if (key) {
    await changeRow({ wrong: 0 });
    openWith(key);
    return null;
  }
  if (wrong >= mostWrong) await empty();
  return Math.max(0, mostWrong - wrong);
};

/** Empties what is kept for reading and throws its key away. What waits to be sent stays. */
const empty = async (): Promise<void> => {
  lock();
  await forgetKept();
  await changeRow({ lock: null });
};

/** A new PIN over a new key, for somebody who has just signed in. */
export const newPin = async (pin: string): Promise<void> => {
  const { lock: made, key } = await makeVault(pin);
  await forgetKept();
  await changeRow({ lock: made, wrong: 0 });
  openWith(key);
};
/** @returns whether the old PIN was right */
export const changePin = async (old: string, next: string): Promise<boolean> => {
  const { row } = standingNow();
  const changed = row?.lock ? await changeLock(row.lock, old, next) : null;
  if (changed) await changeRow({ lock: changed });
  return changed !== null;
};

/** Whether the server still knows this phone, asked after a sign-in: somebody may have unbound it elsewhere. */
export const stillBound = async (accountId: string): Promise<void> => {
  const row = boundFor(accountId);
  if (!row) return;
  const { items } = await call(accountsApi.listDevices, {});
  if (!items.some(({ id }) => id === row.deviceId)) await end(accountId);
};

/** Gets this phone the pass by which it sends for an account without a session. @returns whether it has one */
export const takePass = async (accountId: string): Promise<boolean> => {
  const row = boundFor(accountId);
  if (!row) return false;
  const params = { deviceId: row.deviceId };
  try {
    const { challenge } = await call(accountsApi.askPass, { params, body: {} });
    const signature = await signed(row.key, toPass(row.deviceId, challenge));
    await call(accountsApi.takePass, { params, body: { challenge, signature } });
    return true;
  } catch (error) {
    if (!hasCode(error, 'accounts.device_ended', 'accounts.device_proof_wrong')) throw error;
    // lost, perhaps: nothing is left to read on it
    if (hasCode(error, 'accounts.device_ended') && standingNow().row?.accountId === accountId) await empty();
    return false;
  }
};
