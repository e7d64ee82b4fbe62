import { DownloadOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityImport, ActivityRow, exportActivities } from '#contract/activities/api.ts';
import { activityStates } from '#contract/activities/lifecycle.ts';
import { labelOf } from '#ui/i18n.ts';
import { platformDay } from '#ui/time.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { useDownload } from '../../../app/work.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { ChoiceFilter } from '../../../components/list/ChoiceFilter.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { PlainImport } from '../../../components/SheetImport.tsx';
import { kindsQuery } from '../queries.ts';
import type { ActivitySearch } from '../search.ts';
import { seatsOf, spanOf } from '../words.ts';
import { Month } from './Month.tsx';
import { PlanForm } from './PlanForm.tsx';

const address: (typeof exportActivities)['path'] = '/api/activities/sheet';
const answers = ['added', 'same', 'faults'] as const satisfies readonly (keyof ActivityImport)[];

/** Activities as a list or by month, with their workbook in and out. */
export const Activities = () => {
  const { t } = useTranslation('activities-console');
  const me = useMe();
  const search = useSearch({ from: '/shell/activities' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const { busy, download } = useDownload();
  const kinds = useQuery(kindsQuery);
  const [task, setTask] = useState<'plan' | 'import' | null>(null);
  useTitle(t('title'));
  const { view, kind, state, area, series, until } = search;
  const from = search.from ?? (series === undefined ? platformDay() : undefined);
  const { list, rows, first } = useList(
    listQuery(['activities', 'list', kind, state, area, series, from, until], (cursor, signal) =>
      call(
        endpoints.activities.listActivities,
        { query: { kind, state: state && [state], area, series, from, until, cursor, limit: 30 } },
        signal,
      ),
    ),
  );
  const change = (next: ActivitySearch): void => void navigate({ to: '/activities', search: { ...search, ...next } });
  const titles = new Map((kinds.data?.items ?? []).map(({ code, title }) => [code, labelOf(title)]));
  const params = new URLSearchParams(
    Object.entries({ kind, state, area, series, from, until }).flatMap(([key, value]) => (value ? [[key, value]] : [])),
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
        <p>
          <Link to="/activities/plan" search={{}}>
            {t('plan.title')}
          </Link>
          {mayOpen(me, 'activities.design') && (
            <>
              {' · '}
              <Link to="/activities/kinds">{t('definition.title')}</Link>
            </>
          )}
        </p>
      </div>
      <search className="bar">
        <Segmented
          aria-label={t('view')}
          value={view ?? 'list'}
          options={(['list', 'month'] as const).map((value) => ({ value, label: t(`views.${value}`) }))}
          onChange={(next) => change({ view: next === 'month' ? 'month' : undefined })}
        />
        <ChoiceFilter
          label={t('kind')}
          any={t('anyKind')}
          value={kind}
          choices={[...titles.keys()]}
          word={(code) => titles.get(code) ?? code}
          onChange={(next) => change({ kind: next })}
        />
        <ChoiceFilter
          label={t('state')}
          any={t('anyState')}
          value={state}
          choices={activityStates}
          word={(one) => t(`activities:states.${one}`)}
          onChange={(next) => change({ state: next })}
        />
        <AreaSelect label={t('area')} value={area} onChange={(code) => change({ area: code })} />
        {view !== 'month' && (
          <Input
            type="date"
            aria-label={t('from')}
            value={from ?? ''}
            onChange={({ target }) => change({ from: target.value || undefined })}
          />
        )}
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(`${address}?${params}`)}>
          {t('export')}
        </Button>
        {first?.mayOrganise && (
          <>
            <Button icon={<UploadOutlined />} onClick={() => setTask('import')}>
              {t('import.open')}
            </Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setTask('plan')}>
              {t('announce')}
            </Button>
          </>
        )}
      </search>
      {series !== undefined && (
        <p className="soft">
          {t('ofSeries')}{' '}
          <Link to="/activities" search={{}}>
            {t('showAll')}
          </Link>
        </p>
      )}
      {view === 'month' ? (
        <Month filter={{ kind, state, area }} />
      ) : (
        <RecordTable<ActivityRow>
          list={list}
          rows={rows}
          rowKey="id"
          width={960}
          empty={t('none')}
          columns={[
            {
              title: t('what'),
              key: 'what',
              bare: true,
              render: (_, one) => (
                <>
                  <Link to="/activities/$activityId" params={{ activityId: one.id }}>
                    {one.title}
                  </Link>
                  <div className="soft">{labelOf(one.kind.title)}</div>
                </>
              ),
            },
            { title: t('when'), key: 'when', render: (_, one) => <span className="num">{spanOf(one)}</span> },
            { title: t('place'), key: 'place', render: (_, one) => `${one.area.name} · ${one.place}` },
            { title: t('organiser'), key: 'organiser', render: (_, { organiser }) => organiser },
            {
              title: t('taken'),
              key: 'taken',
              width: 110,
              render: (_, one) => (
                <span className="num">
                  {seatsOf(one)}
                  {one.waiting > 0 && ` ${t('waits', { count: one.waiting })}`}
                </span>
              ),
            },
            { title: t('state'), key: 'state', width: 90, render: (_, one) => t(`activities:states.${one.state}`) },
          ]}
        />
      )}
      {task === 'plan' && (
        <PlanForm
          onClose={() => setTask(null)}
          onDone={({ id, seriesId }) =>
            seriesId === null
              ? void navigate({ to: '/activities/$activityId', params: { activityId: id } })
              : void navigate({ to: '/activities', search: { series: seriesId } })
          }
        />
      )}
      {task === 'import' && (
        <Import
          onClose={() => {
            setTask(null);
            void client.invalidateQueries({ queryKey: ['activities'] });
          }}
        />
      )}
    </div>
  );
};

const Import = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('activities-console');
  return (
    <PlainImport<ActivityImport>
      words={(key, data = {}) => t(`import.${key}`, data)}
      template={address}
      address="/api/activities/import"
      answers={answers}
      ready={(answer) => answer.added > 0}
      onClose={onClose}
    />
  );
};
