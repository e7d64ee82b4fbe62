import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteDetail } from '#contract/patrols/planning.ts';
import type { Round } from '#contract/patrols/rounds.ts';
import { platformDay, shortTime } from '#ui/time.ts';
import { call, endpoints } from '../../app/api.ts';
import { useLocale, useTitle } from '../../app/hooks.ts';
import { asked } from '../../app/send.ts';
import { ActDrawer } from '../../components/ActDrawer.tsx';
import { RecordTable } from '../../components/list/RecordTable.tsx';
import { WordsItem } from '../../components/WordsItem.tsx';
import { RouteForm } from './RouteForm.tsx';
import { patrolsKey, Sections } from './Sections.tsx';
import { Share } from './Share.tsx';
import { useRhythmWords } from './words.ts';

const monthBack = (): string => platformDay(-29);

/** One route: its stops, how it is walked, and the rounds of the last month. */
export const RoutePage = () => {
  const { routeId } = useParams({ from: '/shell/patrols/routes/$routeId' });
  const { data } = useQuery({
    queryKey: [patrolsKey, 'route', routeId],
    queryFn: ({ signal }) => call(endpoints.patrols.getRoute, { params: { routeId } }, signal),
  });
  useTitle(data?.name);
  return (
    <div className="page">
      <Sections />
      {data && <Shown route={data} />}
    </div>
  );
};

const Shown = ({ route }: { route: RouteDetail }) => {
  const { t } = useTranslation('patrols-console');
  const rhythmWords = useRhythmWords();
  const [task, setTask] = useState<'change' | 'end' | null>(null);
  return (
    <>
      <div className="page-head">
        <h1>{route.name}</h1>
        <p className="soft">
          {route.area.name} · {rhythmWords(route.rhythm)} · {t(route.scanning ? 'scanning' : 'plan_only')}
          {route.endedOn && ` · ${t('endedOn', { day: route.endedOn })}`}
        </p>
        {route.next && <p>{t('nextPlan', { day: route.next.since })}</p>}
      </div>
      {route.actions.length > 0 && (
        <div className="bar">
          <Button type="primary" onClick={() => setTask('change')}>
            {t('change')}
          </Button>
          <Button danger onClick={() => setTask('end')}>
            {t('end')}
          </Button>
        </div>
      )}
      <h2>{t('stops')}</h2>
      <ol>
        {route.stops.map((stop) => (
          <li key={stop.placeId}>
            {stop.name} <span className="soft">{stop.checklist}</span> {stop.basisHolds && <Tag>{t('hasBasis')}</Tag>}
            {stop.closed && <Tag>{t('closed')}</Tag>}
          </li>
        ))}
      </ol>
      <Rounds routeId={route.id} />
      {task === 'change' && <RouteForm route={route} onClose={() => setTask(null)} onDone={() => setTask(null)} />}
      {task === 'end' && (
        <ActDrawer<{ reason: string }, RouteDetail>
          keep="patrols.end_route"
          subject={route.id}
          title={t('end')}
          lead={<p className="soft">{t('endHint')}</p>}
          submit={t('end')}
          renews={patrolsKey}
          request={({ reason }) =>
            asked(endpoints.patrols.endRoute, { params: { routeId: route.id }, body: { version: route.version, reason } })
          }
          onClose={() => setTask(null)}
          onDone={() => setTask(null)}
        >
          <WordsItem name="reason" label={t('reason')} needed={t('reasonRule')} rows={2} />
        </ActDrawer>
      )}
    </>
  );
};

const Rounds = ({ routeId }: { routeId: string }) => {
  const { t } = useTranslation('patrols-console');
  const locale = useLocale();
  const [from, until] = [monthBack(), platformDay()];
  const query = useQuery({
    queryKey: [patrolsKey, 'rounds', routeId, from, until],
    queryFn: ({ signal }) => call(endpoints.patrols.listRounds, { params: { routeId }, query: { from, until } }, signal),
  });
  const { data } = query;
  return (
    <>
      <h2>{t('roundsLately')}</h2>
      {data && (
        <p>
          {t('coverage')} <Share part={data.figures.stopsDone} of={data.figures.stopsDue} /> · {t('punctuality')}{' '}
          <Share part={data.figures.punctual} of={data.figures.due} />
        </p>
      )}
      <RecordTable<Round>
        list={{ ...query, hasNextPage: false, isFetchingNextPage: false, fetchNextPage: () => undefined } as never}
        rows={data?.items.toReversed() ?? []}
        rowKey="key"
        width={600}
        empty={t('roundsNone')}
        columns={[
          {
            title: t('round'),
            key: 'round',
            bare: true,
            render: (_, { from: begins }) => <span className="num">{shortTime(begins, locale)}</span>,
          },
          { title: t('state'), key: 'state', render: (_, { state }) => <Tag>{t(`states.${state}`)}</Tag> },
          { title: t('stopsDone'), key: 'done', render: (_, { done, stops }) => <span className="num">{`${done}/${stops}`}</span> },
          { title: t('problems'), key: 'problems', render: (_, { problems }) => <span className="num">{problems}</span> },
          { title: t('doubts'), key: 'doubts', render: (_, { doubts }) => <span className="num">{doubts}</span> },
        ]}
      />
    </>
  );
};
