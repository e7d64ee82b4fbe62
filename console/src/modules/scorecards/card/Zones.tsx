import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Card, fullIn } from '#contract/scorecards/card.ts';
import { areasQuery } from '../../../app/queries.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';

/** A code no other zone has. */
const freshCode = (zones: Card['zones']): string => {
  let n = zones.length + 1;
  while (zones.some(({ code }) => code === `zone${n}`)) n += 1;
  return `zone${n}`;
};

/** Classes of streets that are assessed apart: which street lies in which, and what points differ there. Each has a sum of its own. */
export const Zones = ({ card, onChange }: { card: Card; onChange: (part: Pick<Card, 'zones' | 'indicators'>) => void }) => {
  const { t } = useTranslation('scorecards-console');
  const root = useQuery(areasQuery(undefined)).data?.items[0]?.code;
  const streets = (useQuery({ ...areasQuery(root), enabled: root !== undefined }).data?.items ?? []).filter(
    ({ level }) => level === 'street',
  );
  const { zones, indicators } = card;
  const put = (at: number, part: Partial<Card['zones'][number]>): void =>
    onChange({ indicators, zones: zones.map((one, i) => (i === at ? { ...one, ...part } : one)) });
  const points = (at: number, zone: string, full: number | null): void =>
    onChange({
      zones,
      indicators: indicators.map((one, i) => {
        if (i !== at) return one;
        const { [zone]: _, ...others } = one.zones;
        return { ...one, zones: full === null || full === one.full ? others : { ...others, [zone]: full } };
      }),
    });
  const remove = (at: number): void => {
    const code = zones[at]?.code ?? '';
    onChange({
      zones: zones.toSpliced(at, 1),
      indicators: indicators.map((one) => {
        const { [code]: _, ...others } = one.zones;
        return { ...one, zones: others };
      }),
    });
  };
  return (
    <section aria-label={t('zones.title')}>
      <h2>{t('zones.title')}</h2>
      <p className="soft">{t('zones.lead')}</p>
      {zones.map((zone, at) => {
        const elsewhere = new Set(zones.flatMap(({ code, subjects }) => (code === zone.code ? [] : subjects)));
        const sum = indicators.reduce((all, one) => all + (one.outside ? 0 : fullIn(one, zone.code)), 0);
        const label = t('zones.zone', { n: at + 1 });
        return (
          <fieldset key={zone.code} className="score-edit">
            <legend>{label}</legend>
            <div>
              <span aria-hidden="true">{t('zones.name')}</span>
              <Input
                aria-label={`${label} ${t('zones.name')}`}
                maxLength={60}
                value={zone.name.zh}
                onChange={({ target }) => put(at, { name: { ...zone.name, zh: target.value } })}
              />
            </div>
            {card.subjects === 'street' && (
              <div className="wide">
                <span aria-hidden="true">{t('zones.streets')}</span>
                <Select<string[]>
                  mode="multiple"
                  aria-label={`${label} ${t('zones.streets')}`}
                  style={{ width: '100%' }}
                  value={[...zone.subjects]}
                  showSearch={{ optionFilterProp: 'label' }}
                  options={streets.filter(({ code }) => !elsewhere.has(code)).map(({ code, name }) => ({ value: code, label: name }))}
                  onChange={(subjects) => put(at, { subjects })}
                />
              </div>
            )}
            {indicators.map((one, i) => (
              <div key={one.code}>
                <span aria-hidden="true">{one.name.zh}</span>
                <NumberInput
                  aria-label={`${label} ${one.name.zh}`}
                  min={0}
                  max={10_000}
                  precision={2}
                  value={fullIn(one, zone.code)}
                  onChange={(full) => points(i, zone.code, full)}
                />
              </div>
            ))}
            <p className={sum === card.full ? 'soft wide' : 'field-problem wide'} role="status">
              {t('edit.sum', { sum, full: card.full })}
            </p>
            <Button size="small" danger icon={<DeleteOutlined />} onClick={() => remove(at)}>
              {t('zones.remove', { n: at + 1 })}
            </Button>
          </fieldset>
        );
      })}
      <Button
        icon={<PlusOutlined />}
        disabled={zones.length >= 20}
        onClick={() =>
          onChange({ indicators, zones: [...zones, { code: freshCode(zones), name: { zh: t('zones.fresh'), en: null }, subjects: [] }] })
        }
      >
        {t('zones.add')}
      </Button>
    </section>
  );
};
