import { useSyncExternalStore } from 'react';
import type { BoundPhone } from '../store/database.ts';
import { store } from '../store/database.ts';
import type { Sealed } from './vault.ts';

/** Wrong PINs after which what is kept for reading is gone. */
export const mostWrong = 5;
/** As long as a session without a request: then the phone is locked, with or without a network. */
const idle = 30 * 60_000;

/** How this phone stands: to whom it is bound, and whether what it keeps for reading is open. */
export interface Standing {
  /** The binding of whoever uses the phone now, null when it is not bound for them. */
  readonly row: BoundPhone | null;
  readonly locked: boolean;
  /** Signed in just now: a forgotten PIN may be replaced. */
  readonly fresh: boolean;
  /** The session has ended; what is kept can still be read, and what is written is sent. */
  readonly ended: boolean;
}
let rows: BoundPhone[] = [];
let key: CryptoKey | null = null;
let standing: Standing = { row: null, locked: false, fresh: false, ended: false };
const listeners = new Set<() => void>();
const opening = new Set<() => void>();
const set = (next: Partial<Standing>): void => {
  standing = { ...standing, ...next };
  for (const tell of listeners) tell();
};

export const standingNow = (): Standing => standing;
export const useStanding = (): Standing =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => standing,
  );
/** Calls `listener` whenever what is kept has been opened. */
export const onOpened = (listener: () => void): void => void opening.add(listener);
/** The binding of an account on this phone. */
export const boundFor = (accountId: string | null): BoundPhone | undefined => rows.find((row) => row.accountId === accountId);

let asking = false;
/** Asks who is signed in after a sign-in: whoever was before is nobody to fall back on. */
export const askAnew = async <T>(ask: () => Promise<T>): Promise<T> => {
  asking = true;
  try {
    return await ask();
  } finally {
    asking = false;
  }
};

/** Says that the session has ended, or stands again. Without a lock of its own a phone reads nothing then. @returns whether it reads on */
export const sessionEnded = (ended: boolean): boolean => {
  const readsOn = !asking && standing.row !== null && !standing.locked;
  if (readsOn && standing.ended !== ended) set({ ended });
  return readsOn;
};

/** Reads how the phone stands when the app starts: bound, it is locked. Where the browser keeps nothing it is not bound. */
export const loadBound = async (): Promise<void> => {
  rows = await store.bound.toArray().catch(() => []);
  const row = rows.find(({ current }) => current) ?? null;
  set({ row, locked: row !== null });
};

/** Puts a binding down; null removes that of the account. */
const write = async (accountId: string, row: BoundPhone | null): Promise<void> => {
  rows = [...rows.filter((one) => one.accountId !== accountId), ...(row ? [row] : [])];
  if (row) await store.bound.put(row);
  else await store.bound.delete(accountId);
};
/** Changes the binding of whoever uses the phone. */
export const changeRow = async (part: Partial<BoundPhone>): Promise<void> => {
  if (!standing.row) return;
  const row = { ...standing.row, ...part };
  await write(row.accountId, row);
  set({ row });
};

/** Opens what is kept with its key. */
export const openWith = (opened: CryptoKey): void => {
  key = opened;
  set({ locked: false, fresh: false });
  for (const tell of opening) tell();
};
export const lock = (): void => {
  if (!standing.row) return;
  key = null;
  set({ locked: true });
};

/** From now on the phone is bound for an account, and open. What was kept in the clear is sealed. */
export const begin = async (row: BoundPhone, opened: CryptoKey): Promise<void> => {
  await write(row.accountId, row);
  key = opened;
  set({ row, locked: false, fresh: false, ended: false });
  for (const one of await store.kept.toArray()) await store.kept.put({ ...one, data: await sealed(one.key, one.data) });
};
/** The phone is not bound for the account any more. */
export const end = async (accountId: string): Promise<void> => {
  await write(accountId, null).catch(() => undefined);
  if (standing.row?.accountId !== accountId) return;
  key = null;
  set({ row: null, locked: false, fresh: false, ended: false });
};
/** Somebody has signed in. Bound for them, the phone asks for their PIN; what is bound for others waits. */
export const signedInAs = async (accountId: string | null): Promise<void> => {
  const same = standing.row?.accountId === accountId && key !== null;
  for (const row of rows.map((one) => ({ ...one, current: one.accountId === accountId })))
    await write(row.accountId, row).catch(() => undefined);
  const row = boundFor(accountId) ?? null;
  if (!same) key = null;
  set({ row, locked: row !== null && !same, fresh: row !== null && !same, ended: false });
};

const isSealed = (data: unknown): data is Sealed => typeof data === 'object' && data !== null && 'sealed' in data && 'iv' in data;
/** Data as they are kept: as they are on a phone that is not bound, sealed on one that is, and not at all while it is locked (undefined). */
export const sealed = async (name: string, data: unknown): Promise<unknown> => {
  if (!standing.row) return data;
  if (key === null || isSealed(data)) return isSealed(data) ? data : undefined;
  return (await import('./vault.ts')).seal(key, name, data);
};
/** What was kept, undefined while it is locked. */
export const unsealed = async (name: string, data: unknown): Promise<unknown> => {
  if (!isSealed(data)) return standing.locked ? undefined : data;
  if (key === null) return undefined;
  return (await import('./vault.ts')).unseal(key, name, data).catch(() => undefined);
};

/** Locks the phone when nobody has touched it for half an hour, by whichever of its clocks went on. */
export const watchIdle = (): void => {
  let [at, ticks] = [Date.now(), performance.now()];
  const touch = () => {
    [at, ticks] = [Date.now(), performance.now()];
  };
  const look = () => {
    if (standing.row && !standing.locked && Math.max(Date.now() - at, performance.now() - ticks) >= idle) lock();
  };
  for (const what of ['pointerdown', 'keydown'])
    window.addEventListener(
      what,
      () => {
        look();
        touch();
      },
      { capture: true, passive: true },
    );
  document.addEventListener('visibilitychange', look);
  setInterval(look, 15_000);
};
