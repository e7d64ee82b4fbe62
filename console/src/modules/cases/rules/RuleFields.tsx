import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  type Handling,
  handlings,
  mostAssists,
  type PersonChoice,
  personChoices,
  type Urgency,
  urgencies,
} from '#contract/cases/dispatching.ts';
import { ruleLanguage, ruleValues } from '#contract/cases/rule-language.ts';
import type { DispatchRuleShown } from '#contract/cases/rules.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { CategorySelect } from '../../../components/CategorySelect.tsx';
import { ExpressionField } from '../../../components/expression/ExpressionField.tsx';
import { OrganisationSelect } from '../../../components/OrganisationSelect.tsx';
import { OrganisationsSelect } from '../../../components/OrganisationsSelect.tsx';
import { useTypeNames, useTypeOptions } from '../case-types.ts';

/** What the form of a rule holds. */
export interface RuleValues {
  categoryCode?: string | null;
  areaCode: string;
  kind?: DispatchRuleShown['kind'];
  channel?: DispatchRuleShown['channel'];
  condition?: string | null;
  organisationId: string;
  assists?: string[];
  level?: Urgency | null;
  handling?: Handling | null;
  person?: PersonChoice | null;
}

/** What such a form asks for, as requests carry it. */
export const ruleBody = ({ categoryCode, kind, channel, condition, assists, level, handling, person, ...needed }: RuleValues) => ({
  ...needed,
  categoryCode: categoryCode ?? null,
  kind: kind ?? null,
  channel: channel ?? null,
  condition: condition?.trim() || null,
  assists: assists ?? [],
  level: level ?? null,
  handling: handling ?? null,
  person: person ?? null,
});

/** The values of a rule there is. */
export const valuesOf = (rule: DispatchRuleShown): RuleValues => ({
  categoryCode: rule.category?.code ?? null,
  areaCode: rule.area.code,
  kind: rule.kind,
  channel: rule.channel,
  condition: rule.condition,
  organisationId: rule.organisation.id,
  assists: rule.assists.map(({ id }) => id),
  level: rule.level,
  handling: rule.handling,
  person: rule.person,
});

/** Chooses one of a list of words, or none. */
const Words = ({
  name,
  word,
  codes,
  none,
}: {
  name: 'kind' | 'channel' | 'level' | 'handling' | 'person';
  word: (code: string) => string;
  codes: readonly string[];
  none: string;
}) => {
  const { t } = useTranslation('cases-console');
  return (
    <Form.Item name={name} label={t(`rules.${name}`)} {...(name === 'person' && { extra: t('rules.personHint') })}>
      <Select
        allowClear
        aria-label={t(`rules.${name}`)}
        placeholder={none}
        options={codes.map((value) => ({ value, label: word(value) }))}
      />
    </Form.Item>
  );
};

/** What a rule asks of a case, and what it says. */
export const RuleFields = ({ rule }: { rule: Pick<DispatchRuleShown, 'area' | 'assists'> | null }) => {
  const { t } = useTranslation('cases-console');
  const types = useTypeOptions('');
  const typeName = useTypeNames();
  // as conditions may meet it: late on a Saturday, its category not told
  const example = {
    text: t('rules.exampleText'),
    hour: 22,
    weekday: 6,
    workday: false,
    working_time: false,
    channel: 'web',
    category: null,
    kind: null,
    level: 'grid',
    answers: [],
  };
  return (
    <>
      <Form.Item name="categoryCode" label={t('rules.category')} extra={t('rules.categoryHint')}>
        <CategorySelect label={t('rules.category')} placeholder={t('rules.anyCategory')} />
      </Form.Item>
      <Form.Item name="areaCode" label={t('rules.area')} rules={[{ required: true, message: t('rules.areaNeeded') }]}>
        <AreaSelect label={t('rules.area')} {...(rule ? { valueName: rule.area.name } : {})} />
      </Form.Item>
      <Words name="kind" word={typeName} codes={types.map(({ value }) => value)} none={t('rules.any')} />
      <Words name="channel" word={(code) => t(`cases:channels.${code}`)} codes={ruleValues['channel'] ?? []} none={t('rules.any')} />
      <Form.Item name="condition" label={t('rules.condition')} extra={t('rules.conditionHint')}>
        <ExpressionField
          label={t('rules.condition')}
          language={ruleLanguage}
          values={{ ...ruleValues, kind: types.map(({ value }) => value) }}
          meaning={(name) => t(`rules.names.${name}`)}
          example={example}
        />
      </Form.Item>
      <Form.Item name="organisationId" label={t('rules.organisation')} rules={[{ required: true, message: t('rules.organisationNeeded') }]}>
        <OrganisationSelect label={t('rules.organisation')} />
      </Form.Item>
      <Form.Item name="assists" label={t('rules.assists')}>
        <OrganisationsSelect label={t('rules.assists')} most={mostAssists} known={rule?.assists ?? []} />
      </Form.Item>
      <Words name="level" word={(code) => t(`cases:urgencies.${code}`)} codes={urgencies} none={t('rules.unsaid')} />
      <Words name="handling" word={(code) => t(`cases:handlings.${code}`)} codes={handlings} none={t('rules.unsaid')} />
      <Words name="person" word={(code) => t(`cases:personChoices.${code}`)} codes={personChoices} none={t('rules.nobodySuggested')} />
    </>
  );
};
