import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as circlesApi from '#client/endpoints/circles.ts';
import { limits } from '#contract/cases/states.ts';
import type { Pledge } from '#contract/circles/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { call } from '../../api.ts';
import { FormError } from '../../parts/states.tsx';
import { useAct } from '../../parts/use-act.ts';
import { PhotoField } from '../../photos/photo-field.tsx';
import { meQuery } from '../../queries.ts';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useKeptForm } from '../../store/kept-form.ts';

/** A consumer's complaint about the shop: what happened, which pledge was broken, a receipt. */
export const ComplainForm = ({ code, pledges }: { code: string; pledges: readonly Pledge[] }) => {
  const { t } = useTranslation();
  const account = useQuery(meQuery).data?.account;
  const { busy, error, setError, run } = useAct('my-cases');
  const kept = useKeptForm<{ text: string; about: Pledge['kind'] | null }>('circles.complain', { text: '', about: null }, code);
  const [sent, setSent] = useState<{ caseId: string; number: string } | null>(null);
  if (!account) return <AskSignIn text={t('shop.howText')} />;
  if (sent)
    return (
      <div className="stack" role="status">
        <p>
          <strong>{t('shop.sent', sent)}</strong>
        </p>
        <Link to="/cases/$caseId" params={{ caseId: sent.caseId }} className="button main">
          {t('shop.look')}
        </Link>
      </div>
    );
  if (kept === null) return null;
  const { text, about } = kept.fields;
  const { photos } = kept;
  const send = (): void => {
    if (text.trim().length < limits.textMin) {
      setError(t('shop.short'));
      return;
    }
    const photoIds = photos.flatMap(({ uploaded }) => (uploaded ? [uploaded.id] : []));
    void run(`complain ${JSON.stringify([text.trim(), about, photoIds])}`, async (id) =>
      setSent(await call(circlesApi.complain, { params: { code }, body: { id, text: text.trim(), pledge: about, photoIds } })),
    ).then((done) => done && kept.finish());
  };
  const uploading = photos.some(({ uploaded }) => uploaded?.owner !== account.id);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="field">
        <label htmlFor="complaint">{t('shop.what')}</label>
        <textarea
          id="complaint"
          className="input"
          rows={4}
          value={text}
          maxLength={5000}
          placeholder={t('shop.howText')}
          onChange={(event) => kept.change({ text: event.target.value })}
        />
      </div>
      {pledges.length > 0 && (
        <fieldset className="wrap" aria-label={t('shop.about')}>
          <legend>{t('shop.about')}</legend>
          {pledges.map((pledge) => (
            <button
              key={pledge.id}
              type="button"
              className="chip"
              aria-pressed={about === pledge.kind}
              onClick={() => kept.change({ about: about === pledge.kind ? null : pledge.kind })}
            >
              {labelOf(pledge.title)}
            </button>
          ))}
        </fieldset>
      )}
      <section className="field" aria-label={t('shop.photos')}>
        <h3>{t('shop.photos')}</h3>
        <PhotoField photos={photos} owner={account.id} onChange={kept.changePhotos} />
      </section>
      <FormError error={error ?? (kept.unsaved ? t('room.full') : null)} />
      <button type="submit" className="button main wide" disabled={busy !== null || uploading}>
        {t('shop.send')}
      </button>
    </form>
  );
};
