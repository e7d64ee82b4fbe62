import { PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Building } from '#contract/households/api.ts';
import { call, endpoints } from '../../../app/api.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { wordsUpTo } from '../../../components/words.ts';
import { BuildingForm } from './BuildingForm.tsx';
import type { Change } from './Households.tsx';
import type { HouseholdsSearch } from './search.ts';

/** Buildings by name, with who looks after each. */
export const BuildingList = ({ search, change }: { search: HouseholdsSearch; change: Change }) => {
  const { t } = useTranslation('households');
  const [creating, setCreating] = useState(false);
  const { area, q, headless } = search;
  const { list, rows, first } = useList(
    listQuery(['households', 'buildings', area, q, headless], (cursor, signal) =>
      call(endpoints.households.listBuildings, { query: { area, q, headless: headless ? 'true' : undefined, cursor, limit: 50 } }, signal),
    ),
  );
  return (
    <>
      <search className="bar">
        <Input.Search
          key={q}
          defaultValue={q}
          placeholder={t('findBuilding')}
          aria-label={t('findBuilding')}
          {...wordsUpTo(40)}
          allowClear
          onSearch={(words) => change({ q: words.trim() || undefined })}
          className="bar-wide"
        />
        <div>
          <AreaSelect label={t('area')} value={area} onChange={(code) => change({ area: code })} />
        </div>
        <Checkbox checked={headless ?? false} onChange={({ target }) => change({ headless: target.checked ? true : undefined })}>
          {t('headlessOnly')}
        </Checkbox>
        {first?.mayManage && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
            {t('acts.createBuilding')}
          </Button>
        )}
      </search>
      <RecordTable<Building>
        list={list}
        rows={rows}
        rowKey="id"
        width={760}
        empty={t('noBuildings')}
        columns={[
          {
            title: t('columns.building'),
            key: 'name',
            bare: true,
            render: (_, row) => (
              <>
                <button type="button" className="plain-link" onClick={() => change({ building: row.id })}>
                  {row.name}
                </button>
                <div className="soft">{row.area.name}</div>
              </>
            ),
          },
          {
            title: t('columns.dwellings'),
            key: 'dwellings',
            width: 100,
            render: (_, row) => <span className="num">{row.dwellings}</span>,
          },
          { title: t('columns.floors'), key: 'floors', width: 90, render: (_, row) => row.floors ?? '–' },
          {
            title: t('columns.heads'),
            key: 'heads',
            width: 220,
            render: (_, row) => (row.heads.length > 0 ? row.heads.join(t('console:comma')) : <span className="soft">{t('noHead')}</span>),
          },
        ]}
      />
      {creating && (
        <BuildingForm
          building={null}
          onClose={() => setCreating(false)}
          onDone={({ id }) => {
            setCreating(false);
            change({ building: id });
          }}
        />
      )}
    </>
  );
};
