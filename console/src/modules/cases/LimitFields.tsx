import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type CategoryDefinition, type HandlerLevel, stages, timeUnits } from '#contract/cases/categories.ts';
import { NumberInput } from '../../components/NumberInput.tsx';

type Limits = CategoryDefinition['limits'];
/** Stages whose limit may differ by the level of whoever has the case. */
const handled = ['accept', 'handle'] as const;

interface Props {
  /** Of organisations of a level; left out: of all. */
  level?: HandlerLevel;
  value?: Limits;
  onChange?: (limits: Limits) => void;
}

/** The limits of a category; what is left empty is the parent's, or else the platform's. */
export const LimitFields = ({ level, value = {}, onChange }: Props) => {
  const { t } = useTranslation('cases-console');
  return (
    <fieldset className="limit-fields">
      <legend>{level ? t('categories.limitsOf', { level: t(`territory:levels.${level}`) }) : t('categories.fields.limits')}</legend>
      {(level ? handled : ([...stages, 'total'] as const)).map((stage) => {
        const limit = value[stage];
        const stageName = t(`categories.stages.${stage}`);
        const name = level ? `${t(`territory:levels.${level}`)} · ${stageName}` : stageName;
        const set = (n: number | null, unit = limit?.unit ?? 'working_hours'): void => {
          const { [stage]: _, ...others } = value;
          onChange?.(n === null ? others : { ...others, [stage]: { n, unit } });
        };
        return (
          <div key={stage} className="limit-row">
            <span aria-hidden="true">{stageName}</span>
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
