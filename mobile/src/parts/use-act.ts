import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { v7 } from 'uuid';
import { isDefinite } from '#client/attempt.ts';

/**
 * Sends what is done with one tap: the id stays with it until there is a definite answer, so that a repeat takes effect once.
 * @param list first key of the queries that show what was done, read anew then
 */
export const useAct = (list: string) => {
  const client = useQueryClient();
  const ids = useRef(new Map<string, string>());
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  /** @param what names the act, @returns whether it has been done */
  const run = async (what: string, send: (id: string) => Promise<unknown>): Promise<boolean> => {
    const id = ids.current.get(what) ?? v7();
    ids.current.set(what, id);
    setBusy(what);
    setError(null);
    try {
      await send(id);
      ids.current.delete(what);
      await client.invalidateQueries({ queryKey: [list] });
      await client.invalidateQueries({ queryKey: ['todo-counts'] });
      return true;
    } catch (failure) {
      if (isDefinite(failure)) ids.current.delete(what);
      setError(failure);
      return false;
    } finally {
      setBusy(null);
    }
  };
  return { busy, error, setError, run };
};
