import { useCallback, useEffect, useRef, useState } from 'react';
import { v7 } from 'uuid';
import type { ReportBody } from '#contract/cases/api.ts';
import { keyOfType } from '#contract/cases/questions-for.ts';
import { type Draft, type OutboxItem, store } from './database.ts';
import { keepSafe } from './room.ts';

const empty = (): Draft => ({
  key: 'report',
  id: v7(),
  text: '',
  photos: [],
  place: null,
  placeText: '',
  categoryCode: null,
  anonymous: false,
});

/** Whether there is anything in a draft worth keeping. */
export const isWritten = (draft: Draft): boolean => draft.text.trim() !== '' || draft.photos.length > 0 || draft.placeText.trim() !== '';

const save = (draft: Draft): Promise<boolean> =>
  isWritten(draft)
    ? keepSafe(() => store.drafts.put(draft))
    : store.drafts.delete('report').then(
        () => true,
        () => true,
      );

/** The unfinished report of an earlier visit. One that waits in the outbox is finished: its page was left while it was being sent. */
export const unfinished = async (): Promise<Draft | undefined> => {
  const saved = await store.drafts.get('report');
  return saved && (await store.outbox.get(saved.id)) ? undefined : saved;
};

/** Whether an unfinished report lies on this device. */
export const hasDraft = async (): Promise<boolean> => (await unfinished().catch(() => undefined)) !== undefined;

/** Turns a refused report back into the draft, under its own id, to be corrected. */
export const takeBack = async (item: OutboxItem): Promise<void> => {
  const { id, text, placeText, categoryCode, anonymous, occurredAt, answers, typeAnswers } = item.body as Omit<ReportBody, 'photoIds'>;
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
      answers: {
        ...(answers && { [answers.category]: answers.values }),
        ...(typeAnswers && { [keyOfType(typeAnswers.type)]: typeAnswers.values }),
      },
      begunAt: occurredAt === null ? null : Date.parse(occurredAt),
    });
    await store.outbox.delete(item.id);
  });
};

/** The place with which the form is to open next: somebody scanned its code. What was written before stays. */
let begun: Pick<Draft, 'place' | 'placeText'> | null = null;
export const beginAt = (place: Draft['place'], placeText: string): void => {
  begun = { place, placeText };
};

/** The unfinished report of this device, saved half a second after every change. `restored` says that it comes from an earlier visit, `unsaved` that the device has no room for it. */
export const useDraft = () => {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [restored, setRestored] = useState(false);
  const [unsaved, setUnsaved] = useState(false);
  const latest = useRef<Draft | null>(null);
  latest.current = draft;

  useEffect(() => {
    let here = true;
    void unfinished()
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
    const soon = setTimeout(() => void save(draft).then((kept) => setUnsaved(!kept)), 400);
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

  // What the device could not keep must not be closed by mistake.
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsaved]);

  const change = useCallback((part: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => {
    setDraft((old) => {
      if (!old) return old;
      const next = { ...old, ...(typeof part === 'function' ? part(old) : part) };
      return { ...next, begunAt: isWritten(next) ? (old.begunAt ?? Date.now()) : null };
    });
  }, []);
  /** Forgets the draft: it was sent, or its writer gave it up. */
  const discard = useCallback(async () => {
    latest.current = null;
    setDraft(empty());
    setRestored(false);
    await store.drafts.delete('report').catch(() => undefined);
  }, []);
  return { draft, restored, unsaved, change, discard };
};
