import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RegisterDetail } from '#contract/registers/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { measuresQuery } from '../queries.ts';

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** What a register's measures come to where one looks, each with what it was computed from. */
export const Measures = ({ register, area }: { register: RegisterDetail; area: string | undefined }) => {
  const { t } = useTranslation('registers-console');
  const { data } = useQuery({ ...measuresQuery(register.code, area), enabled: register.content.measures.length > 0 });
  if (!data || data.items.length === 0) return null;
  return (
    <ul className="registers-measures" aria-label={t('measures.title')}>
      {data.items.map(({ code, title, unit, value, parts, limits }) => (
        <li key={code} className="card">
          <span className="soft">{labelOf(title)}</span>
          <strong className="num">
            {value === null ? '—' : rounded(value)} <span className="soft">{t(`coverage:units.${unit}`)}</span>
          </strong>
          {parts && (
            <span className="soft num">
              {rounded(parts.numerator)} / {rounded(parts.denominator)}
            </span>
          )}
          {limits?.min != null && <span className="soft">{t('measures.min', { value: limits.min })}</span>}
          {limits?.max != null && <span className="soft">{t('measures.max', { value: limits.max })}</span>}
        </li>
      ))}
    </ul>
  );
};
