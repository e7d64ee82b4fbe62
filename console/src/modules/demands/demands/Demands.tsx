import { PlusOutlined } from '@ant-design/icons';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Demand } from '#contract/demands/demands.ts';
import { demandKinds, demandStates } from '#contract/demands/kinds.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { wordsUpTo } from '../../../components/words.ts';
import { Sections } from '../Sections.tsx';
import type { DemandSearch, Which } from '../search.ts';
import { Addressee } from './Addressee.tsx';
import { AskForm } from './AskForm.tsx';
import { DemandDrawer } from './DemandDrawer.tsx';
import { DemandState } from './DemandState.tsx';
import { Outside } from './Outside.tsx';

/** Demands: made of me, by my level, of my level and below, and those complained of; each opens beside the list. */
export const Demands = () => {
  const { t } = useTranslation('demands-console');
  const me = useMe();
  const search = useSearch({ from: '/shell/demands' });
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  useTitle(t('title'));
  const [asks, judges, reads] = [mayOpen(me, 'demands.ask'), mayOpen(me, 'demands.judge'), mayOpen(me, 'demands.read')];
  const tabs: Which[] = [
    'to_me',
    ...(asks ? (['from_me'] as const) : []),
    ...(reads ? (['level'] as const) : []),
    ...(judges ? (['complaints'] as const) : []),
  ];
  const { which = tabs[0] as Which, state, kind, area, q } = search;
  const { list, rows, first } = useList(
    listQuery(['demands', which, state, kind, area, q], (cursor, signal) =>
      call(
        endpoints.demands.listDemands,
        { query: { which, state: state && [state], kind: kind && [kind], area, q, cursor, limit: 30 } },
        signal,
      ),
    ),
  );
  const change = (next: DemandSearch): void => void navigate({ to: '/demands', search: { ...search, ...next } });
  const { mayAsk = [], mayNote = [] } = first ?? {};
  return (
    <div className="page">
      <Sections />
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <div className="queue-top">
        <Segmented<Which>
          value={which}
          aria-label={t('which.label')}
          onChange={(next) => change({ which: next, demand: undefined })}
          options={tabs.map((value) => ({ value, label: t(`which.${value}`) }))}
        />
        {which === 'to_me' && mayNote.length > 0 && <Outside areas={mayNote} />}
        {mayAsk.length > 0 && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAsking(true)}>
            {t('ask')}
          </Button>
        )}
      </div>
      <search className="bar">
        <Select
          aria-label={t('state')}
          value={state ?? ''}
          options={[{ value: '', label: t('anyState') }, ...demandStates.map((value) => ({ value, label: t(`demands:states.${value}`) }))]}
          onChange={(next) => change({ state: next === '' ? undefined : (next as DemandSearch['state']) })}
        />
        <Select
          aria-label={t('kind')}
          value={kind ?? ''}
          options={[{ value: '', label: t('anyKind') }, ...demandKinds.map((value) => ({ value, label: t(`demands:kinds.${value}`) }))]}
          onChange={(next) => change({ kind: next === '' ? undefined : (next as DemandSearch['kind']) })}
        />
        {which !== 'to_me' && <AreaSelect label={t('area')} value={area} onChange={(code) => change({ area: code })} />}
        <Input.Search
          placeholder={t('find')}
          aria-label={t('find')}
          {...wordsUpTo(50)}
          defaultValue={q}
          allowClear
          onSearch={(words) => change({ q: words || undefined })}
          className="bar-wide"
        />
      </search>
      <RecordTable<Demand>
        list={list}
        rows={rows}
        rowKey="id"
        width={900}
        empty={t(`none.${which}`)}
        columns={[
          {
            title: t('what'),
            key: 'what',
            bare: true,
            render: (_, one) => (
              <>
                <Link to="/demands" search={{ ...search, which, demand: one.id }}>
                  {one.title}
                </Link>
                <div className="soft">
                  {t(`demands:kinds.${one.kind}`)}
                  {one.items !== null && ` · ${t('items', { count: one.items })}`}
                </div>
              </>
            ),
          },
          ...(which === 'from_me' ? [] : [{ title: t('asker'), key: 'asker', render: (_: unknown, one: Demand) => one.asker.name }]),
          ...(which === 'to_me' && !judges && !asks
            ? []
            : [{ title: t('addressee'), key: 'addressee', render: (_: unknown, one: Demand) => <Addressee demand={one} /> }]),
          { title: t('basis'), key: 'basis', render: (_, { basis }) => basis?.text ?? <span className="soft">{t('askedOutside')}</span> },
          { title: t('dueOn'), key: 'dueOn', width: 110, render: (_, { dueOn }) => <span className="num">{dueOn}</span> },
          { title: t('state'), key: 'state', width: 150, render: (_, one) => <DemandState demand={one} /> },
        ]}
      />
      {search.demand && <DemandDrawer key={search.demand} id={search.demand} onClose={() => change({ demand: undefined })} />}
      {asking && (
        <AskForm
          from={mayAsk}
          onClose={() => setAsking(false)}
          onDone={() => change({ which: 'from_me', state: undefined, kind: undefined })}
        />
      )}
    </div>
  );
};
