import { DownloadOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Duty, DutyImport, exportDuties } from '#contract/duties/api.ts';
import { dutyClasses } from '#contract/duties/kinds.ts';
import { labelOf } from '#ui/i18n.ts';
import { mayOpen } from '../../../app/access.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { useDownload } from '../../../app/work.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { ChoiceFilter } from '../../../components/list/ChoiceFilter.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { useList } from '../../../components/list/useList.ts';
import { PlainImport } from '../../../components/SheetImport.tsx';
import { dutiesQuery } from '../queries.ts';
import { type DutySearch, type Tab, tabs } from '../search.ts';
import { Board } from './Board.tsx';
import { DutyForm } from './DutyForm.tsx';
import '../../../styles/organisations.css';

const address: (typeof exportDuties)['path'] = '/api/duties/sheet';
const answers = ['added', 'same', 'faults'] as const satisfies readonly (keyof DutyImport)[];

/** Duties of the areas somebody looks after: how they stand by area, and lists of those that need something. */
export const Duties = () => {
  const { t } = useTranslation('duties-console');
  const me = useMe();
  const search = useSearch({ from: '/shell/duties' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const { busy, download } = useDownload();
  const [task, setTask] = useState<'announce' | 'import' | null>(null);
  useTitle(t('title'));
  const { tab = 'board', area, class: kind } = search;
  const change = (next: DutySearch): void => void navigate({ to: '/duties', search: { ...search, ...next } });
  const params = new URLSearchParams(Object.entries({ area, class: kind }).flatMap(([key, value]) => (value ? [[key, value]] : [])));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
        {mayOpen(me, 'duties.manage') && (
          <p>
            <Link to="/duties/thanks" search={{}}>
              {t('thanks.title')}
            </Link>
          </p>
        )}
      </div>
      <nav className="sections" aria-label={t('title')}>
        {tabs.map((key) => (
          <Link key={key} to="/duties" search={{ ...search, tab: key }} {...(key === tab ? { 'aria-current': 'page' as const } : {})}>
            {t(`tabs.${key}`)}
          </Link>
        ))}
      </nav>
      <search className="bar">
        <AreaSelect label={t('area')} value={area} onChange={(code) => change({ area: code })} />
        {tab !== 'board' && (
          <ChoiceFilter
            label={t('class')}
            any={t('anyClass')}
            value={kind}
            choices={dutyClasses}
            word={(code) => t(`duties:classes.${code}`)}
            onChange={(next) => change({ class: next })}
          />
        )}
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(`${address}?${params}`)}>
          {t('export')}
        </Button>
        {mayOpen(me, 'duties.manage') && (
          <>
            <Button icon={<UploadOutlined />} onClick={() => setTask('import')}>
              {t('import.open')}
            </Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setTask('announce')}>
              {t('announce')}
            </Button>
          </>
        )}
      </search>
      {tab === 'board' ? <Board area={area} onArea={(code) => change({ area: code })} /> : <List tab={tab} area={area} kind={kind} />}
      {task === 'announce' && (
        <DutyForm
          duty={null}
          onClose={() => setTask(null)}
          onDone={({ id }) => void navigate({ to: '/duties/$dutyId', params: { dutyId: id } })}
        />
      )}
      {task === 'import' && (
        <PlainImport<DutyImport>
          words={(key, data = {}) => t(`import.${key}`, data)}
          template={address}
          address="/api/duties/import"
          answers={answers}
          ready={(answer) => answer.added > 0}
          onClose={() => {
            setTask(null);
            void client.invalidateQueries({ queryKey: ['duties'] });
          }}
        />
      )}
    </div>
  );
};

const List = ({ tab, area, kind }: { tab: Exclude<Tab, 'board'>; area: string | undefined; kind: string | undefined }) => {
  const { t } = useTranslation('duties-console');
  const { list, rows } = useList(dutiesQuery(tab, area, kind));
  return (
    <RecordTable<Duty>
      list={list}
      rows={rows}
      rowKey="id"
      width={900}
      empty={t(`none.${tab}`)}
      columns={[
        {
          title: t('what'),
          key: 'what',
          bare: true,
          render: (_, one) => (
            <>
              <Link to="/duties/$dutyId" params={{ dutyId: one.id }}>
                {one.title}
              </Link>
              <div className="soft">{labelOf(one.classTitle)}</div>
            </>
          ),
        },
        {
          title: t('where'),
          key: 'where',
          render: (_, one) => [one.area.name, one.place, one.building?.name].filter(Boolean).join(' · '),
        },
        {
          title: t('taken'),
          key: 'taken',
          width: 130,
          render: (_, one) => (
            <span className="num">
              {t('takenOf', { taken: one.heads - one.free, heads: one.heads })}
              {one.toConfirm > 0 && <div>{t('toConfirm', { count: one.toConfirm })}</div>}
            </span>
          ),
        },
        {
          title: t('term'),
          key: 'term',
          width: 210,
          render: (_, one) => (
            <span className="num">{t(one.untilOn ? 'termOf' : 'termOpen', { from: one.fromOn, until: one.untilOn })}</span>
          ),
        },
      ]}
    />
  );
};
