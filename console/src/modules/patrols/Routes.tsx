import { DownloadOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteRow } from '#contract/patrols/planning.ts';
import type { exportPatrols, PatrolImport } from '#contract/patrols/sheets.ts';
import { call, endpoints } from '../../app/api.ts';
import { useTitle } from '../../app/hooks.ts';
import { useDownload } from '../../app/work.ts';
import { AreaSelect } from '../../components/AreaSelect.tsx';
import { RecordTable } from '../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../components/list/useList.ts';
import { PlainImport } from '../../components/SheetImport.tsx';
import { RouteForm } from './RouteForm.tsx';
import { patrolsKey, Sections } from './Sections.tsx';
import { useRhythmWords } from './words.ts';

const address: (typeof exportPatrols)['path'] = '/api/patrols/sheet';
const answers = ['points', 'routes', 'faults'] as const satisfies readonly (keyof PatrolImport)[];

/** Routes by area, with how often and by whom they are walked. */
export const Routes = () => {
  const { t } = useTranslation('patrols-console');
  const rhythmWords = useRhythmWords();
  const search = useSearch({ from: '/shell/patrols/routes' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const { busy, download } = useDownload();
  const [task, setTask] = useState<'plan' | 'import' | null>(null);
  useTitle(t('parts.routes'));
  const { list, rows, first } = useList(
    listQuery([patrolsKey, 'routes', search.area], (cursor, signal) =>
      call(endpoints.patrols.listRoutes, { query: { area: search.area, cursor, limit: 30 } }, signal),
    ),
  );
  return (
    <div className="page">
      <Sections />
      <div className="page-head">
        <h1>{t('parts.routes')}</h1>
        <p className="soft">{t('routesLead')}</p>
      </div>
      <search className="bar">
        <AreaSelect
          label={t('area')}
          value={search.area}
          onChange={(area) => void navigate({ to: '/patrols/routes', search: { ...search, area } })}
        />
        <Button
          icon={<DownloadOutlined />}
          loading={busy}
          onClick={() => download(search.area ? `${address}?area=${search.area}` : address)}
        >
          {t('export')}
        </Button>
        {first?.mayPlan && (
          <>
            <Button icon={<UploadOutlined />} onClick={() => setTask('import')}>
              {t('import.open')}
            </Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setTask('plan')}>
              {t('plan')}
            </Button>
          </>
        )}
      </search>
      <RecordTable<RouteRow>
        list={list}
        rows={rows}
        rowKey="id"
        width={800}
        empty={t('routesNone')}
        columns={[
          {
            title: t('route'),
            key: 'route',
            bare: true,
            render: (_, one) => (
              <>
                <Link to="/patrols/routes/$routeId" params={{ routeId: one.id }}>
                  {one.name}
                </Link>
                <div className="soft">{one.area.name}</div>
              </>
            ),
          },
          { title: t('rhythm'), key: 'rhythm', render: (_, one) => rhythmWords(one.rhythm) },
          { title: t('stops'), key: 'stops', width: 80, render: (_, { stops }) => <span className="num">{stops}</span> },
          { title: t('way'), key: 'way', width: 120, render: (_, { scanning }) => t(scanning ? 'scanning' : 'plan_only') },
          {
            title: t('whoWalks'),
            key: 'who',
            render: (_, one) => one.organisation?.name ?? (one.walkers > 0 ? t('namedWalkers', { count: one.walkers }) : t('anyWalker')),
          },
        ]}
      />
      {task === 'plan' && (
        <RouteForm
          onClose={() => setTask(null)}
          onDone={({ id }) => void navigate({ to: '/patrols/routes/$routeId', params: { routeId: id } })}
        />
      )}
      {task === 'import' && (
        <Import
          onClose={() => {
            setTask(null);
            void client.invalidateQueries({ queryKey: [patrolsKey] });
          }}
        />
      )}
    </div>
  );
};

const Import = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('patrols-console');
  return (
    <PlainImport<PatrolImport>
      words={(key, data = {}) => t(`import.${key}`, data)}
      template={address}
      address="/api/patrols/import"
      answers={answers}
      ready={(answer) => answer.points + answer.routes > 0}
      onClose={onClose}
    />
  );
};
