import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReportBody } from '#contract/cases/api.ts';
import { type Draft, type OutboxItem, store } from './database.ts';

const empty = (): Draft => ({
  key: 'report',
  id: crypto.randomUUID(),
  text: '',
  photos: [],
  place: null,
  placeText: '',
  categoryCode: null,
  anonymous: false,
});

/** Whether there is anything in a draft worth keeping. */
export const isWritten = (draft: Draft): boolean => draft.text.trim() !== '' || draft.photos.length > 0 || draft.placeText.trim() !== '';

const save = async (draft: Draft): Promise<void> => {
  const done: Promise<unknown> = isWritten(draft) ? store.drafts.put(draft) : store.drafts.delete('report');
  // A browser without a store: the draft lives as long as the page.
  await done.catch(() => {});
};

/** Whether an unfinished report lies on this device. */
export const hasDraft = async (): Promise<boolean> => (await store.drafts.get('report').catch(() => undefined)) !== undefined;

/** Turns a refused report back into the draft, under its own id, to be corrected. */
export const takeBack = async (item: OutboxItem): Promise<void> => {
  const { id, text, placeText, categoryCode, anonymous } = item.body as Omit<ReportBody, 'photoIds'>;
  await store.transaction('rw', store.drafts, store.outbox, async () => {
    await store.drafts.put({
      key: 'report',
      id,
      text,
      photos: item.photos,
      place: item.place,
      placeText: placeText ?? '',
      categoryCode,
      anonymous,
    });
    await store.outbox.delete(item.id);
  });
};

/** The place with which the form is to open next: somebody scanned its code. What was written before stays. */
let begun: Pick<Draft, 'place' | 'placeText'> | null = null;
export const beginAt = (place: Draft['place'], placeText: string): void => {
  begun = { place, placeText };
};

/** The unfinished report of this device, saved half a second after every change. `restored` says that it comes from an earlier visit. */
export const useDraft = () => {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [restored, setRestored] = useState(false);
  const latest = useRef<Draft | null>(null);
  latest.current = draft;

  useEffect(() => {
    let here = true;
    void store.drafts
      .get('report')
      .catch(() => undefined)
      .then((saved) => {
        if (!here) return;
        setDraft({ ...(saved ?? empty()), ...begun });
        begun = null;
        setRestored(saved !== undefined && isWritten(saved));
      });
    return () => {
      here = false;
    };
  }, []);

  useEffect(() => {
    if (!draft) return;
    const soon = setTimeout(() => void save(draft), 400);
    return () => clearTimeout(soon);
  }, [draft]);
  // Leaving the page within that half second must not lose the last letters.
  useEffect(() => {
    const keep = () => {
      if (latest.current && isWritten(latest.current)) void save(latest.current);
    };
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, []);

  const change = useCallback((part: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => {
    setDraft((old) => (old ? { ...old, ...(typeof part === 'function' ? part(old) : part) } : old));
  }, []);
  /** Forgets the draft: it was sent, or its writer gave it up. */
  const discard = useCallback(async () => {
    latest.current = null;
    setDraft(empty());
    setRestored(false);
    await store.drafts.delete('report').catch(() => {});
  }, []);
  return { draft, restored, change, discard };
};
