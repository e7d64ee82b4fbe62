import { useCallback, useEffect, useRef, useState } from 'react';
import { v7 } from 'uuid';
import { type ActDraft, store } from './database.ts';
import { keepSafe } from './room.ts';

/** Older than this an unfinished act is of no use: the case has moved on. */
const maxAge = 14 * 86_400_000;

const keyOf = (owner: string | null, caseId: string, action: string): string => `${owner ?? ''} ${caseId} ${action}`;

const isBegun = ({ words, photos, fields }: ActDraft): boolean => words !== '' || photos.length > 0 || Object.keys(fields).length > 0;

/**
 * What was begun of an act on a case, of this account: it survives the page, the session and a crash, with its id, so that a lost answer is
 * asked for again. Null until the device has been asked.
 */
export const useActDraft = (owner: string | null, caseId: string, action: string, empty: Omit<ActDraft, 'key' | 'id' | 'at'>) => {
  const key = keyOf(owner, caseId, action);
  const [draft, setDraft] = useState<ActDraft | null>(null);
  const [unsaved, setUnsaved] = useState(false);
  const done = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when the form opens
  useEffect(() => {
    let here = true;
    void store.acts
      .where('at')
      .below(Date.now() - maxAge)
      .delete()
      .catch(() => undefined);
    void store.acts
      .get(key)
      .catch(() => undefined)
      .then((saved) => here && setDraft({ ...empty, key, id: v7(), at: Date.now(), ...saved }));
    return () => {
      here = false;
    };
  }, [key]);
  useEffect(() => {
    if (!draft || !isBegun(draft)) return;
    const soon = setTimeout(() => {
      if (!done.current) void keepSafe(() => store.acts.put(draft)).then((kept) => setUnsaved(!kept));
    }, 300);
    return () => clearTimeout(soon);
  }, [draft]);
  const change = useCallback(
    (part: Partial<ActDraft> | ((old: ActDraft) => Partial<ActDraft>)) =>
      setDraft((old) => old && { ...old, ...(typeof part === 'function' ? part(old) : part), at: Date.now() }),
    [],
  );
  return {
    draft,
    change,
    /** The device has no room for it: it exists on the page alone. */
    unsaved,
    /** Forgets it: it was handed over. */
    finish: (): Promise<unknown> => {
      done.current = true;
      return store.acts.delete(key).catch(() => undefined);
    },
    /** Forgets it and begins anew, for a form that stays where it is. */
    renew: (): Promise<unknown> => {
      setDraft({ ...empty, key, id: v7(), at: Date.now() });
      return store.acts.delete(key).catch(() => undefined);
    },
  };
};
