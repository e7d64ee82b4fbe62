import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { personClasses } from '#contract/points/rule-values.ts';
import type { PointRule } from '#contract/points/rules.ts';
import { labelOf } from '#ui/i18n.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { actsQuery, budgetsQuery } from '../queries.ts';
import { CapFields } from './CapFields.tsx';
import '../../../styles/points-rules.css';

interface Props {
  rule: PointRule;
  /** What the change does to last month, told where it is made. */
  effect: ReactNode;
  onChange: (rule: PointRule) => void;
  onRemove: () => void;
  onClose: () => void;
}

/** Everything one rule says; each change goes into the draft at once. */
export const RuleDrawer = ({ rule, effect, onChange, onRemove, onClose }: Props) => {
  const { t } = useTranslation('points-rules-console');
  const acts = useQuery(actsQuery).data?.items ?? [];
  const budgets = useQuery(budgetsQuery).data?.items ?? [];
  const set = (part: Partial<PointRule>): void => onChange({ ...rule, ...part });
  const word = (key: string): string => t(`rule.${key}`);
  const field = (key: string, control: ReactNode, wide = false) => (
    <div className={wide ? 'wide' : ''}>
      <span aria-hidden="true">{word(key)}</span>
      {control}
    </div>
  );
  const text = (key: string, value: string, most: number, put: (next: string) => void, wide = false) =>
    field(key, <Input aria-label={word(key)} maxLength={most} value={value} onChange={({ target }) => put(target.value)} />, wide);
  const act = acts.find((one) => one.act === rule.act);
  return (
    <Drawer open title={labelOf(rule.title) || t('rule.one')} onClose={onClose} size={720} destroyOnHidden footer={effect}>
      <div className="point-rule">
        {text('title', rule.title.zh, 60, (zh) => set({ title: { ...rule.title, zh } }))}
        {text('titleEn', rule.title.en ?? '', 80, (en) => set({ title: { ...rule.title, en: en || null } }))}
        {text('code', rule.code, 40, (code) => set({ code: code.trim() }))}
        {field(
          'act',
          <Select
            aria-label={word('act')}
            value={rule.act}
            options={acts.map((one) => ({ value: one.act, label: one.title }))}
            onChange={(next) => set({ act: next, kinds: [] })}
          />,
        )}
        {(act?.kinds.length ?? 0) > 0 &&
          field(
            'kinds',
            <Select
              mode="multiple"
              aria-label={word('kinds')}
              placeholder={t('rule.allKinds')}
              value={rule.kinds}
              options={act?.kinds.filter(({ earns }) => earns).map((one) => ({ value: one.code, label: one.title })) ?? []}
              onChange={(kinds) => set({ kinds })}
            />,
          )}
        {field(
          'classes',
          <Select
            mode="multiple"
            aria-label={word('classes')}
            placeholder={t('classes.everybody')}
            value={rule.classes}
            options={personClasses.map((one) => ({ value: one, label: t(`classes.${one}`) }))}
            onChange={(classes) => set({ classes })}
          />,
        )}
        {field(
          'points',
          <NumberInput
            aria-label={word('points')}
            precision={0}
            value={rule.points}
            suffix={t(act?.unit === 'times' ? 'perTime' : 'perHour')}
            onChange={(points) => points !== null && set({ points })}
          />,
        )}
        {field(
          'months',
          <NumberInput
            aria-label={word('months')}
            min={1}
            max={120}
            precision={0}
            value={rule.months}
            placeholder={t('rule.never')}
            onChange={(months) => set({ months })}
          />,
        )}
        {field(
          'area',
          <AreaSelect
            label={word('area')}
            placeholder={t('rule.everywhere')}
            value={rule.area ?? undefined}
            onChange={(code) => set({ area: code ?? null })}
          />,
        )}
        {field(
          'budget',
          <Select
            aria-label={word('budget')}
            allowClear
            placeholder={t('rule.nearest')}
            value={rule.budget}
            options={budgets.map((one) => ({ value: one.id, label: `${one.area.name} ${one.title}` }))}
            onChange={(budget) => set({ budget: budget ?? null })}
          />,
        )}
        {(['from', 'until'] as const).map((key) => (
          <div key={key}>
            <span aria-hidden="true">{word(key)}</span>
            <Input
              type="date"
              className="day-field"
              aria-label={word(key)}
              value={rule[key] ?? ''}
              onChange={({ target }) => set({ [key]: target.value || null })}
            />
          </div>
        ))}
        {text('basis', rule.basis, 200, (basis) => set({ basis }), true)}
        <fieldset className="wide">
          <legend>{word('caps')}</legend>
          <CapFields caps={rule.caps} fresh={{ per: 'day', points: 8 }} onChange={(caps) => set({ caps })} />
        </fieldset>
        <div className="wide">
          <Button danger onClick={onRemove}>
            {t('rule.remove')}
          </Button>
        </div>
      </div>
    </Drawer>
  );
};
