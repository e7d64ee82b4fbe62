import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { CallError } from '#client/call.ts';
import type { Day, DayItem } from '#contract/field/api.ts';
import { bringGround } from './ground.ts';

/**
 * What a module fetches so that its pages of a day open without a network: the default export of its `day.ts`, given its own items. Rejects where something is missing; what the
 * holder may not read is nothing that is missing.
 */
export type GetReady = (client: QueryClient, items: readonly DayItem[]) => Promise<void>;

/** Each with the kinds of its own items, `<module>.`. */
const modules = Object.entries(import.meta.glob<GetReady>('../*/day.ts', { import: 'default' })).map(([file, load]) => ({
  kinds: `${file.split('/')[1]}.`,
  load,
}));

const unlessForbidden = (error: unknown): void => {
  if (!(error instanceof CallError && error.status === 403)) throw error;
};

/** Resolves when the files of every page are on the device, where the browser keeps them; where it does not, they are fetched as needed. */
const programKept = async (): Promise<unknown> =>
  (await navigator.serviceWorker?.getRegistration('/')) ? navigator.serviceWorker.ready : null;

/** Items whose pages are fetched at most: more than anybody gets to in a day. */
const most = 60;

const key = 'linli.day-ready';
interface Kept {
  readonly account: string;
  readonly day: string;
  /** When the last of it had arrived, in ms. */
  readonly at: number;
}
const lastReady = (account: string, day: string): number | null => {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
    return kept?.account === account && kept.day === day ? kept.at : null;
  } catch {
    return null;
  }
};

/**
 * Fetches all that the day needs while there is a network, each time the day was read anew.
 * @returns since when everything is on this phone, in ms (null: not yet), and whether something could not be fetched
 */
export const useReady = (account: string, day: Day): { at: number | null; failed: boolean } => {
  const client = useQueryClient();
  const router = useRouter();
  const [at, setAt] = useState(() => lastReady(account, day.day));
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!navigator.onLine) return;
    let gone = false;
    const all = Promise.all([
      programKept(),
      bringGround(client),
      ...modules.map(async ({ kinds, load }) =>
        (await load())(
          client,
          day.items.filter(({ kind }) => kind.startsWith(kinds)),
        ).catch(unlessForbidden),
      ),
      // code and words of their pages; those of one kind of page come once
      ...day.items.slice(0, most).map(({ link }) => router.preloadRoute({ to: link as '/day' })),
    ]);
    all.then(
      () => {
        if (gone) return;
        const now = Date.now();
        setFailed(false);
        setAt(now);
        try {
          localStorage.setItem(key, JSON.stringify({ account, day: day.day, at: now } satisfies Kept));
        } catch {
          // A browser without storage says it anew on the next visit.
        }
      },
      () => !gone && setFailed(true),
    );
    return () => {
      gone = true;
    };
  }, [account, day, client, router]);
  return { at, failed };
};
