import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActBody, CaseDetail } from '#contract/cases/api.ts';
import { useMe } from '../../../session/session.ts';
import type { OutboxItem } from '../../../store/database.ts';
import { discard, tryAgain } from '../../../store/outbox.ts';

/** An act on this case that waits or was refused. Refused: the person sees the case as it is now and decides. */
export const Pending = ({ detail, item }: { detail: CaseDetail; item: OutboxItem }) => {
  const { t } = useTranslation();
  const owner = useMe()?.account.id;
  const [busy, setBusy] = useState(false);
  const { action } = item.body as ActBody;
  const refused = item.state === 'refused' || item.state === 'conflict';
  const possible = detail.actions.includes(action);
  const again = async () => {
    if (!owner) return;
    setBusy(true);
    await tryAgain(item, owner, detail.version);
    setBusy(false);
  };
  return (
    <section className="card answer" aria-label={t('outbox.title')}>
      <strong>{t(refused ? 'pending.refused' : 'pending.waiting', { action: t(`act.titles.${action}`) })}</strong>
      {refused && <p>{item.message}</p>}
      <div className="wrap">
        {refused && possible && (
          <button type="button" className="button main" disabled={busy} onClick={() => void again()}>
            {t('pending.again')}
          </button>
        )}
        <button type="button" className="button" disabled={busy} onClick={() => void discard(item.id)}>
          {t('pending.discard')}
        </button>
      </div>
    </section>
  );
};
