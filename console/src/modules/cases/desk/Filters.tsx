import { FilterOutlined, SearchOutlined } from '@ant-design/icons';
import { Badge, Button, Input, type InputRef, Select } from 'antd';
import { type RefObject, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseState, states } from '#contract/cases/lifecycle.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { CategorySelect } from '../../../components/CategorySelect.tsx';
import { OrganisationSelect } from '../../../components/OrganisationSelect.tsx';
import { wordsUpTo } from '../../../components/words.ts';
import { type DeskSearch, sortOf, sorts } from '../search.ts';

interface Props {
  search: DeskSearch;
  onChange: (next: Partial<DeskSearch>) => void;
  words: RefObject<HTMLInputElement | null>;
}

/** Search words, order, and the finer filters behind a button. All of them live in the address. */
export const Filters = ({ search, onChange, words }: Props) => {
  const { t } = useTranslation('cases-console');
  const id = useId();
  const count = [search.area, search.category, search.organisation, search.from ?? search.to, search.state?.length].filter(Boolean).length;
  const [open, setOpen] = useState(false);
  const take = (ref: InputRef | null): void => {
    words.current = ref?.input ?? null;
  };
  return (
    <search className="filters">
      <div className="filters-line">
        <Input
          ref={take}
          prefix={<SearchOutlined />}
          placeholder={t('filters.words')}
          aria-label={t('filters.words')}
          {...wordsUpTo(100)}
          defaultValue={search.q}
          allowClear
          onPressEnter={(e) => onChange({ q: e.currentTarget.value.trim() })}
          onClear={() => onChange({ q: undefined })}
        />
        <Select
          aria-label={t('filters.sort')}
          value={sortOf(search)}
          options={sorts.map((sort) => ({ value: sort, label: t(`filters.sorts.${sort}`) }))}
          onChange={(sort) => onChange({ sort })}
          popupMatchSelectWidth={false}
          className="filters-sort"
        />
        <Badge count={count} size="small" color="var(--ink)">
          <Button
            icon={<FilterOutlined />}
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
            aria-label={t('filters.more')}
          />
        </Badge>
      </div>
      {open && (
        <div className="filters-more" id={id}>
          <AreaSelect label={t('filters.area')} value={search.area} onChange={(area) => onChange({ area })} />
          <CategorySelect label={t('filters.category')} value={search.category} onChange={(category) => onChange({ category })} />
          <OrganisationSelect
            label={t('filters.organisation')}
            value={search.organisation}
            onChange={(organisation) => onChange({ organisation })}
            area={search.area}
          />
          <Select<CaseState[]>
            mode="multiple"
            aria-label={t('filters.state')}
            placeholder={t('filters.state')}
            value={search.state ?? []}
            maxTagCount={1}
            allowClear
            options={states.map((state) => ({ value: state, label: t(`cases:states.${state}`) }))}
            onChange={(state) => onChange({ state })}
          />
          <Input
            type="date"
            aria-label={t('filters.from')}
            value={search.from ?? ''}
            max={search.to}
            onChange={(e) => onChange({ from: e.target.value || undefined })}
            prefix={<span className="soft">{t('filters.fromShort')}</span>}
          />
          <Input
            type="date"
            aria-label={t('filters.to')}
            value={search.to ?? ''}
            min={search.from}
            onChange={(e) => onChange({ to: e.target.value || undefined })}
            prefix={<span className="soft">{t('filters.toShort')}</span>}
          />
        </div>
      )}
      {count > 0 && (
        <div className="filters-on">
          {t('filters.active', { count })}
          <button
            type="button"
            className="plain-link"
            onClick={() =>
              onChange({ area: undefined, category: undefined, organisation: undefined, from: undefined, to: undefined, state: undefined })
            }
          >
            {t('filters.clear')}
          </button>
        </div>
      )}
    </search>
  );
};
