import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { type CoverageMeasure, measureUnits } from '#contract/coverage/api.ts';
import type { DefinitionProblem } from '#contract/definitions/api.ts';
import type { RegisterContent } from '#contract/registers/content.ts';
import { slotKinds } from '#contract/registers/fields.ts';
import type { RegisterMeasure } from '#contract/registers/parts.ts';
import { type AreaLevel, areaLevels } from '#contract/territory/levels.ts';
import { titleOf } from '#ui/form/fields.ts';
import { labelOf } from '#ui/i18n.ts';
import { ConditionRows } from '../ConditionRows.tsx';
import { Entries } from './Entries.tsx';
import { ChoiceItem, ChoicesItem, Labelled, SwitchItem, TextItem } from './Labelled.tsx';
import { freeCode } from './RemindersEditor.tsx';

interface Props {
  content: RegisterContent;
  problems: readonly DefinitionProblem[];
  onChange: (next: Pick<RegisterContent, 'measures'>) => void;
}
type Rule = NonNullable<RegisterMeasure['rule']>;

/** Figures of areas that are made of a register's rows, and limits they are held to. */
export const MeasuresEditor = ({ content, problems, onChange }: Props) => {
  const { t } = useTranslation('registers-console');
  const { measures, fields } = content;
  const compared = fields.filter(({ type, personal }) => slotKinds[type] !== null && personal === null);
  const sums = [
    { value: '', label: t('design.measureCount') },
    ...fields
      .filter(({ type }) => type === 'number' || type === 'money')
      .map((field) => ({ value: field.key, label: t('design.measureSum', { field: titleOf(field) }) })),
  ];
  return (
    <Entries
      items={measures}
      onChange={(next) => onChange({ measures: next })}
      at="measures"
      problems={problems}
      title={({ title }) => labelOf(title) || t('design.newMeasure')}
      note={({ levels }) => levels.map((level) => t(`territory:levels.${level}`)).join(t('comma'))}
      add={{
        label: t('design.addMeasure'),
        fresh: (): RegisterMeasure => ({
          code: freeCode('m', measures),
          title: { zh: '', en: null },
          unit: 'percent',
          levels: ['street', 'community'],
          of: null,
          where: [],
          sum: null,
          over: null,
          rule: null,
        }),
      }}
    >
      {(one, put) => (
        <>
          <TextItem
            label={t('design.measureTitle')}
            value={one.title.zh}
            maxLength={100}
            onChange={(zh) => put({ ...one, title: { ...one.title, zh } })}
          />
          <ChoiceItem
            label={t('design.unit')}
            value={one.unit}
            options={measureUnits.map((value) => ({ value, label: t(`coverage:units.${value}`) }))}
            onChange={(unit) => put({ ...one, unit: unit as CoverageMeasure['unit'] })}
          />
          <ChoicesItem
            label={t('design.measureLevels')}
            value={one.levels}
            options={areaLevels.map((value) => ({ value, label: t(`territory:levels.${value}`) }))}
            onChange={(levels) => put({ ...one, levels: levels as AreaLevel[] })}
          />
          <ChoiceItem
            label={t('design.measureFigure')}
            value={one.sum ?? ''}
            options={sums}
            placeholder={t('design.measureCount')}
            onChange={(sum) => put({ ...one, sum: sum || null })}
          />
          <Labelled label={t('design.measureWhere')} wide>
            <ConditionRows fields={compared} states={content.states} rows={one.where} onChange={(where) => put({ ...one, where })} />
          </Labelled>
          <ChoiceItem
            label={t('design.measureOver')}
            value={one.over ?? ''}
            options={sums}
            placeholder={t('design.measureCount')}
            onChange={(over) => put({ ...one, over: over || null })}
          />
          <Labelled label={t('design.measureOf')} wide>
            <ConditionRows
              fields={compared}
              states={content.states}
              rows={one.of ?? []}
              onChange={(of) => put({ ...one, of: of.length === 0 ? null : of })}
            />
          </Labelled>
          <SwitchItem
            label={t('design.measureRule')}
            checked={one.rule !== null}
            onChange={(on) => put({ ...one, rule: on ? { min: null, max: null, severity: 'should', source: { zh: '', en: null } } : null })}
          />
          {one.rule && <RuleItems rule={one.rule} onChange={(rule) => put({ ...one, rule })} />}
        </>
      )}
    </Entries>
  );
};

const RuleItems = ({ rule, onChange }: { rule: Rule; onChange: (rule: Rule) => void }) => {
  const { t } = useTranslation('registers-console');
  return (
    <>
      {(['min', 'max'] as const).map((end) => (
        <Labelled key={end} label={t(`design.rule.${end}`)}>
          <InputNumber
            aria-label={t(`design.rule.${end}`)}
            min={0}
            value={rule[end]}
            onChange={(value) => onChange({ ...rule, [end]: value })}
          />
        </Labelled>
      ))}
      <ChoiceItem
        label={t('design.rule.severity')}
        value={rule.severity}
        options={(['must', 'should'] as const).map((value) => ({ value, label: t(`design.rule.severities.${value}`) }))}
        onChange={(severity) => onChange({ ...rule, severity: severity as Rule['severity'] })}
      />
      <TextItem
        label={t('design.rule.source')}
        value={rule.source.zh}
        maxLength={200}
        onChange={(zh) => onChange({ ...rule, source: { ...rule.source, zh } })}
      />
    </>
  );
};
