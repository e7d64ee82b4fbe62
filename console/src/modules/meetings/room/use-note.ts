import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { v7 } from 'uuid';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { meetingQuery } from '../queries.ts';

const pause = 800;

/**
 * One note as it is written: kept a moment after each change under one id, so that whoever goes away loses nothing. `end` keeps it and begins another. The newest
 * text goes out last, however long an answer takes.
 */
export const useNote = (meetingId: string, itemId: string, seatId: string | null) => {
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [saved, setSaved] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const note = useRef({ id: v7(), text: '', sent: '', seatId, busy: false });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  note.current.seatId = seatId;

  const send = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    const one = note.current;
    if (one.busy || one.text.trim() === one.sent) return;
    one.busy = true;
    const words = one.text.trim();
    try {
      const m = await call(endpoints.meetings.keepMeetingNote, {
        params: { meetingId, noteId: one.id },
        body: { id: v7(), itemId, seatId: one.seatId, text: words },
      });
      one.sent = words;
      client.setQueryData(meetingQuery(meetingId).queryKey, m);
      if (note.current === one) {
        setSaved(one.text.trim() === words);
        setProblem(null);
      }
    } catch (error) {
      if (note.current === one) setProblem(wordsFor(error as Error));
    } finally {
      one.busy = false;
    }
    if (one.text.trim() !== one.sent && note.current === one) timer.current = setTimeout(() => void send(), pause);
  }, [client, meetingId, itemId]);

  const end = useCallback((): void => {
    void send();
    note.current = { id: v7(), text: '', sent: '', seatId: note.current.seatId, busy: false };
    setText('');
    setSaved(false);
  }, [send]);

  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    text,
    saved,
    problem,
    write: (words: string): void => {
      note.current.text = words;
      setText(words);
      setSaved(false);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void send(), pause);
    },
    end,
  };
};
