import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Spin, Steps, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Act, type Stage, stages } from '#contract/renovations/kinds.ts';
import type { RenovationDetail } from '#contract/renovations/shown.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { Options } from './Options.tsx';
import { StepForm } from './StepForm.tsx';
import { Works } from './Works.tsx';
import { yuanText } from './yuan.ts';
import '../../../styles/parts.css';

/** One renovation, from asking residents to what they say afterwards. */
export const RenovationPage = () => {
  const { t } = useTranslation('renovations-console');
  const { renovationId } = useParams({ from: '/shell/renovations/$renovationId' });
  const found = useQuery({
    queryKey: ['renovations', renovationId],
    queryFn: ({ signal }) => call(endpoints.renovations.getRenovation, { params: { renovationId } }, signal),
  });
  useTitle(found.data?.title ?? t('renovations:title'));
  if (found.data) return <Shown r={found.data} />;
  return <div className="page">{found.isError ? <Broken error={found.error} reset={() => void found.refetch()} /> : <Spin />}</div>;
};

/** The way a renovation goes when nothing fails. */
const way: readonly Stage[] = stages.filter((one) => one !== 'rejected');

const Acceptance = ({ r }: { r: RenovationDetail }) => {
  const { t } = useTranslation('renovations-console');
  return (
    <section className="card" aria-label={t('acceptance')}>
      <h2>{t('acceptance')}</h2>
      <p className="soft">{t('acceptNeeds', r.needs)}</p>
      {r.acceptance ? <p>{t('accepted', { ...r.acceptance, day: r.acceptance.on })}</p> : <p className="soft">{t('notAccepted')}</p>}
      <p>{t('defects', r.defects)}</p>
      {r.payments.length > 0 && (
        <ul>
          {r.payments.map((one) => (
            <li key={one.id}>
              {one.paidOn} {one.words} <span className="num">{yuanText(one.amountFen)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

const Shown = ({ r }: { r: RenovationDetail }) => {
  const { t } = useTranslation('renovations-console');
  const [act, setAct] = useState<Act | null>(null);
  return (
    <div className="page parts">
      <div className="page-head">
        <h1>
          {r.title} <Tag>{t(`renovations:stages.${r.stage}`)}</Tag>
        </h1>
        <p className="soft">
          {r.area.name} · {t('households', { count: r.households })} ·{' '}
          <a href={r.publicPath} target="_blank" rel="noreferrer">
            {t('publicPage')}
          </a>
        </p>
      </div>
      <Steps
        size="small"
        responsive
        current={Math.max(0, way.indexOf(r.stage === 'rejected' ? 'voting' : r.stage))}
        {...(r.stage === 'rejected' && { status: 'error' as const })}
        items={way.map((one) => ({ title: t(`renovations:stages.${one}`) }))}
      />
      <div className="bar">
        {r.acts.map((one) => (
          <Button
            key={one}
            type={one === 'end' || one === 'rework' ? 'default' : 'primary'}
            danger={one === 'end'}
            onClick={() => setAct(one)}
          >
            {t(`acts.${one}`)}
          </Button>
        ))}
      </div>
      {r.surveys.length > 0 && (
        <section className="card" aria-label={t('surveys')}>
          <h2>{t('surveys')}</h2>
          <ul>
            {r.surveys.map((s) => (
              <li key={s.surveyId}>
                <Link to="/surveys/$surveyId" params={{ surveyId: s.surveyId }}>
                  {t(`purposes.${s.purpose}`)}
                </Link>{' '}
                {t('surveyFigures', s)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Options r={r} />
      {['menu', 'posted'].includes(r.stage) && <p className="soft">{t(r.ownersKnown ? 'rollOwners' : 'rollHouseholds')}</p>}
      {(r.post !== null || r.votes.length > 0) && (
        <section className="card" aria-label={t('postAndVote')}>
          <h2>{t('postAndVote')}</h2>
          {r.post && <p>{t(r.post.over ? 'postOver' : 'postUntil', { day: r.post.until })}</p>}
          {r.votes.map((v) => (
            <p key={v.voteId}>
              <Link to="/votes/$voteId" params={{ voteId: v.voteId }}>
                {t('planVote')}
              </Link>{' '}
              · {t(`renovations:voteStates.${v.state}`)} · {t(`renovations:rolls.${v.roll}`)}
            </p>
          ))}
        </section>
      )}
      {r.worksFrom !== null && <Works r={r} />}
      {r.worksFrom !== null && <Acceptance r={r} />}
      {act && <StepForm r={r} act={act} onClose={() => setAct(null)} />}
    </div>
  );
};
