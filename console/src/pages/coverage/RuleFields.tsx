import { Button, Input, InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CoverageRuleBook } from '#contract/territory/api.ts';
import { useLocale } from '../../app/hooks.ts';
import { isChanged, type Problem, type Rule } from './drafts.ts';
import { limitWords, said } from './words.ts';

interface Props {
  rule: Rule;
  measures: CoverageRuleBook['measures'];
  problem: Problem | null;
  disabled: boolean;
  onChange: (next: Partial<Rule>) => void;
  onRemove: () => void;
}

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
    <label>
      <span>{t(`coverage:edit.${key}`)}</span>
      <InputNumber
        aria-label={field(key)}
        min={0}
        max={1_000_000_000}
        value={rule[key]}
        placeholder={t('coverage:edit.noLimit')}
        disabled={disabled}
        onChange={(value) => onChange({ [key]: value })}
        suffix={t(`coverage:units.${unit}`)}
      />
    </label>
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
          <label className="rule-fields-wide">
            <span>{t('coverage:edit.name')}</span>
            <Input
              value={rule.name.zh}
              maxLength={80}
              disabled={disabled}
              onChange={(e) => onChange({ name: { ...rule.name, zh: e.target.value } })}
            />
          </label>
          <label className="rule-fields-wide">
            <span>{t('coverage:edit.nameEn')}</span>
            <Input
              value={rule.name.en ?? ''}
              maxLength={80}
              disabled={disabled}
              onChange={(e) => onChange({ name: { ...rule.name, en: e.target.value || null } })}
            />
          </label>
          <label className="rule-fields-wide">
            <span>{t('coverage:edit.measure')}</span>
            <Select
              aria-label={field('measure')}
              value={rule.measure}
              disabled={disabled}
              onChange={(code) => onChange({ measure: code, levels: measures.find((one) => one.code === code)?.levels.slice(0, 1) ?? [] })}
              options={measures.map(({ code }) => ({ value: code, label: t(`coverage:measures.${code}.name`) }))}
            />
          </label>
          {measure?.subject === 'area' && (
            <label className="rule-fields-wide">
              <span>{t('coverage:edit.levels')}</span>
              <Select
                mode="multiple"
                aria-label={field('levels')}
                value={rule.levels}
                disabled={disabled}
                onChange={(levels) => onChange({ levels })}
                options={measure.levels.map((value) => ({ value, label: t(`territory:levels.${value}`) }))}
              />
            </label>
          )}
        </div>
      )}
      <div className="rule-fields-row">
        {limit('min')}
        {limit('max')}
        <label>
          <span>{t('coverage:edit.severity')}</span>
          <Select
            aria-label={field('severity')}
            value={rule.severity}
            disabled={disabled}
            onChange={(severity) => onChange({ severity })}
            options={(['must', 'should'] as const).map((value) => ({ value, label: t(`coverage:severities.${value}`) }))}
          />
        </label>
      </div>
      <label className="rule-fields-wide">
        <span>{t('coverage:edit.source')}</span>
        <Input.TextArea
          autoSize
          maxLength={200}
          disabled={disabled}
          value={said(rule.source, locale)}
          onChange={(e) =>
            // a source rewritten in one language no longer says the same in the other
            onChange({ source: locale === 'en' && rule.source.en !== null ? { ...rule.source, en: e.target.value || null } : { zh: e.target.value, en: null } })
          }
        />
      </label>
      {problem && (
        <p className="field-problem" role="alert">
          {t(`coverage:edit.${problem}`)}
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
