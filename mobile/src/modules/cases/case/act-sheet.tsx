import { type FormEvent, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActBody, CaseDetail } from '#contract/cases/api.ts';
import type { CaseAction } from '#contract/cases/lifecycle.ts';
import { dayOf, daysBefore, endOfDay } from '#ui/time.ts';
import { Sheet } from '../../../parts/sheet.tsx';
import { FormError } from '../../../parts/states.tsx';
import { toast } from '../../../parts/toast.tsx';
import { PhotoField } from '../../../photos/photo-field.tsx';
import { useMe } from '../../../session/session.ts';
import { useElder } from '../../../settings.ts';
import { useActDraft } from '../../../store/act-draft.ts';
import type { LocalPhoto } from '../../../store/database.ts';
import { submit } from '../../../store/outbox.ts';
import { forms, phrased } from './forms.ts';
import { OrganisationField } from './organisation-field.tsx';
import { RatingField } from './rating-field.tsx';

interface ActSheetProps {
  detail: CaseDetail;
  action: CaseAction;
  onClose: () => void;
}

/** The form of one act. Its id is made once and stays through every retry; without a network the act goes to the outbox. */
export const ActSheet = ({ detail, action, onClose }: ActSheetProps) => {
  const { t } = useTranslation();
  const form = forms[action];
  const elder = useElder();
  const owner = useMe()?.account.id ?? null;
  const begun = useActDraft(owner, detail.id, action, {
    words: '',
    photos: [],
    rating: {},
    organisationId: detail.suggestion?.organisation.id ?? null,
    until: '',
  });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const { draft, change } = begun;
  const changePhotos = useCallback(
    (next: (photos: LocalPhoto[]) => LocalPhoto[]) => change((old) => ({ photos: next(old.photos) })),
    [change],
  );
  if (!draft) return null;
  const { id, words, photos, rating, organisationId, until } = draft;

  const problem = (): string | null => {
    if (form.extra === 'rating' && (rating.answered === undefined || rating.solved === undefined || rating.satisfied === undefined))
      return t('act.rateAll');
    if (form.extra === 'organisation' && organisationId === null) return t('act.chooseOrganisation');
    if (form.extra === 'until' && until === '') return t('act.untilNeeded');
    if (form.required && words.trim().length < form.min) return t('act.tooShort', { min: form.min });
    return null;
  };
  const body = (): Omit<ActBody, 'photoIds'> => {
    const written = words.trim() || null;
    const base = { id: id, version: detail.version, action };
    if (form.extra === 'rating') return { ...base, rating: { ...rating, comment: written } } as Omit<ActBody, 'photoIds'>;
    const extra = form.extra === 'organisation' ? { organisationId } : form.extra === 'until' ? { until: endOfDay(until) } : {};
    return { ...base, [form.words]: written, ...extra } as Omit<ActBody, 'photoIds'>;
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = problem();
    if (wrong) return setError(wrong);
    setBusy(true);
    setError(null);
    const outcome = await submit(
      {
        id: id,
        kind: 'act',
        owner,
        caseId: detail.id,
        title: detail.title,
        body: body(),
        place: null,
        photos,
        state: 'waiting',
        message: null,
        code: null,
        createdAt: Date.now(),
      },
      owner,
    );
    setBusy(false);
    if (outcome.status === 'unkept') return setError(t('room.unkept'));
    if (outcome.status === 'refused') return setError(outcome.error);
    await begun.finish();
    toast(t(outcome.status === 'sent' ? 'act.done' : 'act.kept', { action: t(`act.titles.${action}`) }));
    onClose();
  };
  const phrases = phrased.includes(action) && !elder ? (t(`phrases.${action}`, { returnObjects: true }) as string[]) : [];
  const field = 'act-words';
  return (
    <Sheet title={t(`act.titles.${action}`)} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void send(event)} onInput={() => setError(null)} noValidate>
        {action === 'withdraw' || action === 'return' || action === 'reopen' || action === 'accept' ? (
          <p className="soft">{t(`act.explain.${action}`)}</p>
        ) : null}
        {form.extra === 'rating' && (
          <RatingField rating={rating} onChange={(part) => change((old) => ({ rating: { ...old.rating, ...part } }))} />
        )}
        {form.extra === 'organisation' && (
          <OrganisationField detail={detail} chosen={organisationId} onChoose={(chosen) => change({ organisationId: chosen })} />
        )}
        <div className="field">
          <label htmlFor={field}>
            {t(form.extra === 'rating' ? 'rate.comment' : `act.words.${form.words}`)}
            {!form.required && <span className="hint"> {t('act.optional')}</span>}
          </label>
          {phrases.length > 0 && (
            <div className="wrap">
              {phrases.map((phrase) => (
                <button
                  key={phrase}
                  type="button"
                  className="chip"
                  onClick={() => change({ words: words.trim() ? `${words.trim()}，${phrase}` : phrase })}
                >
                  {phrase}
                </button>
              ))}
            </div>
          )}
          <textarea
            id={field}
            className="input"
            rows={3}
            maxLength={form.max}
            value={words}
            onChange={(event) => change({ words: event.target.value })}
          />
          <span className="count">{t('report.count', { length: words.length, max: form.max })}</span>
        </div>
        {form.extra === 'until' && (
          <div className="field">
            <label htmlFor="act-until">{t('act.until')}</label>
            <input
              id="act-until"
              type="date"
              className="input"
              min={dayOf(new Date())}
              max={daysBefore(new Date(), 1 - detail.shelvedDaysMost)}
              value={until}
              onChange={(event) => change({ until: event.target.value })}
            />
            <span className="hint">{t('act.untilHint', { days: detail.shelvedDaysMost })}</span>
          </div>
        )}
        {form.photos && (
          <div className="field">
            <span className="label">{t(action === 'answer' ? 'act.photosAfter' : 'report.photos')}</span>
            <PhotoField photos={photos} owner={owner} onChange={changePhotos} />
          </div>
        )}
        <FormError error={error} />
        <button type="submit" className="button main wide" disabled={busy}>
          {busy ? t('report.sending') : t(action === 'call_back' ? 'rate.send' : `act.go.${action}`)}
        </button>
      </form>
    </Sheet>
  );
};
