import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { careClassSet } from '#contract/care/kinds.ts';
import type { Tier, TierRule } from '#contract/care/tiers.ts';
import { offered, wordOf } from '../../../app/kinds.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { Field } from './Field.tsx';

const ruleOf = (kind: TierRule['kind'], amount: number, most: number | null): TierRule =>
  kind === 'percent' ? { kind, percent: amount, most } : { kind, fen: Math.round(amount * 100) };
const amountOf = (rule: TierRule): number => (rule.kind === 'percent' ? rule.percent : rule.fen / 100);

/** What a tier does to the price. */
const Rule = ({ rule, onChange }: { rule: TierRule; onChange: (rule: TierRule) => void }) => {
  const { t } = useTranslation('care-console');
  const most = rule.kind === 'percent' ? rule.most : null;
  return (
    <>
      <Field label={t('edit.rule')}>
        <Select
          aria-label={t('edit.rule')}
          value={rule.kind}
          options={(['pays', 'off', 'percent'] as const).map((value) => ({ value, label: t(`edit.rules.${value}`) }))}
          onChange={(kind) => onChange(ruleOf(kind, 0, null))}
        />
      </Field>
      <Field label={t(`edit.amounts.${rule.kind}`)}>
        <NumberInput
          aria-label={t(`edit.amounts.${rule.kind}`)}
          min={0}
          max={rule.kind === 'percent' ? 100 : 1000}
          precision={2}
          value={amountOf(rule)}
          onChange={(amount) => onChange(ruleOf(rule.kind, amount ?? 0, most))}
        />
      </Field>
      {rule.kind === 'percent' && (
        <Field label={t('edit.most')}>
          <NumberInput
            aria-label={t('edit.most')}
            min={0}
            max={1000}
            precision={2}
            value={most === null ? null : most / 100}
            placeholder={t('edit.noMost')}
            onChange={(yuan) => onChange({ ...rule, most: yuan === null ? null : Math.round(yuan * 100) })}
          />
        </Field>
      )}
    </>
  );
};

const localWord = { any: null, yes: true, no: false } as const;
interface Props {
  tiers: readonly Tier[];
  /** Places of what keeps the draft from being published. */
  faulty: readonly string[];
  onChange: (tiers: Tier[]) => void;
}

/** Who eats at what price, row by row. */
export const TierRows = ({ tiers, faulty, onChange }: Props) => {
  const { t } = useTranslation('care-console');
  const put = (at: number, next: Tier | null): void => onChange(tiers.flatMap((one, i) => (i === at ? (next ?? []) : [one])));
  const fresh = (): string => {
    for (let n = tiers.length + 1; ; n += 1) if (!tiers.some(({ code }) => code === `tier_${n}`)) return `tier_${n}`;
  };
  return (
    <fieldset className="care-rows">
      <legend>{t('edit.tiers')}</legend>
      {tiers.map((one, at) => {
        const change = (part: Partial<Tier>): void => put(at, { ...one, ...part });
        return (
          <div className={faulty.includes(`tiers.${at}`) ? 'care-row care-faulty' : 'care-row'} key={one.code}>
            <Field label={t('edit.tierName')}>
              <Input
                aria-label={t('edit.tierName')}
                maxLength={40}
                value={one.title.zh}
                onChange={({ target }) => change({ title: { ...one.title, zh: target.value } })}
              />
            </Field>
            <Field label={t('edit.from')}>
              <NumberInput
                aria-label={t('edit.from')}
                min={0}
                max={150}
                precision={0}
                value={one.ages?.from ?? null}
                placeholder={t('edit.anyAge')}
                onChange={(from) => change({ ages: from === null ? null : { from, to: one.ages?.to ?? null } })}
              />
            </Field>
            {one.ages && (
              <Field label={t('edit.to1')}>
                <NumberInput
                  aria-label={t('edit.to1')}
                  min={0}
                  max={150}
                  precision={0}
                  value={one.ages.to}
                  placeholder={t('edit.andOlder')}
                  onChange={(to) => one.ages && change({ ages: { from: one.ages.from, to } })}
                />
              </Field>
            )}
            <Field label={t('edit.classes')}>
              <Select
                mode="multiple"
                aria-label={t('edit.classes')}
                value={one.classes}
                placeholder={t('edit.everybody')}
                options={offered(careClassSet).map((value) => ({ value, label: t(wordOf(careClassSet, value)) }))}
                onChange={(classes: string[]) => change({ classes })}
              />
            </Field>
            <Field label={t('edit.local')}>
              <Select<keyof typeof localWord>
                aria-label={t('edit.local')}
                value={one.local === null ? 'any' : one.local ? 'yes' : 'no'}
                options={(['any', 'yes', 'no'] as const).map((value) => ({ value, label: t(`edit.locals.${value}`) }))}
                onChange={(value) => change({ local: localWord[value] })}
              />
            </Field>
            <Rule rule={one.rule} onChange={(rule) => change({ rule })} />
            <Field label={t('edit.first')}>
              <Select
                aria-label={t('edit.first')}
                value={one.first === null ? 'same' : 'free'}
                options={(['same', 'free'] as const).map((value) => ({ value, label: t(`edit.firsts.${value}`) }))}
                onChange={(value) => change({ first: value === 'same' ? null : { kind: 'percent', percent: 100, most: null } })}
              />
            </Field>
            <Button icon={<DeleteOutlined />} aria-label={t('edit.remove', { name: one.title.zh })} onClick={() => put(at, null)} />
          </div>
        );
      })}
      <Button
        icon={<PlusOutlined />}
        onClick={() =>
          onChange([
            ...tiers,
            {
              code: fresh(),
              title: { zh: '', en: null },
              ages: { from: 60, to: null },
              classes: [],
              local: null,
              rule: { kind: 'off', fen: 0 },
              first: null,
            },
          ])
        }
      >
        {t('edit.add')}
      </Button>
    </fieldset>
  );
};
