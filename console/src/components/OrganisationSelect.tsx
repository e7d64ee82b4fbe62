import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettled } from '../app/hooks.ts';
import { organisationsQuery } from '../app/queries.ts';

interface Props {
  value?: string | undefined;
  onChange?: (id: string | undefined) => void;
  id?: string;
  label: string;
  area?: string | undefined;
}

/** An organisation, found by name. */
export const OrganisationSelect = ({ value, onChange, id, label, area }: Props) => {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const { data, isPending } = useQuery(organisationsQuery(area, useSettled(words.trim())));
  return (
    <Select
      id={id}
      aria-label={label}
      value={value}
      placeholder={label}
      allowClear
      loading={isPending}
      style={{ width: '100%' }}
      popupMatchSelectWidth={300}
      showSearch={{ filterOption: false, onSearch: setWords, searchValue: words }}
      options={(data?.items ?? []).map((o) => ({ value: o.id, label: o.name }))}
      notFoundContent={isPending ? t('loading') : t('organisations.none')}
      onChange={(next: string | undefined) => {
        setWords('');
        onChange?.(next);
      }}
    />
  );
};
