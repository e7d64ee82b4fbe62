import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Point } from '#contract/kernel/values.ts';
import { More } from '../../../parts/more.tsx';
import { Page } from '../../../parts/page.tsx';
import { Empty, Failure, Loading, Stale } from '../../../parts/states.tsx';
import { toast } from '../../../parts/toast.tsx';
import { currentPosition, metresBetween } from '../../../place/here.ts';
import { tasksQuery } from '../../../queries.ts';
import { AskSignIn } from '../../../session/ask-sign-in.tsx';
import { isStaff, useMe } from '../../../session/session.ts';
import { type SectionKey, sectionsOf } from './sections.ts';
import { TaskCard } from './task-card.tsx';

const TaskList = () => {
  const { t } = useTranslation();
  const tasks = useInfiniteQuery(tasksQuery);
  const [only, setOnly] = useState<SectionKey | null>(null);
  const [here, setHere] = useState<Point | null>(null);
  if (tasks.isPending) return <Loading rows={4} />;
  if (tasks.isError && !tasks.data) return <Failure error={tasks.error} onRetry={() => void tasks.refetch()} />;
  const rows = tasks.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <Empty icon="done" title={t('tasks.empty')} text={t('tasks.emptyText')} />;
  const sections = sectionsOf(rows, here);
  const shown = sections.some((section) => section.key === only) ? sections.filter((section) => section.key === only) : sections;
  const near = () =>
    here
      ? setHere(null)
      : void currentPosition().then(
          ({ point }) => setHere(point),
          () => toast(t('place.failed.unknown')),
        );
  return (
    <>
      <Stale list={tasks} />
      <fieldset className="wrap" aria-label={t('tasks.filter')}>
        <button type="button" className="chip" aria-pressed={shown === sections} onClick={() => setOnly(null)}>
          {t('tasks.all')} {rows.length}
          {tasks.hasNextPage && '+'}
        </button>
        {sections.map(({ key, rows: own }) => (
          <button key={key} type="button" className="chip" aria-pressed={only === key && shown !== sections} onClick={() => setOnly(key)}>
            {t(key === 'overdue' ? 'tasks.overdueHere' : `cases:states.${key}`)} {own.length}
          </button>
        ))}
        <button type="button" className="chip" aria-pressed={here !== null} onClick={near}>
          {t('tasks.near')}
        </button>
      </fieldset>
      {shown.map(({ key, rows: own }) => (
        <section key={key} className="stack" aria-label={t(`tasks.sections.${key}`)}>
          <h2>{t(`tasks.sections.${key}`)}</h2>
          <ul className="stack">
            {own.map((row) => (
              <li key={row.id}>
                <TaskCard row={row} metres={here && row.point ? metresBetween(here, row.point) : null} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <More list={tasks} />
    </>
  );
};

/** What this worker has to do now, in sections by what to do, the most pressing first. */
export const TasksPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('tasks.title')}>
      {me === null ? (
        <AskSignIn text={t('tasks.signIn')} />
      ) : me === undefined ? (
        <Loading rows={4} />
      ) : isStaff(me) ? (
        <TaskList />
      ) : (
        <Empty icon="task" title={t('tasks.notStaff')} text={t('tasks.notStaffText')} />
      )}
    </Page>
  );
};
