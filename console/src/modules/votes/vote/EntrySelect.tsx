import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { squareMetres } from '#ui/figures.ts';
import { call, endpoints } from '../../../app/api.ts';

interface Props {
  voteId: string;
  label: string;
  /** Those alone for whom no ballot is in. */
  waiting?: boolean;
  autoFocus?: boolean;
  id?: string;
  value?: string;
  onChange?: (key: string) => void;
  onPicked?: () => void;
}

interface Offered {
  value: string;
  label: string;
  note: string;
}

/** An entry of the roll, found by building and room: `3-501`, or by its key. */
export const EntrySelect = ({ voteId, label, waiting = false, autoFocus = false, id, value, onChange, onPicked }: Props) => {
  const { t } = useTranslation('votes-console');
  const [q, setQ] = useState('');
  const [chosen, setChosen] = useState<Offered>();
  const found = useQuery({
    queryKey: ['votes', 'roll', voteId, 'select', q, waiting],
    queryFn: ({ signal }) =>
      call(
        endpoints.votes.listRoll,
        { params: { voteId }, query: { q: q || undefined, took: waiting ? 'false' : undefined, limit: 20 } },
        signal,
      ),
  });
  // what an earlier word found is not offered: by the keyboard it would be taken for what was typed
  const offered: Offered[] = (found.data?.items ?? []).map((one) => ({
    value: one.key,
    label: one.label ?? one.key,
    note: [
      one.area > 0 && t('square', { n: squareMetres(one.area) }),
      one.took && t('tookAlready', { way: t(`votes-own:ways.${one.took.way}`) }),
    ]
      .filter(Boolean)
      .join(' · '),
  }));
  return (
    <Select
      {...(id !== undefined && { id })}
      aria-label={label}
      autoFocus={autoFocus}
      showSearch={{ filterOption: false, onSearch: (next) => setQ(next.trim()) }}
      value={value as string}
      placeholder={t('findEntry')}
      loading={found.isFetching}
      notFoundContent={t(found.isFetching ? 'console:loading' : 'noEntry')}
      // the chosen one keeps its name also when other words are looked for
      options={chosen && chosen.value === value && q === '' ? [chosen, ...offered.filter((one) => one.value !== value)] : offered}
      optionRender={(option) => (
        <span className="pick-option">
          {option.data.label}
          <small className="soft">{option.data.note}</small>
        </span>
      )}
      onChange={(key, option) => {
        setChosen(Array.isArray(option) ? undefined : option);
        onChange?.(key);
        onPicked?.();
      }}
    />
  );
};
