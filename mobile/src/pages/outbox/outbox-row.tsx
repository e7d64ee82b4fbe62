import { Link, useNavigate } from '@tanstack/react-router';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { shortTime } from '#ui/time.ts';
import { writtenIn } from '../../cases/written-in.ts';
import { Icon } from '../../parts/icons.tsx';
import { toast } from '../../parts/toast.tsx';
import { followUploads, partOf } from '../../photos/upload.ts';
import { boundFor } from '../../session/bound.ts';
import { useMe } from '../../session/session.ts';
import type { OutboxItem } from '../../store/database.ts';
import { hasDraft, takeBack } from '../../store/draft.ts';
import { discard, isOnItsWay, sendAsNew, tryAgain, whatOf } from '../../store/outbox.ts';
import { isHeld } from '../../store/sending.ts';
import { bytesOf, megabytes } from './size.ts';

/** Percent of its photos that have arrived while it is on its way; null while it waits. */
const percentOf = ({ id, photos, owner }: OutboxItem): number | null => {
  if (!isOnItsWay(id)) return null;
  const total = photos.reduce((sum, { blob }) => sum + blob.size, 0);
  const there = photos.reduce((sum, { key, blob, uploaded }) => sum + blob.size * (uploaded?.owner === owner ? 1 : partOf(key)), 0);
  return total === 0 ? 0 : Math.floor((there / total) * 100);
};

/** One thing that waits: what it is, how far it is, why it does not go, and every way on. */
export const OutboxRow = ({ item, all }: { item: OutboxItem; all: readonly OutboxItem[] }) => {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const [busy, setBusy] = useState(false);
  const percent = useSyncExternalStore(followUploads, () => percentOf(item));
  const needsSession = me === null || item.state === 'needs_session';
  const again = async (send: typeof tryAgain) => {
    if (!me) return void navigate({ to: '/sign-in', search: { next: '/outbox' } });
    setBusy(true);
    const outcome = await send(item, me.account.id);
    setBusy(false);
    if (outcome.status === 'sent') toast(t('outbox.sent'));
  };
  const edit = async () => {
    if ((await hasDraft()) && !window.confirm(t('outbox.confirmEdit'))) return;
    await takeBack(item).then(
      () => navigate({ to: '/report' }),
      () => toast(t('room.full')),
    );
  };
  const conflict = item.state === 'conflict';
  const refused = item.state === 'refused' || conflict;
  const taken = item.code === 'request.id_reused';
  const words = needsSession
    ? t('outbox.needsSession')
    : refused
      ? t(conflict ? 'outbox.conflict' : 'outbox.refused', { message: item.message })
      : percent !== null
        ? t('outbox.sending', { percent })
        : isHeld(item, all)
          ? t('outbox.held')
          : (item.message ?? t('outbox.waiting'));
  return (
    <li className="card">
      <div className="row">
        <Icon name={refused ? 'unsure' : 'outbox'} />
        <div className="grow tight">
          <strong>
            {whatOf(item)} · {item.title}
          </strong>
          <span className="hint">
            {t('outbox.writtenAt', { when: shortTime(new Date(item.createdAt), i18n.language) })}
            {item.photos.length > 0 && <> · {t('draft.photos', { count: item.photos.length })}</>} · {megabytes(bytesOf(item))}
          </span>
        </div>
      </div>
      {writtenIn(item) && <p className="quote">{writtenIn(item)}</p>}
      <p className={refused ? 'bad' : 'hint'}>{words}</p>
      {percent !== null && <progress max={100} value={percent} aria-label={t('outbox.sending', { percent })} />}
      <div className="wrap">
        {item.state === 'conflict' && (
          <Link to="/conflicts" className="button main">
            {t('outbox.compare')}
          </Link>
        )}
        {item.state !== 'conflict' && !(refused && item.kind === 'act') && (
          <button type="button" className="button main" disabled={busy} onClick={() => void again(taken ? sendAsNew : tryAgain)}>
            {t(me === null ? 'signIn.short' : taken ? 'outbox.asNew' : 'outbox.now')}
          </button>
        )}
        {refused && item.kind === 'report' && (
          <button type="button" className="button" disabled={busy} onClick={() => void edit()}>
            {t('outbox.edit')}
          </button>
        )}
        {item.written && (
          <a href={item.written.page} className={refused ? 'button main' : 'button'}>
            {t('outbox.look')}
          </a>
        )}
        {item.caseId && (
          <Link to="/cases/$caseId" params={{ caseId: item.caseId }} className={refused ? 'button main' : 'button'}>
            {t('outbox.lookAtCase')}
          </Link>
        )}
        <button
          type="button"
          className="button bare"
          disabled={busy}
          onClick={() => window.confirm(t('outbox.confirmDelete')) && void discard(item.id)}
        >
          {t('outbox.delete')}
        </button>
      </div>
    </li>
  );
};

/** What another account of this phone has written: that it waits, and no more. */
export const ForeignRow = ({ owner, count }: { owner: string; count: number }) => {
  const { t } = useTranslation();
  return (
    <li className="card">
      <div className="row">
        <Icon name="lock" />
        <strong className="grow">{t('outbox.ofOther', { name: boundFor(owner)?.name ?? t('outbox.somebody'), count })}</strong>
      </div>
      <p className="hint">{t('outbox.otherAccount')}</p>
    </li>
  );
};
