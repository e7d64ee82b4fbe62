import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Addressees } from '#contract/collections/content.ts';
import { areaLevels } from '#contract/territory/levels.ts';
import { areasQuery } from '../../../../app/queries.ts';
import { OrganisationsSelect } from '../../../../components/OrganisationsSelect.tsx';

const asked = ['street', 'community', 'grid', 'micro_grid'] as const;

/** Whom a task goes to: every area of a level, everywhere or within some, and organisations. */
export const AddresseesEditor = ({ from, value, onChange }: { from: string; value: Addressees; onChange: (value: Addressees) => void }) => {
  const { t } = useTranslation('collections-console');
  const { data } = useQuery(areasQuery(from));
  const below = data?.items ?? [];
  const own = below[0]?.level;
  const levels = asked.filter((level) => own === undefined || areaLevels.indexOf(level) >= areaLevels.indexOf(own));
  return (
    <section className="card collections-what" aria-label={t('design.to')}>
      <h2 className="collections-wide">{t('design.to')}</h2>
      <Select
        aria-label={t('design.level')}
        placeholder={t('design.level')}
        allowClear
        value={value.level}
        options={levels.map((level) => ({ value: level, label: t('design.every', { level: t(`demands:levels.${level}`) }) }))}
        onChange={(level) => onChange({ ...value, level: level ?? null })}
      />
      <Select
        aria-label={t('design.within')}
        placeholder={t('design.withinAll')}
        mode="multiple"
        maxTagCount={4}
        optionFilterProp="label"
        value={[...value.within]}
        options={below.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(within) => onChange({ ...value, within })}
      />
      <div className="collections-wide">
        <OrganisationsSelect
          label={t('design.organisations')}
          most={300}
          value={value.organisations}
          area={from}
          onChange={(organisations) => onChange({ ...value, organisations })}
        />
      </div>
    </section>
  );
};
