import { useCallback, useEffect, useRef, useState } from 'react';
import { isDefinite } from '#client/attempt.ts';
import type { Draft, DrawnArea } from '#contract/drawing/api.ts';
import { endpoints, isRefusal, wordsFor } from '../../../../app/api.ts';
import { useSlot } from '../../../../app/kept.ts';
import { asked, once } from '../../../../app/send.ts';

/** `conflict`: somebody else saved; `gone`: it is no longer open; `refused`: the server takes it not as it is, `message` says why. */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'offline' | 'conflict' | 'gone' | 'refused';
export interface Autosave {
  readonly state: SaveState;
  readonly message: string;
  readonly savedAt: Date | null;
  /** Saves what is not saved yet; the version that then stands, or null when it could not be saved. */
  flush(): Promise<number | null>;
  /** Goes on from the version somebody else made; with `mine` the drawing here takes its place. */
  adopt(version: number, features: readonly DrawnArea[], mine: boolean): void;
}

const pause = 900;
const again = 5_000;

/** Saves a drawing by itself shortly after each change, one request at a time, and notices when somebody else saved it meanwhile. */
export const useAutosave = (draft: Draft, features: readonly DrawnArea[]): Autosave => {
  const [state, setState] = useState<SaveState>('saved');
  const [message, setMessage] = useState('');
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  // a drawing is large: what of it is on its way lives as long as the page
  const slot = useSlot('grids.save', draft.id, true);
  const version = useRef(draft.version);
  const stored = useRef(features);
  const current = useRef(features);
  current.current = features;
  const running = useRef<Promise<boolean> | null>(null);
  const stopped = useRef(false);

  const send = useCallback(async (): Promise<boolean> => {
    const sent = current.current;
    if (sent === stored.current) return true;
    setState('saving');
    try {
      const body = { version: version.current, title: draft.title, features: [...sent] };
      const { answer, earlier } = await once(slot, body, () => asked(endpoints.drawing.saveDraft, { params: { draftId: draft.id }, body }));
      version.current = answer.version;
      if (!earlier) stored.current = sent;
      setSavedAt(new Date());
      if (earlier) return await send();
      // what changed on the way goes at once after it
      if (current.current !== sent) return await send();
      setState('saved');
      return true;
    } catch (error) {
      setMessage(wordsFor(error));
      const out = !isDefinite(error);
      const next = isRefusal(error, 'drawing.draft_changed') ? 'conflict' : isRefusal(error, 'drawing.draft_state') ? 'gone' : 'refused';
      stopped.current = !out && next !== 'refused';
      setState(out ? 'offline' : next);
      return false;
    }
  }, [draft.id, draft.title, slot]);

  const save = useCallback((): Promise<boolean> => {
    const turn = (running.current ?? Promise.resolve(true)).then(() => (stopped.current ? false : send()));
    running.current = turn;
    return turn;
  }, [send]);

  useEffect(() => {
    if (stopped.current) return;
    if (features === stored.current) {
      // undone before it was sent: nothing waits any more
      setState((now) => (now === 'waiting' ? 'saved' : now));
      return;
    }
    setState('waiting');
    const timer = setTimeout(() => void save(), pause);
    return () => clearTimeout(timer);
  }, [features, save]);

  useEffect(() => {
    if (state !== 'offline') return;
    const timer = setTimeout(() => void save(), again);
    return () => clearTimeout(timer);
  }, [state, save]);

  // leaving within the console saves what is left; leaving the console asks
  useEffect(() => () => void save(), [save]);
  useEffect(() => {
    if (state === 'saved') return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [state]);

  return {
    state,
    message,
    savedAt,
    flush: async () => ((await save()) && current.current === stored.current ? version.current : null),
    adopt: (next, theirs, mine) => {
      version.current = next;
      stored.current = theirs;
      stopped.current = false;
      setState('waiting');
      if (mine) void save();
      else setState('saved');
    },
  };
};
