import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortTime } from '#ui/time.ts';
import { Icon } from '../../parts/icons.tsx';
import { Cards, Either } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Loading } from '../../parts/states.tsx';
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
  return (
    <>
      {tasks.map((task) => (
        <TaskCard key={task.id} task={task} />
      ))}
      <Either label={t('whistles.which')} first={t('whistles.open')} second={t('whistles.over')} isFirst={open} onChoose={setOpen} />
      <Cards list={list} empty={<Empty icon="bell" title={t('whistles.none')} text={t('whistles.noneText')} />}>
        {(one) => (
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
        )}
      </Cards>
    </>
  );
};
