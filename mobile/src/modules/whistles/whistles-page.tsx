import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortTime } from '#ui/time.ts';
import { Icon } from '../../parts/icons.tsx';
import { More } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading, Stale } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { CallState } from './call-state.tsx';
import { tasksQuery, whistlesQuery } from './queries.ts';
import { TaskCard } from './task-card.tsx';

/** Whistles this account is called by or has called, and sub-tasks that wait. */
export const WhistlesPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('whistles.title')} back>
      {me === null ? <AskSignIn text={t('me.signIn')} /> : me ? <List /> : <Loading />}
    </Page>
  );
};

const List = () => {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(true);
  const list = useInfiniteQuery(whistlesQuery(open));
  const tasks = useQuery(tasksQuery).data?.items ?? [];
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {tasks.map((task) => (
        <TaskCard key={task.id} task={task} />
      ))}
      <fieldset className="wrap" aria-label={t('whistles.which')}>
        {[true, false].map((value) => (
          <button key={String(value)} type="button" className="chip" aria-pressed={open === value} onClick={() => setOpen(value)}>
            {t(value ? 'whistles.open' : 'whistles.over')}
          </button>
        ))}
      </fieldset>
      {list.isPending ? (
        <Loading />
      ) : !list.data ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : rows.length === 0 ? (
        <Empty icon="bell" title={t('whistles.none')} text={t('whistles.noneText')} />
      ) : (
        <>
          <Stale list={list} />
          {rows.map((one) => (
            <section key={one.id} className="card" aria-label={one.title}>
              <Link to="/whistles/$whistleId" params={{ whistleId: one.id }} className="row link">
                <span className="grow tight">
                  <span className="title">{one.title}</span>
                  <span className="small soft">
                    {t(`whistles.kinds.${one.kind}`, { defaultValue: t(`whistles.kinds.${one.kind.split('-')[0]}`) })} · {one.caller.name}
                  </span>
                  <span className="small">
                    {one.place} · {one.meetAt === null ? t('whistles.atOnce') : shortTime(one.meetAt, i18n.language)}
                  </span>
                </span>
                <Icon name="next" />
              </Link>
              {one.calls.map((call) => (
                <CallState key={call.id} call={call} />
              ))}
            </section>
          ))}
          <More list={list} />
        </>
      )}
    </>
  );
};
