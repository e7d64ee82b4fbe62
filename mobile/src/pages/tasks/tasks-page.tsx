import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#contract/cases/api.ts';
import type { CaseState } from '#contract/cases/lifecycle.ts';
import type { Point } from '#contract/kernel/values.ts';
import { More } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { currentPoint, metresBetween } from '../../place/here.ts';
import { tasksQuery } from '../../queries.ts';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { isStaff, useMe } from '../../session/session.ts';
import { TaskCard } from './task-card.tsx';

/** States in the order of what presses a worker most: first what nobody has taken on. */
const order: readonly CaseState[] = [
  'reported',
  'dispatched',
  'handling',
  'answered',
  'verified',
  'filed',
  'checked',
  'called_back',
  'shelved',
  'closed',
  'rejected',
];

const sectionsOf = (rows: readonly CaseRow[], here: Point | null) => {
  const far = (row: CaseRow): number => (here && row.point ? metresBetween(here, row.point) : Number.POSITIVE_INFINITY);
  return order
    .map((state) => {
      const own = rows.filter((row) => row.state === state);
      return { state, rows: here ? own.toSorted((a, b) => far(a) - far(b)) : own };
    })
    .filter((section) => section.rows.length > 0);
};

const TaskList = () => {
  const { t } = useTranslation();
  const tasks = useInfiniteQuery(tasksQuery);
  const [only, setOnly] = useState<CaseState | null>(null);
  const [here, setHere] = useState<Point | null>(null);
  if (tasks.isPending) return <Loading rows={4} />;
  if (tasks.isError && !tasks.data) return <Failure error={tasks.error} onRetry={() => void tasks.refetch()} />;
  const rows = tasks.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <Empty icon="done" title={t('tasks.empty')} text={t('tasks.emptyText')} />;
  const sections = sectionsOf(rows, here);
  const shown = sections.some((section) => section.state === only) ? sections.filter((section) => section.state === only) : sections;
  const near = () => (here ? setHere(null) : void currentPoint().then(setHere, () => toast(t('place.failed.unknown'))));
  return (
    <>
      <fieldset className="wrap" aria-label={t('tasks.filter')}>
        <button type="button" className="chip" aria-pressed={shown === sections} onClick={() => setOnly(null)}>
          {t('tasks.all')} {rows.length}
          {tasks.hasNextPage && '+'}
        </button>
        {sections.map(({ state, rows: own }) => (
          <button
            key={state}
            type="button"
            className="chip"
            aria-pressed={only === state && shown !== sections}
            onClick={() => setOnly(state)}
          >
            {t(`cases:states.${state}`)} {own.length}
          </button>
        ))}
        <button type="button" className="chip" aria-pressed={here !== null} onClick={near}>
          {t('tasks.near')}
        </button>
      </fieldset>
      {shown.map(({ state, rows: own }) => (
        <section key={state} className="stack" aria-label={t(`tasks.sections.${state}`)}>
          <h2>{t(`tasks.sections.${state}`)}</h2>
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
