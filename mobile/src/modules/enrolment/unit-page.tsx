import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import * as enrolmentApi from '#client/endpoints/enrolment.ts';
import { periodName } from '#ui/period.ts';
import { call } from '../../api.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, FormError, Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useKeptForm } from '../../store/kept-form.ts';
import { unitPageQuery } from './queries.ts';
import { hoursOf } from './records.tsx';

/** A unit's page for its contact person: sums without anybody's name, what the community tells, and what the unit says of its year. */
export const UnitPage = () => {
  const { t } = useTranslation();
  const { unitId } = useParams({ from: '/enrolment/unit/$unitId' });
  const page = useQuery(unitPageQuery(unitId));
  if (!page.data)
    return (
      <Page title={t('enrolment.unitPage')} back>
        {page.isError ? <Failure error={page.error} onRetry={() => void page.refetch()} /> : <Loading rows={3} />}
      </Page>
    );
  const { unit, community, enrolledMembers, serviceDay, agreement, sums, papers, appraisals, actions } = page.data;
  return (
    <Page title={unit.name} back>
      <section className="card tight">
        {community && <p>{t('enrolment.enrolledWith', { community: community.name })}</p>}
        <p className="small">{t('enrolment.unitMembers', { count: enrolledMembers })}</p>
        {serviceDay && <p className="small">{t('enrolment.serviceDay', { day: serviceDay })}</p>}
        {agreement && <p className="small">{t('enrolment.agreement', agreement)}</p>}
      </section>
      <section className="card tight">
        <h2>{t('enrolment.sums')}</h2>
        <p className="small soft">{t('enrolment.sumsText')}</p>
        {sums.length === 0 && <p className="soft">{t('enrolment.noSums')}</p>}
        {sums.map((one) => (
          <p key={one.period}>
            <strong>{periodName(one.period)}</strong>{' '}
            {t('enrolment.sum', { members: one.members, hours: hoursOf(one.minutes), rated: one.rated })}
          </p>
        ))}
      </section>
      {appraisals.map((one) => (
        <section key={one.year} className="card tight" aria-label={String(one.year)}>
          <h2>{t('enrolment.appraisal', { year: one.year, word: t(`enrolment-own:appraisals.${one.word}`) })}</h2>
          <p className="plain">{one.text}</p>
          <p className="small soft">{t('enrolment.appraisalFigures', { ...one.figures, hours: hoursOf(one.figures.minutes) })}</p>
        </section>
      ))}
      {papers.map((one) => (
        <section key={one.id} className="card tight" aria-label={one.title}>
          <h2>{one.title}</h2>
          <p className="small soft">{t(`enrolment-own:papers.${one.kind}`)}</p>
          <p className="plain">{one.body}</p>
        </section>
      ))}
      {actions.includes('state') && <Statement key={papers.length} unitId={unitId} />}
    </Page>
  );
};

const Statement = ({ unitId }: { unitId: string }) => {
  const { t } = useTranslation();
  const act = useAct('enrolment');
  const kept = useKeptForm('enrolment.statement', { title: '', body: '' }, unitId);
  if (kept === null) return null;
  const { title, body } = kept.fields;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const said = { title: title.trim(), body: body.trim() };
    void act
      .run(JSON.stringify(said), (id) => call(enrolmentApi.writeUnitPaper, { params: { unitId }, body: { id, ...said } }))
      .then((done) => {
        if (!done) return;
        void kept.finish();
        kept.change({ title: '', body: '' });
        toast(t('enrolment.saved'));
      });
  };
  return (
    <form className="card" onSubmit={send} onInput={() => act.setError(null)} noValidate>
      <h2>{t('enrolment.statement')}</h2>
      <div className="field">
        <label htmlFor="statement-title">{t('enrolment.statementTitle')}</label>
        <input
          id="statement-title"
          className="input"
          maxLength={60}
          value={title}
          onChange={(event) => kept.change({ title: event.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor="statement-body">{t('enrolment.statementBody')}</label>
        <textarea
          id="statement-body"
          className="input"
          rows={4}
          maxLength={2000}
          value={body}
          onChange={(event) => kept.change({ body: event.target.value })}
        />
      </div>
      <FormError error={act.error ?? (kept.unsaved ? t('room.full') : null)} />
      <button type="submit" className="button main wide" disabled={act.busy !== null || title.trim().length < 2 || body.trim().length < 2}>
        {t('enrolment.statementSend')}
      </button>
    </form>
  );
};
