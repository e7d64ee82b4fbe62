import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as activitiesApi from '#client/endpoints/activities.ts';
import * as documentsApi from '#client/endpoints/documents.ts';
import type { ActivityDetail, OwnPlace } from '#contract/activities/api.ts';
import type { ParticipantStep } from '#contract/activities/lifecycle.ts';
import { labelOf } from '#ui/i18n.ts';
import { call } from '../../api.ts';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { spanOf } from './activity-card.tsx';

/** One's own place: what became of it, giving it up or passing it on, contesting an absence, the certificate of hours. */
export const Own = ({ activity: a, own }: { activity: ActivityDetail; own: OwnPlace }) => {
  const { t } = useTranslation('activities-phone');
  const { busy, error, run } = useAct('activities');
  const [words, setWords] = useState('');
  const role = a.roles.find(({ code }) => code === own.role);
  const step = async (name: ParticipantStep): Promise<void> => {
    const done = await run(name, (id) =>
      call(activitiesApi.stepParticipant, {
        params: { participantId: own.id },
        body: { id, step: name, words: words.trim(), minutes: null },
      }),
    );
    if (done) toast(t('done'));
  };
  const certificate = async (): Promise<void> => {
    await run('certificate', (id) => call(documentsApi.makeDocument, { body: { id, source: 'activities.hours', subjectId: own.id } }));
  };
  const offer = `${window.location.origin}/activities/${a.id}/instead/${own.id}`;
  return (
    <section className="card stack" aria-label={t('myPlace')}>
      <h2>{t('myPlace')}</h2>
      <p>
        <span className="tag">{t(`places.${own.state}`)}</span> {role && labelOf(role.title)}
      </p>
      {own.decision && <p className="plain">{own.decision}</p>}
      {own.state === 'confirmed' && (
        <p className="hint">
          {t('cancelUntil', { when: spanOf({ startsAt: a.join.cancelUntil, endsAt: a.join.cancelUntil }).split('–')[0] })}
        </p>
      )}
      {own.offered && own.state === 'confirmed' && (
        <p className="plain">
          {t('offered')}
          <br />
          <span className="small">{offer}</span>
        </p>
      )}
      {own.certified && <p>{t('minutesCertified', { count: own.minutes ?? 0 })}</p>}
      <FormError error={error} />
      {own.steps.includes('offer') && (
        <button type="button" className="button wide" disabled={busy !== null} onClick={() => void step('offer')}>
          {t('offer')}
        </button>
      )}
      {own.steps.includes('cancel') && (
        <button type="button" className="button wide" disabled={busy !== null} onClick={() => void step('cancel')}>
          {t('cancel')}
        </button>
      )}
      {own.steps.includes('contest') && (
        <>
          <label className="stack">
            <span>{t('contestWords')}</span>
            <textarea className="input" rows={3} maxLength={200} value={words} onChange={({ target }) => setWords(target.value)} />
          </label>
          <button
            type="button"
            className="button wide"
            disabled={busy !== null || words.trim().length < 2}
            onClick={() => void step('contest')}
          >
            {t('contest')}
          </button>
        </>
      )}
      {own.contested && <p className="small soft">{t('contested', { words: own.contested })}</p>}
      {own.certified &&
        (own.documentId ? (
          <a className="button wide" href={`/api/papers/${own.documentId}/pdf`} target="_blank" rel="noreferrer">
            {t('openCertificate')}
          </a>
        ) : (
          <button type="button" className="button wide" disabled={busy !== null} onClick={() => void certificate()}>
            {t('makeCertificate')}
          </button>
        ))}
    </section>
  );
};
