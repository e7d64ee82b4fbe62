import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisclosureDetail } from '#contract/disclosures/api.ts';
import { DisclosedBody, DisclosedFiles } from '#ui/disclosed.tsx';
import { labelOf } from '#ui/i18n.ts';
import { shortTime } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { useTimeWords } from '../words.ts';
import { type Task, TaskForm } from './acts.tsx';
import { Raised } from './Raised.tsx';
import '../../../styles/disclosures.css';
import '../../../styles/parts.css';

/** One disclosure: what it says, its versions, objections and what may be done. */
export const DisclosurePage = () => {
  const { t } = useTranslation('disclosures-console');
  const { disclosureId } = useParams({ from: '/shell/disclosures/$disclosureId' });
  const one = useQuery({
    queryKey: ['disclosures', 'one', disclosureId],
    queryFn: ({ signal }) => call(endpoints.disclosures.getDisclosure, { params: { disclosureId } }, signal),
  });
  useTitle(one.data?.title ?? t('one'));
  if (one.data) return <Shown d={one.data} />;
  return <div className="page">{one.isError ? <Broken error={one.error} reset={() => void one.refetch()} /> : <Spin />}</div>;
};

const address = (id: string, small: boolean): string => `/api/files/${id}${small ? '/thumbnail' : ''}`;
const Attached = ({ files }: Pick<DisclosureDetail, 'files'>) => {
  const { t } = useTranslation('disclosures-console');
  return <DisclosedFiles files={files} address={address} photo={(n) => t('photo', { n })} />;
};

const Shown = ({ d }: { d: DisclosureDetail }) => {
  const { t, i18n } = useTranslation('disclosures-console');
  const timeWords = useTimeWords();
  const [task, setTask] = useState<Task | null>(null);
  const may = (action: DisclosureDetail['actions'][number]): boolean => d.actions.includes(action);
  const up = d.state === 'open' || d.state === 'over' || d.state === 'ended';
  return (
    <div className="page parts">
      <div className="page-head">
        <h1>{d.title}</h1>
        <p className="soft">
          {t(`disclosures:kinds.${d.kind}`)} · {d.area.name} · <span className="num">{`${d.from} – ${d.until}`}</span> · {timeWords(d)}
          {d.about && ` · ${labelOf(d.about)}`}
        </p>
        {d.endReason !== null && <p>{t('endedBecause', { day: d.endedOn, reason: d.endReason })}</p>}
        {d.lateDays !== null && <p>{t('late', { count: d.lateDays })}</p>}
      </div>
      <div className="bar">
        {may('object') && <Button onClick={() => setTask({ act: 'object' })}>{t('acts.object')}</Button>}
        {may('amend') && <Button onClick={() => setTask({ act: 'amend' })}>{t('acts.amend')}</Button>}
        {may('end') && (
          <Button danger onClick={() => setTask({ act: 'end' })}>
            {t('acts.end')}
          </Button>
        )}
        {up && (
          <>
            <Button href={`/open/notice/${d.code}`} target="_blank" rel="noreferrer">
              {t('publicPage')}
            </Button>
            <Button href={`/api/open/notices/${d.code}/paper`} target="_blank" rel="noreferrer">
              {t('paper')}
            </Button>
            <Button href={`/open/screen/${d.area.code}`} target="_blank" rel="noreferrer">
              {t('screen')}
            </Button>
          </>
        )}
      </div>
      <section className="card disclosure-text" aria-label={d.title}>
        <DisclosedBody body={d.body} />
        <Attached files={d.files} />
      </section>
      <Raised d={d} onTask={setTask} />
      {d.versions.length > 1 && (
        <section aria-label={t('versions')}>
          <h2>{t('versions')}</h2>
          {d.versions.map((version) => (
            <details key={version.number} className="card disclosure-text">
              <summary>
                {t('versionLine', { n: version.number, when: shortTime(version.at, i18n.language) })}
                {version.reason !== null && ` · ${t('because', { reason: version.reason })}`}
              </summary>
              <strong>{version.title}</strong>
              <DisclosedBody body={version.body} />
              <Attached files={version.files} />
              <p className="soft">{t('until', { day: version.until })}</p>
            </details>
          ))}
        </section>
      )}
      {task && <TaskForm disclosure={d} task={task} onClose={() => setTask(null)} />}
    </div>
  );
};
