import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WhistleDetail } from '#contract/whistles/api.ts';
import { fullTime, shortTime } from '#ui/time.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { useLive } from '../../../app/live.ts';
import { Broken } from '../../../components/Broken.tsx';
import { Photos } from '../../../components/Photos.tsx';
import { Assignments } from '../Assignments.tsx';
import { whistleQuery, whistlesKey } from '../queries.ts';
import { type Task, TaskForm } from './acts.tsx';
import { CallCard } from './CallCard.tsx';
import '../../../styles/facts.css';
import '../../../styles/whistles.css';

/** A whistle with those called, sub-tasks and minutes. */
export const WhistlePage = () => {
  const { t } = useTranslation('whistles-console');
  const client = useQueryClient();
  const { whistleId } = useParams({ strict: false }) as { whistleId: string };
  const query = useQuery(whistleQuery(whistleId));
  const { data } = query;
  useTitle(data?.title ?? t('title'));
  useLive(
    useMemo(() => {
      const renew = (): void => void client.invalidateQueries({ queryKey: [whistlesKey] });
      return { whistle: renew, hello: renew };
    }, [client]),
  );
  if (query.error && !data) return <Broken error={query.error} reset={() => void query.refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 10 }} />;
  return <OneWhistle data={data} />;
};

const OneWhistle = ({ data }: { data: WhistleDetail }) => {
  const { t } = useTranslation('whistles-console');
  const locale = useLocale();
  const [task, setTask] = useState<Task | null>(null);
  return (
    <div className="page">
      <div className="page-head">
        <p>
          <Link to="/whistles">{t('title')}</Link>
        </p>
        <h1>{data.title}</h1>
        <p className="soft">
          {t(`whistles:kinds.${data.kind}`)} · {t(`whistles:states.${data.state}`)} ·{' '}
          {t('calledBy', { area: data.caller.name, name: data.calledBy })} · <span className="num">{shortTime(data.calledAt, locale)}</span>
        </p>
      </div>
      <section className="card whistle-facts" aria-label={t('facts')}>
        <p className="whistle-words">{data.note}</p>
        <dl className="fact-grid">
          <div>
            <dt>{t('form.place')}</dt>
            <dd>
              {data.area.name} · {data.place}
            </dd>
          </div>
          <div>
            <dt>{t('form.meetAt')}</dt>
            <dd className="num">{data.meetAt === null ? t('atOnce') : fullTime(data.meetAt, locale)}</dd>
          </div>
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
          {data.ended && (
            <div>
              <dt>{t(`endedAs.${data.state}`)}</dt>
              <dd>
                <span className="whistle-words">{data.ended.words}</span>{' '}
                <span className="soft num">{shortTime(data.ended.at, locale)}</span>
              </dd>
            </div>
          )}
        </dl>
        {(data.actions.includes('end') || data.actions.includes('withdraw')) && (
          <div className="whistle-acts">
            {(['end', 'withdraw'] as const)
              .filter((act) => data.actions.includes(act))
              .map((act) => (
                <Button key={act} onClick={() => setTask({ act })}>
                  {t(`acts.${act}`)}
                </Button>
              ))}
          </div>
        )}
      </section>
      <h2>{t('called')}</h2>
      <div className="whistle-cards">
        {data.calls.map((call) => (
          <CallCard key={call.id} call={call} onTask={setTask} />
        ))}
      </div>
      <Assignments
        of={{ whistleId: data.id }}
        items={data.assignments}
        mayAssign={data.actions.includes('assign')}
        among={data.calls.map(({ organisation }) => organisation)}
      />
      <section className="whistle-part" aria-label={t('minutes')}>
        <div className="whistle-part-head">
          <h2>{t('minutes')}</h2>
          {data.actions.includes('minutes') && <Button onClick={() => setTask({ act: 'minutes' })}>{t('acts.minutes')}</Button>}
        </div>
        {data.minutes.length === 0 && <p className="soft">{t('noMinutes')}</p>}
        <ul className="whistle-lines">
          {data.minutes.map((one) => (
            <li key={one.id}>
              <div>
                <p className="whistle-words">{one.text}</p>
                <Photos photos={one.photos} />
                <div className="soft num">
                  {one.by} · {shortTime(one.at, locale)}
                </div>
              </div>
            </li>
          ))}
        </ul>
      </section>
      {task && <TaskForm whistle={data} task={task} onClose={() => setTask(null)} />}
    </div>
  );
};
