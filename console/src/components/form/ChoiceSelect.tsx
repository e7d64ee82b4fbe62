import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceFormat } from '#contract/kernel/form/schema.ts';
import { call, endpoints } from '../../app/api.ts';
import { useSettled } from '../../app/hooks.ts';
import { FoundSelect } from '../FoundSelect.tsx';

interface Props {
  id: string;
  label: string;
  format: Exclude<ReferenceFormat, 'area'>;
  /** Of rows: their register. */
  among?: string | undefined;
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}

/** An organisation, a place or a person as an answer, found by name among those the viewer may choose from. */
export const ChoiceSelect = ({ id, label, format, among, value, onChange }: Props) => {
  const { t } = useTranslation('forms-own');
  const [words, setWords] = useState('');
  const [name, setName] = useState<string>();
  const q = useSettled(words.trim());
  const found = useQuery({
    queryKey: ['choices', format, among, q],
    queryFn: ({ signal }) => call(endpoints.forms.listChoices, { query: { format, among, q: q || undefined } }, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const chosen = useQuery({
    queryKey: ['choices', format, among, 'one', value],
    enabled: value !== undefined && name === undefined,
    queryFn: ({ signal }) => call(endpoints.forms.listChoices, { query: { format, among, id: value } }, signal),
    staleTime: 60_000,
  });
  return (
    <FoundSelect
      id={id}
      label={label}
      placeholder={t(`find.${format}`)}
      value={value}
      found={(found.data?.items ?? []).map((one) => ({ value: one.id, label: one.name, note: one.note ?? '' }))}
      known={value === undefined ? null : { id: value, name: name ?? chosen.data?.items[0]?.name ?? '' }}
      words={words}
      onWords={setWords}
      loading={found.isFetching}
      none={t('noneFound')}
      onChange={(next, label_) => {
        setName(label_);
        onChange(next);
      }}
    />
  );
};
