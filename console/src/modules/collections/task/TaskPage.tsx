import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Skeleton, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '#contract/collections/tasks.ts';
import { shortTime } from '#ui/time.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { useLive } from '../../../app/live.ts';
import { queryClient } from '../../../app/queries.ts';
import { useDownload } from '../../../app/work.ts';
import { Broken } from '../../../components/Broken.tsx';
import { ChangeDrawer, EndDrawer } from '../Drawers.tsx';
import { Figures } from '../figures.tsx';
import { key, taskQuery } from '../queries.ts';
import { Designer } from './design/Designer.tsx';
import { Tree } from './Tree.tsx';
import '../../../styles/collections.css';

/** A task: its designer while it is a draft, then how far it has come. */
export const TaskPage = () => {
  const { t } = useTranslation('collections-console');
  const { taskId } = useParams({ strict: false }) as { taskId: string };
  const { data, error, refetch } = useQuery(taskQuery(taskId));
  useTitle(data?.title ?? t('title'));
  // sums climb while somebody watches
  useLive(
    useMemo(
      () => ({
        collection: (event) => {
          if (event.taskId !== taskId) return;
          void queryClient.invalidateQueries({ queryKey: [key, 'task', taskId] });
          void queryClient.invalidateQueries({ queryKey: [key, 'progress', taskId] });
        },
        hello: () => void queryClient.invalidateQueries({ queryKey: [key] }),
      }),
      [taskId],
    ),
  );
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  if (!data) return <Skeleton active className="page" paragraph={{ rows: 8 }} />;
  return data.state === 'draft' ? <Designer key={data.id} task={data} /> : <Sent task={data} />;
};

const Sent = ({ task }: { task: TaskDetail }) => {
  const { t } = useTranslation('collections-console');
  const locale = useLocale();
  const [open, setOpen] = useState<'change' | 'end' | null>(null);
  const { busy, download } = useDownload();
  const { content, changes } = task;
  const close = (): void => setOpen(null);
  return (
    <div className="page">
      <div className="page-head">
        <p className="soft">
          <Link to="/collections" search={{ which: 'tasks' }}>
            {t('title')}
          </Link>
        </p>
        <h1>{task.title}</h1>
        <p className="soft">
          <Tag color={task.state === 'sent' ? 'processing' : 'default'}>{t(`collections:taskStates.${task.state}`)}</Tag>
          {t('askedBy', { name: task.asker.name, day: task.dueOn })}
          {content.basis && ` · ${t(`demands:bases.${content.basis.kind}`)}：${content.basis.text}`}
        </p>
        {task.endReason && <p>{t('endedFor', { reason: task.endReason })}</p>}
        {content.note && <p>{content.note}</p>}
      </div>
      <div className="bar">
        <Button loading={busy} onClick={() => void download(`/api/collections/${task.id}/book`)}>
          {t('export')}
        </Button>
        {task.may.change && (
          <>
            <Button onClick={() => setOpen('change')}>{t('change.title')}</Button>
            <Button danger onClick={() => setOpen('end')}>
              {t('end.title')}
            </Button>
          </>
        )}
      </div>
      <Figures figures={task.figures} />
      <Tree task={task} />
      {changes.some(({ words }) => words !== null) && (
        <section className="card">
          <h2>{t('changes')}</h2>
          <ul className="collections-changes">
            {changes
              .filter(({ words }) => words !== null)
              .map(({ version, at, by, words }) => (
                <li key={version}>
                  {words}
                  <span className="soft">
                    {' '}
                    {by} · {shortTime(at, locale)}
                  </span>
                </li>
              ))}
          </ul>
        </section>
      )}
      {open === 'change' && <ChangeDrawer task={task} onClose={close} />}
      {open === 'end' && <EndDrawer task={task} onClose={close} />}
    </div>
  );
};
