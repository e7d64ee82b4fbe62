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

/**
 * Writes what a person made into the device's store. When there is no room, copies of what was only read give way to it.
 * @returns whether it lies there now; false on a full device and in browsers that keep nothing
 */
export const keepSafe = async (write: () => PromiseLike<unknown>): Promise<boolean> => {
  askToStay();
  const tried = async () => {
    await write();
    return true;
  };
  return tried().catch(async () => {
    await store.kept.clear().catch(() => undefined);
    return tried().catch(() => false);
  });
};

/** Megabytes left for this app on the device where they are getting scarce; null where there is room, or the browser does not tell. */
export const useScarceRoom = (): number | null => {
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    void navigator.storage?.estimate?.().then(
      ({ quota, usage }) => {
        const free = quota === undefined || usage === undefined ? scarce : Math.max(0, quota - usage);
        setLeft(free < scarce ? Math.floor(free / 1_000_000) : null);
      },
      () => setLeft(null),
    );
  }, []);
  return left;
};
