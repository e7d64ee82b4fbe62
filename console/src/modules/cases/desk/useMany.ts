import { useCallback, useState } from 'react';
import type { ManyAction } from '#contract/cases/api.ts';
import { useMe } from '../../../app/queries.ts';

// typed by the contract, written out here: the console does not carry the contract's schema library
export const manyActions = ['verify', 'accept', 'check', 'close', 'archive', 'supervise'] as const satisfies readonly ManyAction[];
/** Cases one request may name. */
export const mostCases = 500;

/** Choosing several cases of the list; null while nobody does. */
export const useMany = () => {
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const { permissions } = useMe();
  return {
    chosen,
    /** Actions this person may take somewhere. */
    actions: manyActions.filter((action) => permissions.includes(action === 'accept' ? 'cases.handle' : `cases.${action}`)),
    begin: (): void => setChosen(new Set()),
    leave: useCallback((): void => setChosen(null), []),
    choose: (ids: readonly string[]): void => setChosen(new Set(ids.slice(0, mostCases))),
    toggle: useCallback((id: string): void => {
      setChosen((before) => {
        const next = new Set(before);
        if (!next.delete(id) && next.size < mostCases) next.add(id);
        return next;
      });
    }, []),
  };
};
export type Many = ReturnType<typeof useMany>;
