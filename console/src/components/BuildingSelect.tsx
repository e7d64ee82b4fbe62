import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, endpoints } from '../app/api.ts';
import { useSettled } from '../app/hooks.ts';

interface Known {
  readonly id: string;
  readonly name: string;
}
interface Props {
  id?: string;
  label: string;
  /** Code of the area whose buildings are offered; none is offered before there is one. */
  area: string | undefined;
  /** Those chosen before, named until the list has them. */
  known?: readonly Known[];
}

/** Buildings of an area, found by part of their name. */
const useBuildings = (area: string | undefined, known: readonly Known[]) => {
  const { t } = useTranslation('households');
  const [words, setWords] = useState('');
  const q = useSettled(words.trim());
  const { data, isFetching } = useQuery({
    queryKey: ['buildings', 'offered', area, q],
    enabled: area !== undefined,
    queryFn: ({ signal }) => call(endpoints.households.listBuildings, { query: { limit: 50, area, ...(q && { q }) } }, signal),
    placeholderData: keepPreviousData,
  });
  const found = (data?.items ?? []).map((one) => ({ value: one.id, label: one.name, note: one.area.name }));
  const options = [
    ...found,
    ...known.filter(({ id }) => !found.some(({ value }) => value === id)).map(({ id, name }) => ({ value: id, label: name, note: '' })),
  ];
  return {
    options,
    loading: isFetching,
    allowClear: true,
    showSearch: { filterOption: false as const, onSearch: setWords },
    placeholder: t(area === undefined ? 'pick.areaFirst' : 'pick.find'),
    notFoundContent: t('pick.none'),
    disabled: area === undefined && options.length === 0,
    optionRender: (option: { data: { label: string; note: string } }) => (
      <span className="pick-option">
        {option.data.label}
        <small className="soft">{option.data.note}</small>
      </span>
    ),
  };
};

/** One building of an area. */
export const BuildingSelect = ({
  id,
  label,
  area,
  known = [],
  value,
  onChange,
}: Props & { value?: string | undefined; onChange?: (id: string | undefined) => void }) => {
  const select = useBuildings(area, known);
  return (
    <Select
      {...(id ? { id } : {})}
      {...select}
      aria-label={label}
      value={value}
      onChange={(next: string | undefined) => onChange?.(next)}
    />
  );
};

/** Several buildings of an area. */
export const BuildingsSelect = ({
  id,
  label,
  area,
  known = [],
  value = [],
  onChange,
}: Props & { value?: readonly string[]; onChange?: (ids: string[]) => void }) => {
  const select = useBuildings(area, known);
  return (
    <Select
      {...(id ? { id } : {})}
      {...select}
      mode="multiple"
      maxCount={30}
      aria-label={label}
      value={[...value]}
      onChange={(next: string[]) => onChange?.(next)}
    />
  );
};
