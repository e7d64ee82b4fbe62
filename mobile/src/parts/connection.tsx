import { Link, useLocation } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useStanding } from '../session/bound.ts';
import { useOutbox } from '../store/outbox.ts';
import { Icon } from './icons.tsx';

const watch = (tell: () => void) => {
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
};
export const useOnline = (): boolean => useSyncExternalStore(watch, () => navigator.onLine);

/** A quiet line at the top: no network, and what waits in the outbox. */
export const Connection = () => {
  const { t } = useTranslation();
  const online = useOnline();
  const { ended } = useStanding();
  const waiting = useOutbox();
  const here = useLocation({ select: (location) => location.pathname });
  const refused = waiting.filter((item) => item.state !== 'waiting').length;
  return (
    <>
      {!online && (
        <p className="strip" role="status">
          <Icon name="offline" />
          {t('offline')}
        </p>
      )}
      {ended && here !== '/sign-in' && (
        <Link to="/sign-in" search={{ next: here }} className="strip">
          <Icon name="lock" />
          {t('sessionEnded')}
        </Link>
      )}
      {waiting.length > 0 && here !== '/outbox' && (
        <Link to="/outbox" className="strip">
          <Icon name="outbox" />
          {refused > 0 ? t('outbox.stripRefused', { count: refused }) : t('outbox.strip', { count: waiting.length })}
        </Link>
      )}
    </>
  );
};
