import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterDetail } from '#contract/registers/api.ts';
import { type BoundaryCollection, noBoundaries } from '#ui/map.ts';
import { boundariesQuery } from '../../../app/queries.ts';
import { Broken } from '../../../components/Broken.tsx';
import { AreaMap } from '../../../components/map/AreaMap.tsx';
import { spotsQuery } from '../queries.ts';
import type { RegisterSearch } from '../search.ts';
import { readConditions } from './Conditions.tsx';

interface Props {
  register: RegisterDetail;
  search: RegisterSearch;
  onChange: (next: RegisterSearch) => void;
}

/** Digits of an area's code above which it is a community, and from which on it has no parts on the map. */
const [streetDigits, gridDigits] = [9, 15];

/** Where rows lie: areas with their number of rows, one level down at a time, and places by name. Everything stands beside the map in words too. */
export const Spots = ({ register, search, onChange }: Props) => {
  const { t } = useTranslation('registers-console');
  const { data, error, refetch } = useQuery(spotsQuery(register.code, search));
  const area = search.area ?? data?.under.code;
  const level = !area || area.length < streetDigits ? 'street' : area.length === streetDigits ? 'community' : 'grid';
  const { data: found } = useQuery({ ...boundariesQuery(area, level), enabled: area !== undefined });
  const shares = useMemo(() => {
    const most = Math.max(1, ...(data?.areas ?? []).map(({ count }) => count));
    return new Map((data?.areas ?? []).map(({ code, count }) => [code, Math.sqrt(count / most)]));
  }, [data]);
  const counted = useMemo((): BoundaryCollection => {
    const counts = new Map((data?.areas ?? []).map(({ code, count }) => [code, count]));
    const { features, ...rest } = (found as BoundaryCollection | undefined) ?? noBoundaries;
    const named = features.map(({ properties, ...feature }) => {
      const count = counts.get(properties.code);
      return { ...feature, properties: { ...properties, name: count ? `${properties.name}\n${count}` : properties.name } };
    });
    return { ...rest, features: named };
  }, [found, data]);
  const marks = useMemo(
    () => (data?.places ?? []).map(({ id, name, lon, lat, count }) => ({ id, name: `${name} ${count}`, point: { lon, lat } })),
    [data],
  );
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  if (!data) return <Skeleton active />;
  const placeField = register.content.fields.find(({ type }) => type === 'place')?.key;
  const atPlace = (id: string): void => {
    if (placeField === undefined) return;
    const others = readConditions(search.where).filter(({ field }) => field !== placeField);
    onChange({ view: undefined, where: JSON.stringify([...others, { field: placeField, is: [id] }]) });
  };
  const line = (key: string, name: string, count: number, open?: () => void) => (
    <li key={key}>
      {open ? (
        <button type="button" className="registers-open" onClick={open}>
          {name}
        </button>
      ) : (
        <span>{name}</span>
      )}
      <span className="num">{count}</span>
    </li>
  );
  const isLast = area !== undefined && area.length >= gridDigits;
  return (
    <div className="registers-spots">
      <AreaMap
        areas={counted}
        shares={shares}
        marks={marks}
        height={480}
        label={t('map.label')}
        onArea={(code) => !isLast && code !== area && onChange({ area: code })}
        onMark={atPlace}
      />
      <div>
        {search.area !== undefined && <Button onClick={() => onChange({ area: undefined })}>{t('map.whole')}</Button>}
        <ul className="registers-counts">
          {data.areas.map(({ code, name, count }) => line(code, name, count, () => onChange({ area: code })))}
          {data.here > 0 && line('here', t('map.here'), data.here)}
          {data.nowhere > 0 && line('nowhere', t('map.nowhere'), data.nowhere)}
          {data.places.map(({ id, name, count }) => line(id, name, count, () => atPlace(id)))}
        </ul>
        {data.areas.length + data.here + data.nowhere + data.places.length === 0 && <p className="soft">{t('rows.noneFound')}</p>}
        <Button type="link" onClick={() => onChange({ view: undefined })}>
          {t('map.rows')}
        </Button>
      </div>
    </div>
  );
};
