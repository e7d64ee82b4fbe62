import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Gathered } from '#contract/registers/parts.ts';
import { titleOf } from '#ui/form/fields.ts';
import { labelOf } from '#ui/i18n.ts';
import { ConditionRows } from '../ConditionRows.tsx';
import { registerQuery } from '../queries.ts';
import { ChoiceItem, ChoicesItem, Labelled, type Option } from './Labelled.tsx';

const ways = ['count', 'sum', 'min', 'max'] as const;

interface Props {
  gathered: Gathered;
  registers: readonly Option[];
  own: string;
  onChange: (gathered: Gathered) => void;
}

/** From which rows of another register a figure is kept: those that point here, in some states, under some conditions. */
export const GatheredItems = ({ gathered, registers, own, onChange }: Props) => {
  const { t } = useTranslation('registers-console');
  const { data } = useQuery({ ...registerQuery(gathered.register), enabled: gathered.register !== '' });
  const fields = data?.content.fields ?? [];
  const pointing = fields.filter(({ type, register }) => type === 'row' && register === own);
  const summed = fields.filter(({ type }) => (gathered.what === 'sum' ? ['number', 'money'] : ['number', 'money', 'date']).includes(type));
  const asOptions = (some: typeof fields): Option[] => some.map((field) => ({ value: field.key, label: titleOf(field) }));
  return (
    <>
      <ChoiceItem
        label={t('design.gatheredFrom')}
        value={gathered.register}
        options={registers}
        onChange={(register) => onChange({ ...gathered, register, by: '', field: null, states: [], where: [] })}
      />
      <ChoiceItem
        label={t('design.gatheredBy')}
        hint={t('design.gatheredByHint')}
        value={gathered.by}
        options={asOptions(pointing)}
        onChange={(by) => onChange({ ...gathered, by })}
      />
      <ChoiceItem
        label={t('design.gatheredWhat')}
        value={gathered.what}
        options={ways.map((value) => ({ value, label: t(`design.gatherings.${value}`) }))}
        onChange={(what) => onChange({ ...gathered, what: what as Gathered['what'], field: what === 'count' ? null : gathered.field })}
      />
      {gathered.what !== 'count' && (
        <ChoiceItem
          label={t('design.gatheredField')}
          value={gathered.field}
          options={asOptions(summed)}
          onChange={(field) => onChange({ ...gathered, field })}
        />
      )}
      <ChoicesItem
        label={t('design.onlyStates')}
        hint={t('design.gatheredStatesHint')}
        value={gathered.states}
        options={(data?.content.states ?? []).map(({ code, title }) => ({ value: code, label: labelOf(title) }))}
        onChange={(states) => onChange({ ...gathered, states })}
      />
      {data && (
        <Labelled label={t('design.onlyWhere')} wide>
          <ConditionRows
            fields={fields.filter(({ key }) => data.filterable.includes(key))}
            rows={gathered.where}
            onChange={(where) => onChange({ ...gathered, where })}
          />
        </Labelled>
      )}
    </>
  );
};
