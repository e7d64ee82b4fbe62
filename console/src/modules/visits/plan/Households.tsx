import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentRow } from '#contract/visits/assignments.ts';
import type { AssignmentImport } from '#contract/visits/follow-ups.ts';
import type { PlanDetail } from '#contract/visits/plans.ts';
import { shortTime } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { useDownload } from '../../../app/work.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { PlainImport } from '../../../components/SheetImport.tsx';

/** Households of a plan, for its lead: where, who goes there, how it stands. */
export const Households = ({ plan }: { plan: PlanDetail }) => {
  const { t } = useTranslation('visits-console');
  const locale = useLocale();
  const client = useQueryClient();
  const { busy, download } = useDownload();
  const [importing, setImporting] = useState(false);
  const sheet = `/api/visits/plans/${plan.id}/sheet`;
  const { list, rows } = useList(
    listQuery(['visits', 'households', plan.id], (cursor, signal) =>
      call(endpoints.visits.listPlanHouseholds, { params: { planId: plan.id }, query: { cursor, limit: 30 } }, signal),
    ),
  );
  return (
    <section className="hazard-part" aria-label={t('list.title')}>
      <h2>{t('list.title')}</h2>
      <div className="bar">
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(sheet)}>
          {t('list.export')}
        </Button>
        {plan.mayManage && (
          <Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>
            {t('import.open')}
          </Button>
        )}
      </div>
      <RecordTable<AssignmentRow>
        list={list}
        rows={rows}
        rowKey="id"
        width={760}
        empty={t('list.none')}
        columns={[
          {
            title: t('list.address'),
            key: 'address',
            bare: true,
            render: (_, one) => (
              <>
                {one.address}
                <div className="soft">{one.area.name}</div>
              </>
            ),
          },
          {
            title: t('list.visitor'),
            key: 'visitor',
            render: (_, { visitor, substitute }) => (
              <>
                {visitor.name}
                {substitute && <div className="soft">{t('list.substitute', { name: substitute.name, day: substitute.until })}</div>}
              </>
            ),
          },
          {
            title: t('state'),
            key: 'state',
            render: (_, one) => (
              <>
                {t(`visits-own:due.${one.state}`)}
                {one.missed > 0 && <span className="soft"> · {t('list.missed', { count: one.missed })}</span>}
                {one.dueUntil && <div className="soft num">{t('list.until', { day: one.dueUntil })}</div>}
              </>
            ),
          },
          {
            title: t('list.last'),
            key: 'last',
            render: (_, { lastAt, lastResult }) =>
              lastAt ? `${shortTime(lastAt, locale)} · ${t(`visits-own:results.${lastResult?.split('-')[0]}`)}` : '—',
          },
        ]}
      />
      {importing && (
        <Import
          plan={plan}
          sheet={sheet}
          onClose={() => {
            setImporting(false);
            void client.invalidateQueries({ queryKey: ['visits'] });
          }}
        />
      )}
    </section>
  );
};

const told = ['added', 'moved', 'same', 'faults'] as const satisfies readonly (keyof AssignmentImport)[];

/** Gives the households of a workbook to visitors, tried first. */
const Import = ({ plan, sheet, onClose }: { plan: PlanDetail; sheet: string; onClose: () => void }) => {
  const { t } = useTranslation('visits-console');
  return (
    <PlainImport<AssignmentImport>
      words={(key, data = {}) => t(`import.${key}`, data)}
      template={sheet}
      address={`/api/visits/plans/${plan.id}/import`}
      answers={told}
      ready={(answer) => answer.added + answer.moved > 0}
      onClose={onClose}
    />
  );
};
