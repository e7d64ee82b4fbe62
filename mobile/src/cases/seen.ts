import { useSyncExternalStore } from 'react';

const key = 'linli.seen';
const listeners = new Set<() => void>();
let versions: Record<string, number> = (() => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, number>;
  } catch {
    return {};
  }
})();
const most = 500;

/** Remembers on this device how far a case has been read. */
export const markSeen = (caseId: string, version: number): void => {
  if (versions[caseId] === version) return;
  versions = Object.fromEntries(
    [...Object.entries(versions).filter(([other]) => other !== caseId), [caseId, version] as const].slice(-most),
  );
  try {
    localStorage.setItem(key, JSON.stringify(versions));
  } catch {
    // Without storage the marker shows again on the next visit.
  }
  for (const tell of listeners) tell();
};

/** Whether a case has moved on since it was last opened here. A report nobody has touched yet (one event) has no news. */
export const useUnseen = (): ((caseId: string, version: number) => boolean) => {
  const current = useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => versions,
  );
  return (caseId, version) => version > (current[caseId] ?? 1);
};
