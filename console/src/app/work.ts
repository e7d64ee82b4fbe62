import { App } from 'antd';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallError } from '#client/call.ts';
import type { Work } from '#contract/work/api.ts';
import { call, endpoints, fetchFile, sendSheet, wordsFor } from './api.ts';
import { queryClient } from './queries.ts';
import { saveBlob } from './save-file.ts';

const pause = 1_000;
/** So many looks, one a second, until somebody is let go who waits for a file. */
const patience = 120;
const tired = new Error('still at work');
/** Has every sign of long work look again. */
export const workChanged = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['work'] });

/** Waits for long work and gives its answer. @param looks how often it is looked for at most @throws why there is none, in words; `tired` */
export const workEnded = async (
  id: string,
  tell: (work: Work) => void = () => undefined,
  looks = Number.POSITIVE_INFINITY,
): Promise<unknown> => {
  void workChanged();
  for (let n = 0; n < looks; n += 1) {
    const { work, answer } = await call(endpoints.work.getWorkAnswer, { params: { workId: id } });
    tell(work);
    if (work.state === 'done') return answer;
    if (work.state === 'failed' || work.state === 'cancelled') {
      const words = work.error ?? i18next.t('work:states.cancelled');
      throw new CallError(500, { code: 'work.failed', message: words, data: {} });
    }
    await new Promise((next) => setTimeout(next, pause));
  }
  throw tired;
};

/**
 * Sends a workbook and waits for what becomes of it, however long that takes.
 * @param keys what its answer holds
 * @param tell hears how it goes where it takes longer than a moment
 */
export const bringSheet = async <A>(address: string, sheet: File, keys: readonly string[], tell: (work: Work) => void): Promise<A> => {
  const answer = (await sendSheet(address, sheet, keys)) as A | { work: string };
  const later = answer as { work?: string };
  return (later.work === undefined ? answer : await workEnded(later.work, tell)) as A;
};

/** Downloads a file that may take long to make: as soon as it is there, and it is found among the tasks by whoever has left. */
export const useDownload = () => {
  const { t } = useTranslation('work');
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const download = async (address: string): Promise<void> => {
    setBusy(true);
    try {
      const got = await fetchFile(address);
      if ('file' in got) return saveBlob(got.name, got.file);
      void message.info(t('exporting'), 6);
      await workEnded(got.work, () => undefined, patience);
      const made = await fetchFile(`/api/work/${got.work}/file`);
      if ('file' in made) saveBlob(made.name, made.file);
    } catch (error) {
      // by now it is found among the tasks
      if (error !== tired) void message.error(wordsFor(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, download: (address: string): void => void download(address) };
};
