import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { v7 } from 'uuid';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { useSlot } from '../../../app/kept.ts';
import { meetingQuery } from '../queries.ts';

/** Milliseconds after a change until it goes out, and until what could not be sent is tried again. */
const [pause, patience] = [800, 4_000];
/** Milliseconds without a word after which a window counts as gone. */
const silence = 120_000;

/** A note as it is written. */
interface Note {
  readonly id: string;
  readonly itemId: string;
  readonly seatId: string | null;
  readonly text: string;
  /** What the server has of it. */
  readonly sent: string;
  /** Still written; else it goes once it has been sent. */
  readonly open: boolean;
}
const isSent = ({ text, sent }: Note): boolean => text.trim() === sent;

/**
 * Notes as they are written while people talk: each is kept on this computer at once and on the server a moment later, under one id however often it is sent. What could
 * not be sent waits and goes out in its order, also after the page was left and opened again.
 */
export const useNotes = (meetingId: string, title: string) => {
  const client = useQueryClient();
  const slot = useSlot('meetings.notes', meetingId);
  const [{ adopted, begun }] = useState(() => {
    const left = slot.left();
    const values = left?.kept.values as { notes: readonly Note[] } | null | undefined;
    // another window may still be writing: what it holds is taken over once it has been silent
    const gone = left !== null && !left.own && Date.now() - left.kept.at > silence;
    return { adopted: gone, begun: left?.own || gone ? (values?.notes ?? []) : [] };
  });
  const [notes, setNotes] = useState<readonly Note[]>(begun);
  const [problem, setProblem] = useState<string | null>(null);
  const now = useRef(notes);
  const busy = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const change = useCallback(
    (next: readonly Note[]): void => {
      const left = next.filter((one) => one.open || !isSent(one));
      now.current = left;
      setNotes(left);
      if (left.some(({ text }) => text !== '')) slot.write({ values: { notes: left }, title, page: `/meetings/${meetingId}/room` });
      else slot.clear(adopted);
    },
    [slot, title, meetingId, adopted],
  );
  const send = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    const one = now.current.find((note) => !isSent(note));
    if (busy.current || !one) return;
    busy.current = true;
    const words = one.text.trim();
    let wait = pause;
    try {
      const m = await call(endpoints.meetings.keepMeetingNote, {
        params: { meetingId, noteId: one.id },
        body: { id: v7(), itemId: one.itemId, seatId: one.seatId, text: words },
      });
      client.setQueryData(meetingQuery(meetingId).queryKey, m);
      change(now.current.map((note) => (note.id === one.id ? { ...note, sent: words } : note)));
      setProblem(null);
    } catch (error) {
      setProblem(wordsFor(error as Error));
      wait = patience;
    } finally {
      busy.current = false;
    }
    if (now.current.some((note) => !isSent(note))) timer.current = setTimeout(() => void send(), wait);
  }, [client, change, meetingId]);

  useEffect(() => {
    void send();
    const again = (): void => void send();
    addEventListener('online', again);
    return () => {
      removeEventListener('online', again);
      clearTimeout(timer.current);
    };
  }, [send]);

  const of = (itemId: string): Note | undefined => now.current.find((note) => note.open && note.itemId === itemId);
  /** What is being written about an item stands; the next words are another note. */
  const end = useCallback((): void => {
    change(now.current.map((note) => ({ ...note, open: false })));
    void send();
  }, [change, send]);
  return {
    /** What is being written about an item. */
    of,
    /** How many wait to be sent. */
    waiting: notes.filter((note) => !isSent(note)).length,
    problem,
    write: (itemId: string, seatId: string | null, text: string): void => {
      const open = of(itemId);
      const others = now.current.filter((note) => note !== open);
      change([...others, { ...(open ?? { id: v7(), itemId, sent: '', open: true }), seatId, text }]);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void send(), pause);
    },
    end,
  };
};
export type Notes = ReturnType<typeof useNotes>;
