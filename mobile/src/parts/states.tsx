import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortTime } from '#ui/time.ts';
import { isOffline, wordsOf } from '../api.ts';
import { Icon, type IconName } from './icons.tsx';

/** An empty list: what it is for and what to do. */
export const Empty = ({ icon, title, text, children }: { icon: IconName; title: string; text: string; children?: ReactNode }) => (
  <div className="empty">
    <Icon name={icon} />
    <h2>{title}</h2>
    <p className="soft">{text}</p>
    {children}
  </div>
);

/** Milliseconds after which grey shapes get words. */
const slow = 5_000;

/** Grey shapes while a list is read; when that takes long, they say so. */
export const Loading = ({ rows = 3 }: { rows?: number }) => {
  const { t } = useTranslation();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), slow);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="stack" role="status" aria-label={t('loading')}>
      {late && <p className="soft">{t('slow')}</p>}
      {[...'abcdef'].slice(0, rows).map((row) => (
        <div key={row} className="skeleton" />
      ))}
    </div>
  );
};

/** A failure with its reason and a way on: what else failed on the page is tried again with it. */
export const Failure = ({ error, onRetry }: { error: unknown; onRetry: () => void }) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const retry = (): void => {
    onRetry();
    void client.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' });
  };
  return (
    <div className="empty" role="alert">
      <Icon name={isOffline(error) ? 'offline' : 'unsure'} />
      <p>{wordsOf(error)}</p>
      <button type="button" className="button" onClick={retry}>
        {t('retry')}
      </button>
    </div>
  );
};

interface StaleProps {
  list: { isError: boolean; isFetching: boolean; dataUpdatedAt: number; refetch: () => unknown };
}

/** Over a list that could not be read anew: from when it is, and the way to try again. */
export const Stale = ({ list }: StaleProps) => {
  const { t, i18n } = useTranslation();
  if (!list.isError) return null;
  return (
    <div className="row" role="status">
      <Icon name="offline" />
      <span className="grow small">{t('stale', { when: shortTime(new Date(list.dataUpdatedAt), i18n.language) })}</span>
      <button type="button" className="button" disabled={list.isFetching} onClick={() => void list.refetch()}>
        {t('retry')}
      </button>
    </div>
  );
};

/** A failure inside a form: what is wrong and what to do, beside the button that caused it. */
export const FormError = ({ error }: { error: unknown }) =>
  error ? (
    <p className="bad" role="alert">
      {typeof error === 'string' ? error : wordsOf(error)}
    </p>
  ) : null;
