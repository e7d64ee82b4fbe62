import { DownloadOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HoursShown, VolunteersImport } from '#contract/volunteers/api.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useDownload } from '../../../app/work.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { PlainImport } from '../../../components/SheetImport.tsx';
import { History } from './History.tsx';
import { RecordForm, StepForm } from './HoursForms.tsx';

const clock = (moment: string): string => new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(11, 16);
export const answers = ['added', 'same', 'faults'] as const satisfies readonly (keyof VolunteersImport)[];

interface Props {
  asked: { state?: ('held' | 'recorded')[]; burst?: string | undefined; contested?: boolean };
  empty: string;
  /** Hours are recorded and brought in here. */
  record?: boolean;
}

/** Hours one after another, with what can be done about each. */
export const HoursList = ({ asked, empty, record = false }: Props) => {
  const { t } = useTranslation('volunteers-console');
  const client = useQueryClient();
  const { busy, download } = useDownload();
  const [task, setTask] = useState<'record' | 'import' | { step: HoursShown['actions'][number]; hours: HoursShown } | null>(null);
  const { list, rows, first } = useList(
    listQuery(['volunteers', 'hours', asked], (cursor, signal) =>
      call(endpoints.volunteers.listHours, { query: { ...asked, contested: String(asked.contested ?? false), cursor, limit: 30 } }, signal),
    ),
  );
  const close = (): void => setTask(null);
  return (
    <>
      {record && (
        <div className="bar">
          <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download('/api/volunteer-hours/sheet')}>
            {t('export')}
          </Button>
          {first?.mayManage && (
            <>
              <Button icon={<UploadOutlined />} onClick={() => setTask('import')}>
                {t('import.open')}
              </Button>
              <Button type="primary" icon={<PlusOutlined />} onClick={() => setTask('record')}>
                {t('record')}
              </Button>
            </>
          )}
        </div>
      )}
      <RecordTable<HoursShown>
        list={list}
        rows={rows}
        rowKey="id"
        width={900}
        empty={empty}
        expandable={{ expandedRowRender: ({ id }) => <History hoursId={id} /> }}
        columns={[
          {
            title: t('service'),
            key: 'service',
            bare: true,
            render: (_, h) => (
              <>
                <strong>{h.title}</strong>
                <div className="soft">{[h.person ?? t('guest'), h.team ?? h.area.name].join(' · ')}</div>
                {h.contested && <div>{t('contestedWords', { words: h.contested })}</div>}
              </>
            ),
          },
          {
            title: t('time'),
            key: 'time',
            render: (_, h) => (
              <span className="num">
                {h.day}
                {h.from && h.until && ` ${clock(h.from)}–${clock(h.until)}`}
              </span>
            ),
          },
          {
            title: t('hours'),
            key: 'hours',
            render: (_, h) => (
              <>
                {t('hoursOf', { hours: h.minutes / 60 })}
                {h.served !== h.minutes && <div className="soft">{t('servedOf', { hours: Number((h.served / 60).toFixed(2)) })}</div>}
              </>
            ),
          },
          {
            title: t('state'),
            key: 'state',
            render: (_, h) => (
              <>
                {t(`volunteers:states.${h.state}`)}
                {h.state === 'certified' && h.entersOn && <div className="soft">{t('enters', { day: h.entersOn })}</div>}
              </>
            ),
          },
          {
            title: t('by'),
            key: 'by',
            render: (_, h) => (
              <>
                {t('recordedBy', { name: h.recordedBy })}
                {h.certifiedBy && <div className="soft">{t('certifiedBy', { name: h.certifiedBy })}</div>}
              </>
            ),
          },
          {
            title: t('act'),
            key: 'act',
            render: (_, hours) => (
              <span className="cell-acts">
                {hours.actions.map((step) => (
                  <Button
                    key={step}
                    size="small"
                    type={step === 'certify' || step === 'confirm' ? 'primary' : 'default'}
                    aria-label={`${t(`steps.${step}`)} ${hours.title} ${hours.person ?? ''}`}
                    onClick={() => setTask({ step, hours })}
                  >
                    {t(`steps.${step}`)}
                  </Button>
                ))}
              </span>
            ),
          },
        ]}
      />
      {task === 'record' && <RecordForm onClose={close} />}
      {task === 'import' && (
        <PlainImport<VolunteersImport>
          words={(key, data) => t(`import.${key}`, { ...data, what: t('tabs.hours') })}
          template="/api/volunteer-hours/sheet"
          address="/api/volunteer-hours/import"
          answers={answers}
          ready={({ added }) => added > 0}
          onClose={() => {
            void client.invalidateQueries({ queryKey: ['volunteers'] });
            close();
          }}
        />
      )}
      {task !== null && typeof task === 'object' && <StepForm {...task} onClose={close} />}
    </>
  );
};
