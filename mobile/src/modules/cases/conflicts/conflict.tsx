import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import * as commentsApi from '#client/endpoints/comments.ts';
import type { ActBody } from '#contract/cases/api.ts';
import { shortTime } from '#ui/time.ts';
import { writtenIn } from '../../../cases/written-in.ts';
import { FormError } from '../../../parts/states.tsx';
import { toast } from '../../../parts/toast.tsx';
import { LocalPicture } from '../../../photos/local-picture.tsx';
import { caseQuery } from '../../../queries.ts';
import type { OutboxItem } from '../../../store/database.ts';
import { discard, sendAsNew, submitWritten, tryAgain, whatOf } from '../../../store/outbox.ts';
import { Now } from './now.tsx';

/** Something written offline that somebody else was faster with: both versions, and what becomes of the own one. Nothing is lost before a choice. */
export const Conflict = ({ item, owner }: { item: OutboxItem; owner: string }) => {
  const { t, i18n } = useTranslation();
  const now = useQuery({ ...caseQuery(item.caseId ?? ''), enabled: item.caseId !== null });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const words = writtenIn(item);
  const theirVersion = item.caseId ? now.data?.version : (item.theirs?.['version'] as number | undefined);
  const mine = item.caseId
    ? now.data?.actions.includes((item.body as ActBody).action)
    : 'version' in item.body && theirVersion !== undefined;
  const run = async (act: () => Promise<{ status: string; error?: unknown }>, done: string) => {
    setBusy(true);
    setError(null);
    const outcome = await act();
    setBusy(false);
    if (outcome.status === 'refused') setError(outcome.error);
    else toast(done);
  };
  /** What I wrote stands beside what the others did, as a note for colleagues. */
  const note = async () => {
    const id = v7();
    const { path, answers } = commentsApi.addComment;
    const text = [whatOf(item), words].filter(Boolean).join('：').slice(0, 1000);
    const outcome = await submitWritten(
      {
        id,
        title: item.title,
        body: { id, type: 'case', subjectId: item.caseId, text, mentions: [] } as never,
        written: { path, answers, what: t('conflicts.note'), renews: 'case', page: `/cases/${item.caseId}` },
        photos: [],
      },
      owner,
    );
    if (outcome.status === 'sent' || outcome.status === 'waiting') await discard(item.id);
    return outcome;
  };
  return (
    <li className="card" aria-label={`${whatOf(item)} · ${item.title}`}>
      <strong>
        {whatOf(item)} · {item.title}
      </strong>
      <div className="versions">
        <section aria-label={t('conflicts.mine')}>
          <h2>{t('conflicts.mine')}</h2>
          <span className="hint">{t('outbox.writtenAt', { when: shortTime(new Date(item.createdAt), i18n.language) })}</span>
          {words && <p className="quote">{words}</p>}
          {item.photos.length > 0 && (
            <div className="wrap">
              {item.photos.map((photo) => (
                <span key={photo.key} className="thumb">
                  <LocalPicture blob={photo.blob} alt="" />
                </span>
              ))}
            </div>
          )}
        </section>
        <section aria-label={t('conflicts.theirs')}>
          <h2>{t('conflicts.theirs')}</h2>
          <Now item={item} />
        </section>
      </div>
      <FormError error={error} />
      <div className="wrap">
        {mine && (
          <button
            type="button"
            className="button main"
            disabled={busy}
            onClick={() => void run(() => tryAgain(item, owner, theirVersion), t('outbox.sent'))}
          >
            {t('conflicts.takeMine')}
          </button>
        )}
        {!item.caseId && (
          <button type="button" className="button" disabled={busy} onClick={() => void run(() => sendAsNew(item, owner), t('outbox.sent'))}>
            {t('outbox.asNew')}
          </button>
        )}
        {item.caseId && words && (
          <button type="button" className="button" disabled={busy} onClick={() => void run(note, t('conflicts.noted'))}>
            {t('conflicts.keepAsNote')}
          </button>
        )}
        <button
          type="button"
          className="button bare"
          disabled={busy}
          onClick={() => window.confirm(t('conflicts.confirmTheirs')) && void discard(item.id)}
        >
          {t('conflicts.takeTheirs')}
        </button>
      </div>
    </li>
  );
};
