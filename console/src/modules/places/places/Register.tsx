import { DownloadOutlined, PlusOutlined, PrinterOutlined, UploadOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '#contract/places/api.ts';
import { type PlaceKind, placeKindSet } from '#contract/places/kinds.ts';
import { type BoundaryCollection, noBoundaries } from '#ui/map.ts';
import { useMedia } from '../../../app/hooks.ts';
import { refined } from '../../../app/kinds.ts';
import { boundariesQuery, useMe } from '../../../app/queries.ts';
import { useDownload } from '../../../app/work.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { useList } from '../../../components/list/useList.ts';
import { levelBelow } from '../../../components/map/PointField.tsx';
import { wordsUpTo } from '../../../components/words.ts';
import { CodesDialog } from './CodesDialog.tsx';
import { PlaceForm } from './form/PlaceForm.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { KindMark } from './kinds.tsx';
import { PlacesMap } from './PlacesMap.tsx';
import { PlaceTable } from './PlaceTable.tsx';
import { filterOf, placesQuery, pointsQuery } from './queries.ts';
import type { PlacesSearch } from './search.ts';

interface Props {
  search: PlacesSearch;
  change: (next: Partial<PlacesSearch>) => void;
  open: (id: string) => void;
  chosen: string | undefined;
}
const gone = undefined as never;

/** The register: filters, how many of each kind, the list and the map beside it. */
export const Register = ({ search, change, open, chosen }: Props) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { busy, download } = useDownload();
  const narrow = useMedia('(max-width: 899px)');
  const filter = filterOf(search);
  const { list, rows, first } = useList(placesQuery(filter));
  const { data: points } = useQuery(pointsQuery(filter));
  // somebody whose post reaches one area sees that area's parts
  const { posts } = useMe();
  const home = posts.length === 1 ? posts[0]?.area?.code : undefined;
  const { data: areas } = useQuery(boundariesQuery(search.area ?? home, levelBelow(search.area ?? home)));
  const [selected, setSelected] = useState<Place[]>([]);
  const [dialog, setDialog] = useState<'create' | 'codes' | 'import' | null>(null);
  const marks = useMemo(
    () => (points?.points ?? []).map(([id, kind, name, lon, lat]) => ({ id, kind, name, point: { lon, lat } })),
    [points],
  );
  const mayCreate = first?.mayCreate ?? false;
  const kinds = refined(placeKindSet).filter((kind) => (points?.counts[kind] ?? 0) > 0 || search.kind?.includes(kind));
  const toggle = (kind: PlaceKind): void => {
    const next = search.kind?.includes(kind) ? search.kind.filter((one) => one !== kind) : [...(search.kind ?? []), kind];
    change({ kind: next.length > 0 ? next : gone });
  };
  const sheet = new URLSearchParams(
    Object.entries(filter).flatMap(([key, value]) => (value === undefined ? [] : [value].flat().map((one) => [key, String(one)]))),
  );
  const changed = (): void => {
    setDialog(null);
    void client.invalidateQueries({ queryKey: ['places'] });
  };
  if (list.isError && rows.length === 0) return <Broken error={list.error} reset={() => void list.refetch()} />;
  return (
    <>
      <search className="bar">
        <Input.Search
          key={search.q}
          defaultValue={search.q}
          placeholder={t('places:find')}
          aria-label={t('places:find')}
          {...wordsUpTo(40)}
          allowClear
          onSearch={(q) => change({ q: q.trim() || gone })}
          className="bar-wide"
        />
        <div>
          <AreaSelect label={t('console:area')} value={search.area} onChange={(area) => change({ area: area ?? gone })} />
        </div>
        <Select<'open' | 'closed' | 'all'>
          aria-label={t('places:state.label')}
          value={search.state ?? 'open'}
          onChange={(state) => change({ state: state === 'open' ? gone : state })}
          options={(['open', 'closed', 'all'] as const).map((value) => ({ value, label: t(`places:state.${value}`) }))}
        />
        <Checkbox
          className="places-check"
          checked={search.incomplete ?? false}
          onChange={(e) => change({ incomplete: e.target.checked ? true : gone })}
        >
          {t('places:incomplete', { count: points?.incomplete ?? 0 })}
        </Checkbox>
      </search>
      <fieldset className="places-kinds" aria-label={t('places:kind')}>
        {kinds.map((kind) => (
          <button
            key={kind}
            type="button"
            className="places-kind"
            aria-pressed={search.kind?.includes(kind) ?? false}
            onClick={() => toggle(kind)}
          >
            <KindMark kind={kind} />
            {t(`places:kinds.${kind}`)} <strong className="num">{points?.counts[kind] ?? 0}</strong>
          </button>
        ))}
      </fieldset>
      <div className="places-acts">
        {mayCreate && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setDialog('create')}>
            {t('places:create')}
          </Button>
        )}
        {mayCreate && (
          <Button icon={<PrinterOutlined />} onClick={() => setDialog('codes')}>
            {selected.length > 0 ? t('places:codes.some', { count: selected.length }) : t('places:codes.all')}
          </Button>
        )}
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(`/api/places/sheet?${sheet}`)}>
          {t('places:export')}
        </Button>
        {mayCreate && (
          <Button icon={<UploadOutlined />} onClick={() => setDialog('import')}>
            {t('places:import.open')}
          </Button>
        )}
      </div>
      <div className="places-split">
        <div className="places-list">
          <PlaceTable
            rows={rows}
            loading={list.isPending}
            chosen={chosen}
            open={open}
            selectable={mayCreate}
            selected={selected}
            onSelect={setSelected}
            filtered={Object.keys(search).length > 0}
            more={list.hasNextPage ? () => void list.fetchNextPage() : null}
            loadingMore={list.isFetchingNextPage}
          />
        </div>
        <div className="places-map">
          <PlacesMap
            areas={(areas as BoundaryCollection | undefined) ?? noBoundaries}
            places={marks}
            height={narrow ? 220 : 560}
            label={t('places:map')}
            onPlace={open}
          />
          {points?.cut && <p className="soft">{t('places:cut')}</p>}
        </div>
      </div>
      {dialog === 'create' && <PlaceForm onClose={() => setDialog(null)} onDone={changed} area={search.area ?? home} />}
      {dialog === 'codes' && <CodesDialog selected={selected} filter={filter} onClose={() => setDialog(null)} />}
      {dialog === 'import' && <ImportDialog onClose={() => setDialog(null)} onDone={changed} />}
    </>
  );
};
