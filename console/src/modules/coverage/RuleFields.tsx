import { Button, Input, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoverageRuleBook } from '#contract/coverage/api.ts';
import { useLocale } from '../../app/hooks.ts';
import { NumberInput } from '../../components/NumberInput.tsx';
import { isChanged, type Rule } from './drafts.ts';
import { limitWords, said } from './words.ts';

interface Props {
  rule: Rule;
  measures: CoverageRuleBook['measures'];
  /** What keeps it from being published, in words. */
  problem: string | null;
  disabled: boolean;
  onChange: (next: Partial<Rule>) => void;
  onRemove: () => void;
}

/** A control under its name; the control itself carries the name with the rule's for those who cannot see. */
const Labelled = ({ label, wide = false, children }: { label: string; wide?: boolean; children: ReactNode }) => (
  <div className={wide ? 'rule-field rule-field-wide' : 'rule-field'}>
    <span aria-hidden="true">{label}</span>
    {children}
  </div>
);

/** One rule: on or off, limits, weight and source; an own rule also its name, measure and levels. */
export const RuleFields = ({ rule, measures, problem, disabled, onChange, onRemove }: Props) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const measure = measures.find(({ code }) => code === rule.measure);
  const unit = measure?.unit ?? 'household';
  const own = rule.standard === null;
  const name = said(rule.name, locale) || t('coverage:edit.own');
  const field = (key: string): string => `${t(`coverage:edit.${key}`)}: ${name}`;
  const limit = (key: 'min' | 'max') => (
    <Labelled label={t(`coverage:edit.${key}`)}>
      <NumberInput
        aria-label={field(key)}
        min={0}
        max={1_000_000_000}
        value={rule[key]}
        placeholder={t('coverage:edit.noLimit')}
        disabled={disabled}
        onChange={(value) => onChange({ [key]: value })}
        suffix={t(`coverage:units.${unit}`)}
      />
    </Labelled>
  );
  return (
    <fieldset className={`rule-fields ${rule.on ? '' : 'rule-fields-off'}`}>
      <legend>
        <Switch
          size="small"
          checked={rule.on}
          disabled={disabled}
          aria-label={t('coverage:edit.onOf', { name })}
          onChange={(on) => onChange({ on })}
        />
        <strong>{name}</strong>
        {own && <span className="flag">{t('coverage:edit.own')}</span>}
      </legend>
      {own && (
        <div className="rule-fields-row">
          <Labelled wide label={t('coverage:edit.name')}>
            <Input
              aria-label={field('name')}
              value={rule.name.zh}
              maxLength={80}
              disabled={disabled}
              onChange={(e) => onChange({ name: { ...rule.name, zh: e.target.value } })}
            />
          </Labelled>
          <Labelled wide label={t('coverage:edit.nameEn')}>
            <Input
              aria-label={field('nameEn')}
              value={rule.name.en ?? ''}
              maxLength={80}
              disabled={disabled}
              onChange={(e) => onChange({ name: { ...rule.name, en: e.target.value || null } })}
            />
          </Labelled>
          <Labelled wide label={t('coverage:edit.measure')}>
            <Select
              aria-label={field('measure')}
              value={rule.measure}
              disabled={disabled}
              onChange={(code) => onChange({ measure: code, levels: measures.find((one) => one.code === code)?.levels.slice(0, 1) ?? [] })}
              options={measures.map(({ code, words }) => ({
                value: code,
                label: words ? said(words.name, locale) : t(`coverage:measures.${code}.name`),
              }))}
            />
          </Labelled>
          {measure?.subject === 'area' && (
            <Labelled wide label={t('coverage:edit.levels')}>
              <Select
                mode="multiple"
                aria-label={field('levels')}
                value={rule.levels}
                disabled={disabled}
                onChange={(levels) => onChange({ levels })}
                options={measure.levels.map((value) => ({ value, label: t(`territory:levels.${value}`) }))}
              />
            </Labelled>
          )}
        </div>
      )}
      <div className="rule-fields-row">
        {limit('min')}
        {limit('max')}
        <Labelled label={t('coverage:edit.severity')}>
          <Select
            aria-label={field('severity')}
            value={rule.severity}
            disabled={disabled}
            onChange={(severity) => onChange({ severity })}
            options={(['must', 'should'] as const).map((value) => ({ value, label: t(`coverage:severities.${value}`) }))}
          />
        </Labelled>
      </div>
      <Labelled wide label={t('coverage:edit.source')}>
        <Input.TextArea
          aria-label={field('source')}
          autoSize
          maxLength={200}
          disabled={disabled}
          value={said(rule.source, locale)}
          onChange={(e) =>
            // a source rewritten in one language no longer says the same in the other
            onChange({
              source:
                locale === 'en' && rule.source.en !== null
                  ? { ...rule.source, en: e.target.value || null }
                  : { zh: e.target.value, en: null },
            })
          }
        />
      </Labelled>
      {problem && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
      {!disabled && (
        <div className="rule-fields-end">
          {rule.standard && isChanged(rule) && (
            <>
              <span className="soft num">{t('coverage:edit.standard', { limit: limitWords(t, rule.standard, unit, locale) })}</span>
              <Button size="small" onClick={() => onChange({ ...rule.standard })}>
                {t('coverage:edit.restore')}
              </Button>
            </>
          )}
          {own && (
            <Button size="small" onClick={onRemove}>
              {t('coverage:edit.remove')}
            </Button>
          )}
        </div>
      )}
    </fieldset>
  );
};
