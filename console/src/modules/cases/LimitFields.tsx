import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type CategoryDefinition, stages, timeUnits } from '#contract/cases/categories.ts';
import { NumberInput } from '../../components/NumberInput.tsx';

type Limits = CategoryDefinition['limits'];

interface Props {
  value?: Limits;
  onChange?: (limits: Limits) => void;
}

/** The limits of a category; what is left empty is the parent's, or else the platform's. */
export const LimitFields = ({ value = {}, onChange }: Props) => {
  const { t } = useTranslation('cases-console');
  return (
    <fieldset className="limit-fields">
      <legend>{t('categories.fields.limits')}</legend>
      {([...stages, 'total'] as const).map((stage) => {
        const limit = value[stage];
        const name = t(`categories.stages.${stage}`);
        const set = (n: number | null, unit = limit?.unit ?? 'working_hours'): void => {
          const { [stage]: _, ...others } = value;
          onChange?.(n === null ? others : { ...others, [stage]: { n, unit } });
        };
        return (
          <div key={stage} className="limit-row">
            <span aria-hidden="true">{name}</span>
            <NumberInput
              aria-label={name}
              min={0.1}
              max={10_000}
              value={limit?.n ?? null}
              placeholder={t('categories.inherited')}
              onChange={(n) => set(n)}
              style={{ width: '100%' }}
            />
            <Select
              aria-label={t('categories.unitOf', { stage: name })}
              disabled={!limit}
              value={limit?.unit ?? 'working_hours'}
              options={timeUnits.map((unit) => ({ value: unit, label: t(`categories.units.${unit}`) }))}
              onChange={(unit) => limit && set(limit.n, unit)}
            />
          </div>
        );
      })}
    </fieldset>
  );
};
