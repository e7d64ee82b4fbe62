import { DownloadOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { EnrolledUnit, unitSheet } from '#contract/enrolment/units.ts';
import { call, endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { useDownload } from '../../../app/work.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { QueuePage } from '../../../components/list/QueuePage.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { SendButton } from '../../../components/SendButton.tsx';
import type { Which } from '../search.ts';
import { ImportUnits } from './sheets.tsx';
import { ChangeUnit, EnrolUnit } from './UnitForms.tsx';
import { useShell } from './useShell.ts';

const sheet: (typeof unitSheet)['path'] = '/api/enrolment/units/sheet';

/** Units enrolled with communities: contact, agreement with what was kept of it, members. */
export const Units = () => {
  const { t, shell, search, change, manages } = useShell();
  const { busy, download } = useDownload();
  const [doing, setDoing] = useState<'add' | 'import' | EnrolledUnit | null>(null);
  const { area } = search;
  const { list, rows } = useList(
    listQuery(['enrolment', 'units', area], (cursor, signal) =>
      call(endpoints.enrolment.listEnrolledUnits, { query: { cursor, limit: 30, ...(area && { area }) } }, signal),
    ),
  );
  return (
    <QueuePage<EnrolledUnit, Which>
      {...shell}
      act={
        <span className="queue-acts">
          <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(area ? `${sheet}?area=${area}` : sheet)}>
            {t('export')}
          </Button>
          {manages && (
            <>
              <Button onClick={() => setDoing('import')}>{t('importUnits.open')}</Button>
              <Button type="primary" onClick={() => setDoing('add')}>
                {t('unitForm.open')}
              </Button>
            </>
          )}
        </span>
      }
      filters={<AreaSelect label={t('area')} value={area} onChange={(code) => change({ area: code })} />}
      list={list}
      rows={rows}
      columns={[
        {
          title: t('unit'),
          key: 'unit',
          bare: true,
          render: (_, one) => (
            <>
              <Link to="/enrolment/unit/$unitId" params={{ unitId: one.unit.id ?? '' }}>
                {one.unit.name}
              </Link>{' '}
              <span className="soft">{one.community.name}</span>
            </>
          ),
        },
        { title: t('contact'), key: 'contact', render: (_, one) => [one.contact.name, one.contact.phone].filter(Boolean).join(' ') },
        {
          title: t('agreement'),
          key: 'agreement',
          render: (_, one) =>
            one.agreement ? (
              <>
                {one.agreement.title} <span className="soft">{t('kept', one.agreement)}</span>
              </>
            ) : (
              <span className="soft">{t('noAgreement')}</span>
            ),
        },
        { title: t('serviceDay'), key: 'day', render: (_, one) => one.serviceDay },
        { title: t('members'), key: 'members', render: (_, one) => <span className="num">{one.members}</span> },
        { title: t('since'), key: 'since', width: 112, render: (_, one) => <span className="num">{one.since}</span> },
        {
          title: t('acts'),
          key: 'acts',
          width: 150,
          render: (_, one) =>
            one.mayManage && (
              <span className="queue-acts">
                <Button size="small" aria-label={`${t('unitForm.change')} ${one.unit.name}`} onClick={() => setDoing(one)}>
                  {t('unitForm.change')}
                </Button>
                <SendButton
                  keep="enrolment.end_unit"
                  subject={one.id}
                  words={t('endUnit')}
                  done={t('ended')}
                  renews="enrolment"
                  sure={t('endUnitSure', { unit: one.unit.name })}
                  request={() =>
                    asked(endpoints.enrolment.endEnrolledUnit, { params: { unitEnrolmentId: one.id }, body: { version: one.version } })
                  }
                />
              </span>
            ),
        },
      ]}
    >
      {doing === 'add' && <EnrolUnit onClose={() => setDoing(null)} />}
      {doing !== null && typeof doing === 'object' && <ChangeUnit one={doing} onClose={() => setDoing(null)} />}
      {doing === 'import' && <ImportUnits onClose={() => setDoing(null)} />}
    </QueuePage>
  );
};
