import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { App, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fullDay, platformDay, shortTime } from '#ui/time.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { useDownload } from '../../../app/work.ts';
import { ActionMenu } from '../../../components/ActionMenu.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { AssignForm, EndForm, FillForm, SwapForm, type Task } from './acts.tsx';
import { Calendar } from './Calendar.tsx';
import { daysAfter, mondayOf, noonOf } from './days.ts';
import { Handovers } from './Handovers.tsx';
import { ImportShifts } from './ImportShifts.tsx';
import { rosterQuery } from './queries.ts';
import { RosterForm } from './RosterForm.tsx';
import { Swaps } from './Swaps.tsx';
import type { RosterSearch } from './search.ts';
import '../../../styles/rosters.css';

const shownDays = 14;

/** A roster: two weeks of it, its swaps and its hand-over notes. */
export const RosterPage = () => {
  const { t } = useTranslation('rosters');
  const locale = useLocale();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { rosterId } = useParams({ strict: false }) as { rosterId: string };
  const search = useSearch({ strict: false }) as RosterSearch;
  const from = search.from ?? mondayOf(platformDay());
  const to = daysAfter(from, shownDays - 1);
  const { data: roster, error, refetch } = useQuery(rosterQuery(rosterId, from, to));
  const [task, setTask] = useState<Task | null>(null);
  const [changing, setChanging] = useState(false);
  const [importing, setImporting] = useState(false);
  const { busy, download } = useDownload();
  useTitle(roster?.name ?? t('nav.rosters'));
  if (error) return <Broken error={error} reset={() => void refetch()} />;
  if (!roster) return <Skeleton active />;
  const show = (day: string): void => void navigate({ to: '/rosters/$rosterId', params: { rosterId }, search: { from: day } });
  const done = (words: string): void => {
    setTask(null);
    setChanging(false);
    void message.success(words);
    void client.invalidateQueries({ queryKey: ['rosters'] });
    void client.invalidateQueries({ queryKey: ['todos'] });
  };
  const sheet = `/api/rosters/${rosterId}/sheet?from=${from}&to=${to}`;
  const manages = roster.actions.includes('manage');
  const form = { roster, onClose: () => setTask(null), onDone: done };
  return (
    <div className="page">
      <div className="page-head">
        <p>
          <Link to="/rosters">{t('nav.rosters')}</Link>
        </p>
        <h1>{roster.name}</h1>
        <p className="soft">
          {roster.organisation?.name ?? roster.area.name} · {t(roster.confirms ? 'confirmed' : 'unconfirmed')}
        </p>
      </div>
      {roster.ended && <p className="flag">{t('ended')}</p>}
      <p>
        <strong>{t('now')}</strong>{' '}
        {roster.now.length === 0
          ? t('nobody')
          : roster.now
              .map(({ person, slot, until }) => `${person.name} ${t('until', { slot, time: shortTime(until, locale) })}`)
              .join(t('console:comma'))}
      </p>
      {roster.gapOn && (
        <p className="roster-gap" role="status">
          {t('gapTold', { day: fullDay(noonOf(roster.gapOn), locale) })}{' '}
          <Button size="small" onClick={() => show(mondayOf(roster.gapOn as string))}>
            {t('showGap')}
          </Button>
        </p>
      )}
      <div className="roster-bar">
        <Button onClick={() => show(daysAfter(from, -shownDays))}>{t('earlier')}</Button>
        <Button onClick={() => show(mondayOf(platformDay()))}>{t('thisWeek')}</Button>
        <Button onClick={() => show(daysAfter(from, shownDays))}>{t('later')}</Button>
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => void download(sheet)}>
          {t('export')}
        </Button>
        {manages && (
          <>
            <Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>
              {t('import.open')}
            </Button>
            <Button type="primary" onClick={() => setTask({ kind: 'fill', from, to })}>
              {t('fill')}
            </Button>
            <ActionMenu
              of={roster.name}
              actions={[
                { key: 'change', words: t('change'), run: () => setChanging(true) },
                { key: 'end', words: t('end'), danger: true, run: () => setTask({ kind: 'end' }) },
              ]}
            />
          </>
        )}
      </div>
      <Calendar roster={roster} onTask={setTask} onDone={done} />
      {to > roster.arrangedUntil && <p className="soft">{t('notArranged', { day: fullDay(noonOf(roster.arrangedUntil), locale) })}</p>}
      <div className="roster-below">
        <Swaps rosterId={rosterId} />
        <Handovers rosterId={rosterId} />
      </div>
      {importing && (
        <ImportShifts
          rosterId={rosterId}
          sheet={sheet}
          onClose={() => setImporting(false)}
          onDone={() => {
            setImporting(false);
            void client.invalidateQueries({ queryKey: ['rosters'] });
          }}
        />
      )}
      {changing && <RosterForm roster={roster} onClose={() => setChanging(false)} onDone={() => done(t('saved'))} />}
      {task?.kind === 'fill' && <FillForm {...form} task={task} />}
      {task?.kind === 'end' && <EndForm {...form} />}
      {task?.kind === 'assign' && <AssignForm {...form} task={task} />}
      {task?.kind === 'swap' && <SwapForm {...form} task={task} />}
    </div>
  );
};
