import { useNavigate, useSearch } from '@tanstack/react-router';
import { App, Button, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatrolPoint } from '#contract/patrols/points.ts';
import { shortTime } from '#ui/time.ts';
import { call, endpoints } from '../../app/api.ts';
import { useLocale, useTitle } from '../../app/hooks.ts';
import { AreaSelect } from '../../components/AreaSelect.tsx';
import { RecordTable } from '../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../components/list/useList.ts';
import { PointForm } from './PointForm.tsx';
import { patrolsKey, Sections } from './Sections.tsx';

/** Patrol points with their checklist and the basis on which their code may have to be scanned. */
export const Points = () => {
  const { t } = useTranslation('patrols-console');
  const locale = useLocale();
  const { message } = App.useApp();
  const search = useSearch({ from: '/shell/patrols/points' });
  const navigate = useNavigate();
  const [basis, setBasis] = useState<'named' | 'none' | ''>('');
  const [changing, setChanging] = useState<PatrolPoint | null>(null);
  useTitle(t('parts.points'));
  const { list, rows, first } = useList(
    listQuery([patrolsKey, 'points', search.area, basis], (cursor, signal) =>
      call(endpoints.patrols.listPoints, { query: { area: search.area, basis: basis || undefined, cursor, limit: 30 } }, signal),
    ),
  );
  const openScreen = async (placeId: string): Promise<void> => {
    const { path } = await call(endpoints.patrols.openScreen, { params: { placeId } });
    window.open(path, '_blank', 'noopener');
    void message.info(t('screenOpened'));
  };
  return (
    <div className="page">
      <Sections />
      <div className="page-head">
        <h1>{t('parts.points')}</h1>
        <p className="soft">{t('pointsLead')}</p>
      </div>
      <search className="bar">
        <AreaSelect
          label={t('area')}
          value={search.area}
          onChange={(area) => void navigate({ to: '/patrols/points', search: { ...search, area } })}
        />
        <Select
          aria-label={t('basis')}
          value={basis}
          options={(['', 'named', 'none'] as const).map((value) => ({ value, label: t(`basisIs.${value || 'any'}`) }))}
          onChange={setBasis}
        />
      </search>
      <RecordTable<PatrolPoint>
        list={list}
        rows={rows}
        rowKey="placeId"
        width={900}
        empty={t('pointsNone')}
        columns={[
          {
            title: t('point'),
            key: 'point',
            bare: true,
            render: (_, one) => (
              <>
                {one.name}
                <div className="soft">{one.area.name}</div>
              </>
            ),
          },
          { title: t('checklist'), key: 'checklist', render: (_, one) => one.checklistName },
          {
            title: t('basis'),
            key: 'basis',
            render: (_, { basis: named, basisHolds }) =>
              named ? (
                <>
                  <Tag>{t(`basisKinds.${named.kind}`)}</Tag> {named.text}
                  <div className="soft">
                    {named.source} · {t(basisHolds ? 'basisUntil' : 'basisOver', { day: named.until })}
                  </div>
                </>
              ) : (
                <span className="soft">{t('basisIs.none')}</span>
              ),
          },
          { title: t('code'), key: 'code', width: 90, render: (_, { codeMode }) => t(`codeModes.${codeMode}`) },
          {
            title: t('lastAt'),
            key: 'lastAt',
            width: 130,
            render: (_, { lastAt }) => <span className="num">{lastAt ? shortTime(lastAt, locale) : '—'}</span>,
          },
          {
            title: '',
            key: 'acts',
            width: 150,
            render: (_, one) => (
              <>
                {one.actions.includes('change') && (
                  <Button size="small" onClick={() => setChanging(one)}>
                    {t('change')}
                  </Button>
                )}{' '}
                {one.actions.includes('screen') && (
                  <Button size="small" onClick={() => void openScreen(one.placeId)}>
                    {t('screen')}
                  </Button>
                )}
              </>
            ),
          },
        ]}
      />
      {changing && <PointForm point={changing} checklists={first?.checklists ?? []} onClose={() => setChanging(null)} />}
    </div>
  );
};
