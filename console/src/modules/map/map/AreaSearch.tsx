import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, endpoints } from '../../../app/api.ts';
import { useSettled } from '../../../app/hooks.ts';

/** Finds an area by its name or a place word in it, anywhere in the jurisdiction. */
export const AreaSearch = ({ onArea }: { onArea: (code: string) => void }) => {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const q = useSettled(words.trim());
  const { data, isFetching } = useQuery({
    queryKey: ['areas', 'search', q],
    queryFn: ({ signal }) => call(endpoints.territory.listAreas, { query: { q } }, signal),
    enabled: q !== '',
    staleTime: 60_000,
  });
  return (
    <AutoComplete
      className="city-search"
      value={words}
      options={
        q === '' ? [] : (data?.items ?? []).map((one) => ({ value: one.code, label: `${one.name} · ${t(`map:levels.${one.level}`)}` }))
      }
      notFoundContent={q !== '' && data && !isFetching ? t('map:noArea') : null}
      onChange={setWords}
      onSelect={(code: string) => {
        setWords('');
        onArea(code);
      }}
    >
      <Input.Search size="small" aria-label={t('map:search')} placeholder={t('map:search')} allowClear loading={isFetching} />
    </AutoComplete>
  );
};
