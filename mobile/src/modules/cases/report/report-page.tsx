import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { limits } from '#contract/cases/states.ts';
import { beside } from '#ui/beside.tsx';
import { hasCode } from '../../../api.ts';
import { Page } from '../../../parts/page.tsx';
import { FormError, Loading } from '../../../parts/states.tsx';
import { toast } from '../../../parts/toast.tsx';
import { Toggle } from '../../../parts/toggle.tsx';
import { PhotoField } from '../../../photos/photo-field.tsx';
import { PlaceField } from '../../../place/place-field.tsx';
import { categoriesQuery, meQuery } from '../../../queries.ts';
import { WhoSheet } from '../../../session/who-sheet.tsx';
import { useElder } from '../../../settings.ts';
import type { Draft, Place } from '../../../store/database.ts';
import { useDraft } from '../../../store/draft.ts';
import { submit } from '../../../store/outbox.ts';
import { wantWords } from '../../../words.ts';
import { CategoryField } from './category-field.tsx';
import { problemOf, reportItem } from './report-item.ts';
import { TextField } from './text-field.tsx';

/** Extra questions come with the first category that asks some; the phone has kept them for when there is no network. */
const extra = async () => (await Promise.all([import('./extra.tsx'), wantWords(['cases-phone', 'forms-own'])]))[0];
const Extra = beside(async () => (await extra()).Extra, <Loading rows={2} />);

/** Answers, and what may have been reported already, are looked for once there are words. */
const Hints = beside(async () => (await Promise.all([import('./hints.tsx'), wantWords(['cases-phone', 'knowledge-phone'])]))[0].Hints);

/** A photo of the report itself, not of an answer. */
const isOwn = ({ answers }: Draft['photos'][number]): boolean => !answers;

/** Photo first, then words, place and – optional – kind. Sending without a session asks in place who is speaking. */
export const ReportPage = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const elder = useElder();
  const account = useQuery(meQuery).data?.account;
  const { draft, restored, unsaved, change, discard } = useDraft();
  const [asking, setAsking] = useState(false);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [tried, setTried] = useState(false);
  const categories = useQuery(categoriesQuery).data;
  const questioned = draft?.categoryCode && (categories?.types || categories?.items.some((one) => one.questions)) ? categories : null;
  const changePhotos = useCallback(
    (next: (photos: Draft['photos']) => Draft['photos']) =>
      change(({ photos }) => ({ photos: [...next(photos.filter(isOwn)), ...photos.filter((one) => !isOwn(one))] })),
    [change],
  );
  const onPlace = (place: Place | null) => {
    setError(null);
    change({ place });
  };

  const write = (text: string) => {
    setError(null);
    change({ text });
  };

  const send = async (owner: string | null, anonymous: boolean) => {
    if (!draft) return;
    setAsking(false);
    setSending(true);
    setError(null);
    const answers = questioned ? (await extra()).answersOf(questioned, draft).answers : {};
    const outcome = await submit(reportItem(draft, answers, owner, anonymous), owner);
    setSending(false);
    if (outcome.status === 'unkept') return setError(t('room.unkept'));
    if (outcome.status === 'refused' && hasCode(outcome.error, 'request.id_reused')) {
      // Sent before, as it then was; what has been changed since can only be a report of its own.
      change({ id: v7() });
      return setError(t('report.sentBefore'));
    }
    if (outcome.status === 'refused') return setError(outcome.error);
    await discard();
    if (outcome.status === 'sent') return void navigate({ to: '/sent/$caseId', params: { caseId: outcome.caseId }, replace: true });
    toast(t('report.kept'));
    void navigate({ to: '/outbox', replace: true });
  };
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (!draft || sending) return;
    const problem = problemOf(draft);
    if (problem) {
      setError(t(problem.words, { min: limits.textMin, max: limits.textMax }));
      document.getElementById(problem.field)?.focus();
      return;
    }
    const wrong = questioned && (await extra()).answersOf(questioned, draft).problem;
    if (wrong) {
      setTried(true);
      setError(wrong.words);
      document.getElementById(wrong.field)?.focus();
      return;
    }
    if (account) void send(account.id, draft.anonymous || account.anonymous);
    else setAsking(true);
  };

  if (!draft)
    return (
      <Page title={t('report.title')} back>
        <Loading rows={2} />
      </Page>
    );
  const photo = draft.photos.findLast((one) => one.uploaded?.point)?.uploaded ?? null;
  const optional = (
    <>
      <CategoryField chosen={draft.categoryCode} onChoose={(categoryCode) => change({ categoryCode })} />
      {questioned && <Extra categories={questioned} draft={draft} owner={account?.id ?? null} tried={tried} onChange={change} />}
      {account?.anonymous ? (
        <p className="hint">{t('report.anonymousSession')}</p>
      ) : (
        <div className="card">
          <Toggle
            label={t('report.anonymous')}
            hint={t('report.anonymousHint')}
            checked={draft.anonymous}
            onChange={(anonymous) => change({ anonymous })}
          />
        </div>
      )}
    </>
  );
  return (
    <Page title={t('report.title')} back>
      <form className="stack" style={{ gap: 20 }} onSubmit={(event) => void onSubmit(event)} onInput={() => setError(null)} noValidate>
        {restored && (
          <p className="row small">
            <span className="grow">{t('draft.restored')}</span>
            <button type="button" className="button bare" onClick={() => void discard()}>
              {t('draft.discard')}
            </button>
          </p>
        )}
        <section className="field" aria-label={t('report.photos')}>
          <h2>{t('report.photos')}</h2>
          <PhotoField photos={draft.photos.filter(isOwn)} owner={account?.id ?? null} onChange={changePhotos} />
          <p className="hint">{t('photos.privacy')}</p>
        </section>
        <TextField text={draft.text} starters={!elder} onChange={write} />
        <section className="field" id="report-place" tabIndex={-1} aria-label={t('report.place')}>
          <h2>{t('report.place')}</h2>
          <PlaceField
            place={draft.place}
            placeText={draft.placeText}
            text={draft.text}
            photo={photo}
            onPlace={onPlace}
            onPlaceText={(placeText) => change({ placeText })}
          />
        </section>
        {draft.text.trim().length >= limits.textMin && <Hints draft={draft} signedIn={!!account} categories={categories} />}
        {elder ? (
          <details className="stack">
            <summary className="button wide">{t('report.more')}</summary>
            <div className="stack">{optional}</div>
          </details>
        ) : (
          optional
        )}
        <div className="bar">
          {unsaved && (
            <p className="hint" role="status">
              {t('room.full')}
            </p>
          )}
          <FormError error={error} />
          <button type="submit" className="button main wide" disabled={sending}>
            {sending ? t('report.sending') : t('report.send')}
          </button>
        </div>
      </form>
      {asking && (
        <WhoSheet onClose={() => setAsking(false)} onReady={(owner, anonymous) => void send(owner, anonymous || draft.anonymous)} />
      )}
    </Page>
  );
};
