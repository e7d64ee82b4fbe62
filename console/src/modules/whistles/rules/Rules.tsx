import { Button, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { whistleKindSet } from '#contract/whistles/kinds.ts';
import {
  callerLevels,
  defaultRules,
  type WhistleLimit,
  type WhistleRule,
  type WhistleRules,
  whistleUnits,
} from '#contract/whistles/rules.ts';
import { refined } from '../../../app/kinds.ts';
import { DefinitionFrame } from '../../../components/definition/DefinitionFrame.tsx';
import type { DefinitionView, EditorProps } from '../../../components/definition/definition.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { describeRules } from '../words.ts';
import '../../../styles/whistles.css';

interface LimitProps {
  label: string;
  limit: WhistleLimit | null;
  onChange: (limit: WhistleLimit | null) => void;
}
/** A number and its unit; empty: not asked. */
const LimitField = ({ label, limit, onChange }: LimitProps) => {
  const { t } = useTranslation('whistles-console');
  return (
    <div className="whistle-limit">
      <span aria-hidden="true">{label}</span>
      <NumberInput
        aria-label={label}
        min={1}
        max={1000}
        precision={0}
        value={limit?.n ?? null}
        placeholder={t('noLimit')}
        onChange={(n) => onChange(n === null ? null : { n, unit: limit?.unit ?? 'working_hours' })}
      />
      <Select
        aria-label={t('rules.unitOf', { stage: label })}
        disabled={limit === null}
        value={limit?.unit ?? 'working_hours'}
        options={whistleUnits.map((unit) => ({ value: unit, label: t(`whistles:units.${unit}`) }))}
        onChange={(unit) => limit && onChange({ ...limit, unit })}
      />
    </div>
  );
};

const RuleFields = ({ rule, onChange }: { rule: WhistleRule; onChange: (rule: WhistleRule | null) => void }) => {
  const { t } = useTranslation('whistles-console');
  const name = t(`whistles:kinds.${rule.kind}`);
  return (
    <fieldset className="whistle-rule">
      <legend>{name}</legend>
      <LimitField label={t('rules.answer')} limit={rule.answer} onChange={(answer) => answer && onChange({ ...rule, answer })} />
      {(['contact', 'arrive', 'feedback'] as const).map((stage) => (
        <LimitField
          key={stage}
          label={t(`rules.${stage}`)}
          limit={rule[stage]}
          onChange={(limit) => onChange({ ...rule, [stage]: limit })}
        />
      ))}
      <div className="whistle-starters">
        <span aria-hidden="true">{t('rules.starters')}</span>
        <Select
          mode="multiple"
          aria-label={t('rules.starters')}
          value={rule.starters}
          options={callerLevels.map((level) => ({ value: level, label: t(`whistles:levels.${level}`) }))}
          onChange={(starters) => starters.length > 0 && onChange({ ...rule, starters })}
        />
      </div>
      <Button size="small" danger onClick={() => onChange(null)}>
        {t('rules.remove', { name })}
      </Button>
    </fieldset>
  );
};

const Editor = ({ content, onChange }: EditorProps<WhistleRules>) => {
  const { t } = useTranslation('whistles-console');
  const { rules } = content;
  const set = (at: number, next: WhistleRule | null): void =>
    onChange({ rules: rules.flatMap((one, i) => (i === at ? (next ?? []) : [one])) });
  const without = refined(whistleKindSet).filter((kind) => !rules.some((one) => one.kind === kind));
  return (
    <>
      {rules.length === 0 && (
        <p>
          <Button type="primary" ghost onClick={() => onChange({ rules: [...defaultRules] })}>
            {t('rules.start')}
          </Button>
        </p>
      )}
      {rules.map((rule, at) => (
        <RuleFields key={rule.kind} rule={rule} onChange={(next) => set(at, next)} />
      ))}
      {rules.length > 0 && without.length > 0 && (
        <Select
          aria-label={t('rules.add')}
          placeholder={t('rules.add')}
          value={null}
          options={without.map((kind) => ({ value: kind, label: t(`whistles:kinds.${kind}`) }))}
          onChange={(kind) => {
            const like = defaultRules.find((one) => String(kind).startsWith(one.kind)) ?? defaultRules[0];
            if (like && kind) onChange({ rules: [...rules, { ...like, kind }] });
          }}
        />
      )}
    </>
  );
};

/** Limits and starters by kind of whistle, by versions. */
export const Rules = () => {
  const { t } = useTranslation('whistles-console');
  const view = useMemo(
    (): DefinitionView<WhistleRules> => ({ kind: 'whistles.rules', Editor, empty: { rules: [] }, describe: describeRules(t) }),
    [t],
  );
  return <DefinitionFrame view={view} />;
};
