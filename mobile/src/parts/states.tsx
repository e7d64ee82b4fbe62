import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
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

/** Grey shapes while a list is read. */
export const Loading = ({ rows = 3 }: { rows?: number }) => {
  const { t } = useTranslation();
  return (
    <div className="stack" role="status" aria-label={t('loading')}>
      {[...'abcdef'].slice(0, rows).map((row) => (
        <div key={row} className="skeleton" />
      ))}
    </div>
  );
};

/** A failure with its reason and a way on. */
export const Failure = ({ error, onRetry }: { error: unknown; onRetry: () => void }) => {
  const { t } = useTranslation();
  return (
    <div className="empty" role="alert">
      <Icon name={isOffline(error) ? 'offline' : 'unsure'} />
      <p>{wordsOf(error)}</p>
      <button type="button" className="button" onClick={onRetry}>
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
