import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HazardDetail } from '#contract/hazards/api.ts';
import { fullTime, shortTime } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { Photos } from '../../../components/Photos.tsx';
import { HazardState } from '../HazardState.tsx';
import { type Task, TaskForm } from './acts.tsx';
import '../../../styles/facts.css';
import '../../../styles/hazards.css';

/** A hazard with its notices and re-inspections, as it was found and as it is. */
export const HazardPage = () => {
  const { t } = useTranslation('hazards-console');
  const { hazardId } = useParams({ strict: false }) as { hazardId: string };
  const query = useQuery({
    queryKey: ['hazards', 'one', hazardId],
    queryFn: ({ signal }) => call(endpoints.hazards.getHazard, { params: { hazardId } }, signal),
  });
  useTitle(query.data?.title ?? t('title'));
  if (query.error && !query.data) return <Broken error={query.error} reset={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active paragraph={{ rows: 10 }} />;
  return <OneHazard data={query.data} />;
};

const OneHazard = ({ data }: { data: HazardDetail }) => {
  const { t } = useTranslation('hazards-console');
  const locale = useLocale();
  const [task, setTask] = useState<Task | null>(null);
  const fact = (name: string, value: string | null) =>
    value ? (
      <div key={name}>
        <dt>{t(name)}</dt>
        <dd>{value}</dd>
      </div>
    ) : null;
  return (
    <div className="page">
      <div className="page-head">
        <p>
          <Link to="/hazards">{t('title')}</Link>
        </p>
        <h1>{data.title}</h1>
        <p className="soft">
          {t(`hazards:levels.${data.level}`)} · {t(`hazards:kinds.${data.kind}`)} · <HazardState hazard={data} />
        </p>
      </div>
      {data.actions.length > 0 && (
        <div className="hazard-acts">
          {data.actions.map((act, i) => (
            <Button key={act} type={i === 0 ? 'primary' : 'default'} onClick={() => setTask(act)}>
              {t(`acts.${act}`)}
            </Button>
          ))}
        </div>
      )}
      <section className="card" aria-label={t('facts')}>
        {data.text && <p className="hazard-words">{data.text}</p>}
        <dl className="fact-grid">
          {fact('form.place', `${data.area.name} · ${data.place}`)}
          {fact('unit', data.unit)}
          {fact('body', data.body?.name ?? null)}
          {fact('foundOn', data.foundOn)}
          {fact('dueOn', data.dueOn)}
          {fact('recheckOn', data.state === 'cleared' ? null : data.recheckOn)}
          {data.case && (
            <div>
              <dt>{t('ofCase')}</dt>
              <dd>
                <Link to="/cases/$caseId" params={{ caseId: data.case.id }} search={{}}>
                  {data.case.number}
                </Link>
              </dd>
            </div>
          )}
          {data.supervision &&
            fact(
              'supervised',
              `${data.supervision.by} · ${fullTime(data.supervision.at, locale)} · ${data.supervision.words}${
                data.supervision.liftedAt ? ` · ${t('lifted', { time: fullTime(data.supervision.liftedAt, locale) })}` : ''
              }`,
            )}
        </dl>
        {data.photos.length > 0 && (
          <>
            <h3>{t('form.before')}</h3>
            <Photos photos={data.photos} />
          </>
        )}
      </section>
      <section className="hazard-part" aria-label={t('notices')}>
        <h2>{t('notices')}</h2>
        {data.notices.length === 0 && <p className="soft">{t('noNotices')}</p>}
        <ul className="hazard-lines">
          {data.notices.map((n) => (
            <li key={n.id}>
              <div>
                <Link to="/documents/$documentId" params={{ documentId: n.documentId }}>
                  {t(`hazards:forms.${n.form}`)}
                </Link>{' '}
                <span className="soft num">
                  {n.by} · {shortTime(n.issuedAt, locale)} · {t('until', { day: n.dueOn })}
                </span>
                <p className="hazard-words">{n.demand}</p>
                <p className="soft">
                  {n.clause} · {t('officers', { names: n.officers.join(t('comma')) })}
                </p>
                {n.refused && <p className="flag">{t('refused', { words: n.refused })}</p>}
              </div>
              {n.actions.includes('refusal') && <Button onClick={() => setTask({ notice: n.id })}>{t('acts.refusal')}</Button>}
            </li>
          ))}
        </ul>
      </section>
      <section className="hazard-part" aria-label={t('checks')}>
        <h2>{t('checks')}</h2>
        {data.checks.length === 0 && <p className="soft">{t('noChecks')}</p>}
        <ul className="hazard-lines">
          {data.checks.map((c) => (
            <li key={c.id}>
              <div>
                <strong>{t(c.cleared ? 'form.cleared' : 'form.notCleared')}</strong>{' '}
                <span className="soft num">
                  {c.by} · {shortTime(c.at, locale)}
                  {c.dueOn && ` · ${t('until', { day: c.dueOn })}`}
                </span>
                <p className="hazard-words">{c.words}</p>
                <Photos photos={c.photos} />
              </div>
            </li>
          ))}
        </ul>
      </section>
      {task && <TaskForm hazard={data} task={task} onClose={() => setTask(null)} />}
    </div>
  );
};
