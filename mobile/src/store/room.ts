import { useEffect, useState } from 'react';
import { store } from './database.ts';

/** Below this many bytes the next photos may not fit any more. */
const scarce = 50_000_000;
let asked = false;

/** Asks the browser, once per visit, not to clear away what lies here when the device runs short of space. */
const askToStay = (): void => {
  if (asked) return;
  asked = true;
  navigator.storage?.persist?.().catch(() => false);
};

/** What may give way, the least missed first. What is not sent never does. */
const giveWay = [() => store.sent.clear(), () => store.kept.clear()];

/**
 * Writes what a person made into the device's store. When there is no room, notes of what was sent and copies of what was only read give way to it.
 * @returns whether it lies there now; false on a full device and in browsers that keep nothing
 */
export const keepSafe = async (write: () => PromiseLike<unknown>): Promise<boolean> => {
  askToStay();
  const tried = async () => {
    await write();
    return true;
  };
  for (const free of giveWay) {
    const done = await tried().catch(() => false);
    if (done) return true;
    await free().catch(() => undefined);
  }
  return tried().catch(() => false);
};

/** Room on this device, bytes. */
export interface Room {
  used: number;
  free: number;
}

/** How much room this app takes on the device and how much is left for it; null where the browser does not tell. */
export const useRoom = (): Room | null => {
  const [room, setRoom] = useState<Room | null>(null);
  useEffect(() => {
    void navigator.storage?.estimate?.().then(
      ({ quota, usage }) => setRoom(quota === undefined || usage === undefined ? null : { used: usage, free: Math.max(0, quota - usage) }),
      () => setRoom(null),
    );
  }, []);
  return room;
};

/** Whether the next photos may not fit any more. */
export const isScarce = ({ free }: Room): boolean => free < scarce;
