import { useQueryClient } from '@tanstack/react-query';
import { Link, type LinkProps, useSearch } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Todo } from '#contract/workbench/api.ts';
import { useLive } from '../../../app/live.ts';
import { todoViews } from '../../../app/manifest.ts';
import { Broken } from '../../../components/Broken.tsx';
import { Clock } from '../../../components/Clock.tsx';
import { More } from '../../../components/list/More.tsx';
import { useList } from '../../../components/list/useList.ts';
import { Notice } from '../../../components/Notice.tsx';
import { todosQuery } from '../queries.ts';

/** Everything there is to do, soonest due first, of all kinds or of the chosen one. */
export const TodoList = () => {
  const { t } = useTranslation('workbench');
  const { kind } = useSearch({ from: '/shell/' });
  const client = useQueryClient();
  const { list, rows: items, first } = useList(todosQuery(kind));
  const renew = useMemo(() => () => void client.invalidateQueries({ queryKey: ['todos'] }), [client]);
  useLive(useMemo(() => ({ case: renew, hello: renew }), [renew]));
  const counts = first?.counts ?? [];
  const all = counts.reduce((sum, one) => sum + one.count, 0);
  return (
    <section className="card todos" aria-labelledby="todos-title" aria-busy={list.isPending}>
      <div className="card-head">
        <h2 id="todos-title">{t('todos.title')}</h2>
        {all > 0 && <span className="soft num">{t('todos.count', { count: all })}</span>}
      </div>
      {counts.length > 1 && (
        <nav className="todo-kinds" aria-label={t('todos.kinds')}>
          <Kind count={all} current={kind === undefined} name={t('todos.all')} />
          {counts.map((one) => (
            <Kind key={one.kind} {...one} current={kind === one.kind} name={t(todoViews[one.kind]?.title ?? one.kind)} />
          ))}
        </nav>
      )}
      {list.isPending ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : !list.data ? (
        <Broken error={list.error} reset={() => void list.refetch()} />
      ) : items.length === 0 ? (
        <Notice title={t('todos.none')}>{t('todos.noneText')}</Notice>
      ) : (
        <ul className="todo-list">
          {items.map((todo) => (
            <Line key={`${todo.kind} ${todo.id}`} todo={todo} onDone={renew} />
          ))}
        </ul>
      )}
      <More list={list} />
    </section>
  );
};

const Kind = ({ kind, count, name, current }: { kind?: string; count: number; name: string; current: boolean }) => (
  <Link to="/" search={kind === undefined ? {} : { kind }} className="todo-kind" aria-current={current || undefined} activeProps={{}}>
    {name} <span className="num">{count}</span>
  </Link>
);

const Line = ({ todo, onDone }: { todo: Todo; onDone: () => void }) => {
  const { t } = useTranslation('workbench');
  const view = todoViews[todo.kind];
  if (!view) return null;
  const { command: Command } = view;
  const { number, state } = todo.data;
  return (
    <li className="todo">
      <Link {...(view.link(todo) as LinkProps)} className="todo-main">
        <span className="todo-kind-name">{t(view.title)}</span>
        <span className="todo-title">{todo.title ?? t(view.words ?? view.title, todo.data)}</span>
        <span className="soft todo-note">{[todo.area, number].filter(Boolean).join(' · ')}</span>
      </Link>
      <Clock
        row={{
          state: String(state ?? '') as never,
          light: todo.light,
          dueAt: todo.dueAt,
          totalDueAt: (todo.data['totalDueAt'] as string | null) ?? null,
          dueProvisional: todo.data['dueProvisional'] === true,
        }}
      />
      {Command && (
        <Suspense fallback={null}>
          <Command todo={todo} onDone={onDone} />
        </Suspense>
      )}
    </li>
  );
};
