import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, endpoints } from '../../../app/api.ts';
import { squareMetres } from '../Outcome.tsx';

interface Props {
  voteId: string;
  label: string;
  /** Those alone for whom no ballot is in. */
  waiting?: boolean;
  autoFocus?: boolean;
  id?: string;
  value?: string;
  onChange?: (key: string) => void;
}

/** An entry of the roll, found by building and room: `3-501`, or by its key. */
export const EntrySelect = ({ voteId, label, waiting = false, autoFocus = false, id, value, onChange }: Props) => {
  const { t } = useTranslation('votes-console');
  const [q, setQ] = useState('');
  const found = useQuery({
    queryKey: ['votes', 'roll', voteId, 'select', q, waiting],
    queryFn: ({ signal }) =>
      call(
        endpoints.votes.listRoll,
        { params: { voteId }, query: { q: q || undefined, took: waiting ? 'false' : undefined, limit: 20 } },
        signal,
      ),
    placeholderData: (before) => before,
  });
  return (
    <Select
      {...(id !== undefined && { id })}
      aria-label={label}
      autoFocus={autoFocus}
      showSearch={{ filterOption: false, onSearch: (next) => setQ(next.trim()) }}
      value={value as string}
      placeholder={t('findEntry')}
      loading={found.isFetching}
      notFoundContent={t(found.isPending ? 'console:loading' : 'noEntry')}
      options={(found.data?.items ?? []).map((one) => ({
        value: one.key,
        label: one.label ?? one.key,
        note: [
          one.area > 0 && t('square', { n: squareMetres(one.area) }),
          one.took && t('tookAlready', { way: t(`votes-own:ways.${one.took.way}`) }),
        ]
          .filter(Boolean)
          .join(' · '),
      }))}
      optionRender={(option) => (
        <span className="pick-option">
          {option.data.label}
          <small className="soft">{option.data.note}</small>
        </span>
      )}
      onChange={(key) => onChange?.(key)}
    />
  );
};
