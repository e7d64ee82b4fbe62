import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganisationKind } from '#contract/organisations/kinds.ts';
import { call, endpoints } from '../../../../app/api.ts';
import { useSettled } from '../../../../app/hooks.ts';
import { FoundSelect } from '../../../../components/FoundSelect.tsx';

interface Props {
  id?: string;
  value?: string | undefined;
  onChange?: (id: string | undefined) => void;
  label: string;
  kinds: readonly OrganisationKind[];
  /** Code of the area it must lie in; the whole jurisdiction when absent. */
  area?: string | undefined;
  /** Organisations that are not to be offered. */
  without?: readonly string[];
  /** The chosen one, until a search has found it. */
  known?: { id: string; name: string } | null;
}

/** An existing organisation of certain kinds, found by name. */
export const OrganisationPick = ({ id, value, onChange, label, kinds, area, without = [], known }: Props) => {
  const { t } = useTranslation('organisations');
  const [words, setWords] = useState('');
  const query = { q: useSettled(words.trim()) || undefined, kind: [...kinds], area };
  const { data, isPending } = useQuery({
    queryKey: ['org', 'pick', query],
    queryFn: ({ signal }) => call(endpoints.organisations.searchOrganisations, { query: { ...query, limit: 30 } }, signal),
    placeholderData: keepPreviousData,
  });
  const found = (data?.items ?? [])
    .filter((row) => !without.includes(row.id))
    .map((row) => ({
      value: row.id,
      label: row.name,
      note: [t(`organisations:organisationKinds.${row.kind}`), row.area.name].join(' · '),
    }));
  return (
    <FoundSelect
      id={id}
      label={label}
      placeholder={t('form.organisationFind')}
      value={value}
      found={found}
      known={known}
      words={words}
      onWords={setWords}
      loading={isPending}
      none={t('search.none')}
      onChange={(next) => onChange?.(next)}
    />
  );
};
