import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettled } from '../app/hooks.ts';
import { organisationsQuery } from '../app/queries.ts';

interface Props {
  value?: readonly string[] | undefined;
  onChange?: (ids: string[]) => void;
  id?: string;
  label: string;
  most: number;
  /** Names of those that are chosen already. */
  known?: readonly { readonly id: string; readonly name: string }[];
  area?: string | undefined;
}

/** Several organisations, found by name. */
export const OrganisationsSelect = ({ value, onChange, id, label, most, known = [], area }: Props) => {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const { data, isPending } = useQuery(organisationsQuery(area, useSettled(words.trim())));
  const found = new Map([...known, ...(data?.items ?? [])].map((one) => [one.id, one.name]));
  return (
    <Select<string[]>
      id={id}
      mode="multiple"
      aria-label={label}
      value={[...(value ?? [])]}
      placeholder={label}
      maxCount={most}
      loading={isPending}
      style={{ width: '100%' }}
      showSearch={{ filterOption: false, onSearch: setWords, searchValue: words }}
      options={[...found].map(([one, name]) => ({ value: one, label: name }))}
      notFoundContent={isPending ? t('loading') : t('organisations.none')}
      onChange={(next) => {
        setWords('');
        onChange?.(next);
      }}
    />
  );
};
