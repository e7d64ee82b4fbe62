import { DownloadOutlined, LeftOutlined, RightOutlined, UploadOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, App, Button, Popconfirm, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkCalendar } from '#contract/calendar/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useNow, useTitle } from '../../../app/hooks.ts';
import { useSlot } from '../../../app/kept.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { useDownload } from '../../../app/work.ts';
import { Broken } from '../../../components/Broken.tsx';
import type { CalendarSearch } from '../pages.tsx';
import { ArrangeForm } from './ArrangeForm.tsx';
import { ImportCalendar } from './ImportCalendar.tsx';
import { Year } from './Year.tsx';
import '../../../styles/calendar.css';

/** Days before the known holidays end in which the page says so. */
const warnedDays = 60;
/** What the page changes by a button: days that are as in the country again, or a year declared. */
interface Change {
  readonly days: readonly { readonly day: string; readonly works: null; readonly reason: string }[];
  readonly declared: number | null;
}

/** The work calendar: a year as deadlines count it, and the days the jurisdiction arranges itself. */
export const Calendar = () => {
  const { t } = useTranslation('calendar-console');
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const today = shanghaiDay(new Date(useNow()));
  const year = (useSearch({ strict: false }) as CalendarSearch).year ?? Number(today.slice(0, 4));
  const query = { queryKey: ['calendar', year], placeholderData: keepPreviousData };
  const { data, error, refetch } = useQuery({
    ...query,
    queryFn: ({ signal }) => call(endpoints.calendar.getCalendar, { query: { year } }, signal),
  });
  const [arranging, setArranging] = useState<string | null>(null);
  const [importing, setImporting] = useState(false);
  const { busy, download } = useDownload();
  useTitle(t('nav.calendar'));
  const changed = (words: string): void => {
    setArranging(null);
    void message.success(words);
    for (const key of ['calendar', 'todos']) void client.invalidateQueries({ queryKey: [key] });
  };
  const sending = useSend({
    slot: useSlot('calendar.change', String(year)),
    request: ({
      days,
      declared,
    }: Pick<Change, never> & { days: { day: string; works: null; reason: string }[]; declared: number | null }) =>
      asked(endpoints.calendar.changeCalendar, { body: { version: data?.version ?? 0, days, declared } }),
    onDone: (_, { declared }) => changed(declared === null ? t('saved') : t('declared', { year: declared })),
    onFailed: (failure) => void message.error(sendingWords(failure)),
  });
  if (error) return <Broken error={error} reset={() => void refetch()} />;
  if (!data) return <Skeleton active />;
  const show = (to: number): void => void navigate({ to: '/calendar', search: { year: to } });
  const sheet = `/api/calendar/sheet?year=${year}`;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.calendar')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <Until calendar={data} onDeclare={(declared) => sending.send({ days: [], declared })} />
      <div className="calendar-bar">
        <Button icon={<LeftOutlined />} aria-label={t('previous')} disabled={year <= 2024} onClick={() => show(year - 1)} />
        <strong className="num">{t('year', { year })}</strong>
        <Button icon={<RightOutlined />} aria-label={t('next')} disabled={year >= 2100} onClick={() => show(year + 1)} />
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => void download(sheet)}>
          {t('export')}
        </Button>
        {data.mayManage && (
          <>
            <Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>
              {t('import.open')}
            </Button>
            <Button type="primary" onClick={() => setArranging(today > `${year}-01-01` ? today : `${year}-01-01`)}>
              {t('arrange')}
            </Button>
          </>
        )}
      </div>
      <Year days={data.days} today={today} {...(data.mayManage && { onChoose: setArranging })} />
      <Own
        calendar={data}
        today={today}
        pending={sending.pending !== null}
        onUndo={({ day, reason }) => sending.send({ days: [{ day, works: null, reason }], declared: null })}
      />
      {arranging && (
        <ArrangeForm calendar={data} day={arranging} today={today} onClose={() => setArranging(null)} onDone={() => changed(t('saved'))} />
      )}
      {importing && (
        <ImportCalendar
          sheet={sheet}
          onClose={() => setImporting(false)}
          onDone={() => {
            setImporting(false);
            void client.invalidateQueries({ queryKey: ['calendar'] });
          }}
        />
      )}
    </div>
  );
};

/** How far the holidays are known, and what to do when that ends soon. */
const Until = ({ calendar, onDeclare }: { calendar: WorkCalendar; onDeclare: (year: number) => void }) => {
  const { t } = useTranslation('calendar-console');
  const { arrangedTo, daysLeft, declarable, mayManage } = calendar;
  if (daysLeft > warnedDays) return <p className="soft">{t('known', { day: arrangedTo })}</p>;
  return (
    <Alert
      className="calendar-until"
      type="info"
      showIcon
      message={t(daysLeft < 0 ? 'over' : 'endsSoon', { day: arrangedTo, count: daysLeft, year: declarable })}
      action={
        mayManage && (
          <Popconfirm title={t('declareLead', { year: declarable })} onConfirm={() => onDeclare(declarable)}>
            <Button size="small">{t('declare', { year: declarable })}</Button>
          </Popconfirm>
        )
      }
    />
  );
};

interface OwnProps {
  calendar: WorkCalendar;
  today: string;
  pending: boolean;
  onUndo: (one: { day: string; reason: string }) => void;
}

/** The own days of the year with their reasons. */
const Own = ({ calendar, today, pending, onUndo }: OwnProps) => {
  const { t } = useTranslation('calendar-console');
  const own = calendar.days.flatMap(({ day, own: mine }) => (mine ? [{ day, ...mine }] : []));
  return (
    <section aria-labelledby="calendar-own">
      <h2 id="calendar-own">{t('own')}</h2>
      {own.length === 0 && <p className="soft">{t('none', { year: calendar.year })}</p>}
      <ul className="calendar-own">
        {own.map(({ day, works, reason }) => (
          <li key={day}>
            <span className="num">{day}</span>
            <span className="flag">{t(works ? 'works' : 'off')}</span>
            <span>{reason}</span>
            {calendar.mayManage && day >= today && (
              <Button size="small" disabled={pending} aria-label={t('undoOf', { day })} onClick={() => onUndo({ day, reason })}>
                {t('undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
