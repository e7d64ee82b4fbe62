import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { App, Button, Spin, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SurveyDetail } from '#contract/surveys/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { platformDay } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useSlot } from '../../../app/kept.ts';
import { useLive } from '../../../app/live.ts';
import { queryClient } from '../../../app/queries.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { useDownload } from '../../../app/work.ts';
import { Broken } from '../../../components/Broken.tsx';
import { SurveyForm } from '../SurveyForm.tsx';
import { Office } from './Office.tsx';
import { Papers } from './Papers.tsx';
import { Results } from './Results.tsx';
import { Turnout } from './Turnout.tsx';
import { WithdrawForm } from './WithdrawForm.tsx';
import '../../../styles/parts.css';

/** One survey: what it asks, who has answered, sheets of paper, results. */
export const SurveyPage = () => {
  const { t } = useTranslation('surveys-console');
  const { surveyId } = useParams({ from: '/shell/surveys/$surveyId' });
  const survey = useQuery({
    queryKey: ['surveys', surveyId],
    queryFn: ({ signal }) => call(endpoints.surveys.getSurvey, { params: { surveyId } }, signal),
  });
  useTitle(survey.data?.title ?? t('survey'));
  // turnout moves while somebody watches
  useLive(
    useMemo(
      () => ({
        survey: (event) => {
          if (event.surveyId === surveyId) void queryClient.invalidateQueries({ queryKey: ['surveys', surveyId] });
        },
        hello: () => void queryClient.invalidateQueries({ queryKey: ['surveys', surveyId] }),
      }),
      [surveyId],
    ),
  );
  if (survey.data) return <Shown s={survey.data} />;
  return <div className="page">{survey.isError ? <Broken error={survey.error} reset={() => void survey.refetch()} /> : <Spin />}</div>;
};

/** An act that cannot be undone, asked about first. */
const Asked = ({ s, act }: { s: SurveyDetail; act: 'open' | 'close' | 'remind' }) => {
  const { t } = useTranslation('surveys-console');
  const { modal, message } = App.useApp();
  const client = useQueryClient();
  const { surveys } = endpoints;
  const params = { surveyId: s.id };
  const planned = act === 'open' && s.opensOn !== null && s.opensOn > platformDay();
  const sending = useSend({
    slot: useSlot(`surveys.${act}`, s.id),
    request: () =>
      act === 'open'
        ? asked(surveys.openSurvey, { params, body: { version: s.version } })
        : asked(act === 'close' ? surveys.closeSurvey : surveys.remindSurvey, { params, body: {} }),
    onDone: () => {
      void client.invalidateQueries({ queryKey: ['surveys'] });
      void message.success(t(planned ? 'did.planned' : `did.${act}`));
    },
    onFailed: (error) => void message.error(sendingWords(error)),
  });
  return (
    <Button
      type={act === 'open' ? 'primary' : 'default'}
      loading={sending.isPending}
      onClick={() =>
        modal.confirm({
          title: t(`sure.${act}`),
          content: planned ? t('sureText.planned', { from: s.opensOn }) : t(`sureText.${act}`),
          okText: t(`acts.${act}`),
          onOk: () => sending.send(null),
        })
      }
    >
      {t(`acts.${act}`)}
    </Button>
  );
};

const Shown = ({ s }: { s: SurveyDetail }) => {
  const { t } = useTranslation('surveys-console');
  const [task, setTask] = useState<'change' | 'withdraw' | null>(null);
  const { busy, download } = useDownload();
  const may = (action: SurveyDetail['actions'][number]): boolean => s.actions.includes(action);
  return (
    <div className="page parts">
      <div className="page-head">
        <h1>
          {s.title} <Tag>{t(`surveys:states.${s.state}`)}</Tag>
        </h1>
        <p className="soft">
          {s.area.name} · {t(`surveys:asked.${s.asked}`)}
          {s.anonymous && ` · ${t('anonymous')}`} ·{' '}
          {s.opensOn && s.state !== 'closed' ? t('fromUntil', { from: s.opensOn, day: s.closesOn }) : t('until', { day: s.closesOn })}
        </p>
        <p>{s.purpose}</p>
        {s.subject?.page && (
          <p>
            <a href={`/console${s.subject.page}`}>{t('askedBy')}</a>
          </p>
        )}
        {s.reason && <p className="soft">{t('withdrawn', { reason: s.reason })}</p>}
      </div>
      <div className="bar">
        {may('change') && <Button onClick={() => setTask('change')}>{t('change')}</Button>}
        {may('open') && <Asked s={s} act="open" />}
        {may('remind') && <Asked s={s} act="remind" />}
        {may('close') && <Asked s={s} act="close" />}
        {(may('enter') || (s.state === 'planned' && may('withdraw'))) && (
          <Button loading={busy} onClick={() => download(`/api/surveys/${s.id}/roll-book`)}>
            {t('rollBook')}
          </Button>
        )}
        {may('results') && (
          <Button loading={busy} onClick={() => download(`/api/surveys/${s.id}/results-book`)}>
            {t('resultsBook')}
          </Button>
        )}
        {may('withdraw') && (
          <Button danger onClick={() => setTask('withdraw')}>
            {t('acts.withdraw')}
          </Button>
        )}
      </div>
      {s.state === 'draft' ? (
        <section className="card" aria-label={t('form.questions')}>
          <h2>{t('form.questions')}</h2>
          {s.form.order.length === 0 ? (
            <p className="soft">{t('noQuestions')}</p>
          ) : (
            <ol>
              {s.form.order.map((key) => (
                <li key={key}>{labelOf(s.form.properties[key]?.words?.title ?? { zh: key, en: null })}</li>
              ))}
            </ol>
          )}
        </section>
      ) : (
        <>
          {s.state === 'planned' && <p>{t('plannedLead', { from: s.opensOn })}</p>}
          {s.state === 'open' && s.closesOn < platformDay() && <p role="status">{t('dayOver')}</p>}
          {s.asked === 'staff' && s.state === 'open' && <Office s={s} />}
          <Turnout s={s} />
          {may('enter') && <Papers s={s} />}
          {may('results') && <Results s={s} />}
          {!may('results') && s.anonymous && s.state === 'open' && <p className="soft">{t('resultsWait')}</p>}
        </>
      )}
      {task === 'change' && <SurveyForm survey={s} onClose={() => setTask(null)} onDone={() => setTask(null)} />}
      {task === 'withdraw' && <WithdrawForm s={s} onClose={() => setTask(null)} />}
    </div>
  );
};
