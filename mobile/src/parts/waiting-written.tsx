import { useTranslation } from 'react-i18next';
import { discard, useOutbox } from '../store/outbox.ts';

/** What was written on a page and waits for a network there, or was not accepted. */
export const WaitingWritten = ({ page }: { page: string }) => {
  const { t } = useTranslation();
  return useOutbox()
    .filter(({ written }) => written?.page === page)
    .map(({ id, title, written, message }) => (
      <section key={id} className="card answer" aria-label={t('outbox.title')}>
        <strong>{t('outbox.kept', { what: written?.what })}</strong>
        {title && title !== written?.what && <p>{title}</p>}
        {message && <p>{message}</p>}
        <button type="button" className="button" onClick={() => window.confirm(t('outbox.dropSure')) && void discard(id)}>
          {t('outbox.drop')}
        </button>
      </section>
    ));
};
