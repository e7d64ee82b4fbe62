import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type CapPeriod, capPeriods, type PersonClass, personClasses } from '#contract/points/rule-values.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';
import '../../../styles/points-rules.css';

interface Cap {
  per: CapPeriod;
  points: number;
  class?: PersonClass | null;
}
interface Props<C extends Cap> {
  caps: readonly C[];
  onChange: (caps: C[]) => void;
  /** A cap that is added. */
  fresh: C;
}

const everybody = 'everybody';

/** Caps: so many points within a span of time, and for whom where they are for classes. */
export const CapFields = <C extends Cap>({ caps, onChange, fresh }: Props<C>) => {
  const { t } = useTranslation('points-rules-console');
  // two caps of one span say nothing more than the lower one: the next span that has none
  const isFree = (one: CapPeriod): boolean => !caps.some((cap) => cap.per === one && (cap.class ?? null) === (fresh.class ?? null));
  const per = [fresh.per, ...capPeriods].find(isFree) ?? fresh.per;
  return (
    <>
      {caps.map((cap, i) => {
        const put = (part: Partial<Cap>): void => onChange(caps.with(i, { ...cap, ...part }) as C[]);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cap has no name
          <div key={i} className="point-caps">
            {'class' in fresh && (
              <Select
                aria-label={t('rule.class')}
                value={cap.class ?? everybody}
                options={[everybody, ...personClasses].map((one) => ({ value: one, label: t(`classes.${one}`) }))}
                onChange={(one) => put({ class: one === everybody ? null : (one as PersonClass) })}
              />
            )}
            <Select<CapPeriod>
              aria-label={t('rule.per')}
              value={cap.per}
              options={capPeriods.map((one) => ({ value: one, label: t(`periods.${one}`) }))}
              onChange={(per) => put({ per })}
            />
            <NumberInput
              aria-label={t('rule.capPoints', { per: t(`periods.${cap.per}`) })}
              precision={0}
              value={cap.points}
              suffix={t('unit')}
              onChange={(points) => points !== null && put({ points })}
            />
            <Button size="small" danger onClick={() => onChange(caps.toSpliced(i, 1))}>
              {t('rule.noCap')}
            </Button>
          </div>
        );
      })}
      <Button size="small" onClick={() => onChange([...caps, { ...fresh, per }])}>
        {t('rule.addCap')}
      </Button>
    </>
  );
};
