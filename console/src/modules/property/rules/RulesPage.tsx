import { DeleteOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scheme } from '#contract/credits/scheme.ts';
import {
  type ConsequenceRule,
  type ConsequenceRules,
  defaultConsequences,
  defaultCreditItem,
  readyConsequences,
} from '#contract/property/consequences.ts';
import { consequenceActs, listKinds } from '#contract/property/values.ts';
import { labelOf } from '#ui/i18n.ts';
import { call, endpoints } from '../../../app/api.ts';
import { DefinitionFrame } from '../../../components/definition/DefinitionFrame.tsx';
import type { DefinitionView, EditorProps } from '../../../components/definition/definition.ts';
import { ChoiceField, Field, NumberField, TextField } from '../../../components/definition/fields.tsx';

interface RuleProps {
  readonly rule: ConsequenceRule;
  readonly n: number;
  readonly kinds: readonly { readonly code: string; readonly title: Parameters<typeof labelOf>[0] }[];
  readonly items: Scheme['items'];
  readonly onChange: (rule: ConsequenceRule | null) => void;
}
const RuleFields = ({ rule, n, kinds, items, onChange }: RuleProps) => {
  const { t } = useTranslation('property-console');
  const set = (part: Partial<ConsequenceRule>): void => onChange({ ...rule, ...part });
  return (
    <fieldset className="score-edit">
      <legend>{t('rules.rule', { n })}</legend>
      <ChoiceField
        label={t('rules.list')}
        value={rule.list}
        of={listKinds}
        word={(one) => t(`property:lists.${one}`)}
        onChange={(list) => set(list === 'red' ? { list, unmended: false } : { list })}
      />
      <NumberField label={t('rules.running')} value={rule.running} most={12} places={0} onChange={(running) => set({ running })} />
      <ChoiceField
        label={t('rules.act')}
        value={rule.act}
        of={consequenceActs}
        word={(one) => t(`property:acts.${one}`)}
        onChange={(act) => set(act === 'rectify' || act === 'praise' ? { act, unmended: false } : { act })}
      />
      {rule.act !== 'rectify' && rule.act !== 'praise' && rule.list === 'yellow' && (
        <ChoiceField
          label={t('rules.unmended')}
          value={rule.unmended ? 'late' : 'always'}
          of={['always', 'late']}
          word={(one) => t(`rules.${one}`)}
          onChange={(one) => set({ unmended: one === 'late' })}
        />
      )}
      <NumberField
        label={t(rule.act === 'expose' ? 'rules.shownDays' : 'rules.days')}
        value={rule.days}
        most={180}
        places={0}
        onChange={(days) => set({ days })}
      />
      {rule.act === 'agenda' && (
        <Field label={t('rules.meeting')}>
          <Select
            aria-label={t('rules.meeting')}
            value={rule.meeting}
            options={kinds.map(({ code, title }) => ({ value: code, label: labelOf(title) }))}
            onChange={(meeting: string) => set({ meeting })}
          />
        </Field>
      )}
      <TextField label={t('rules.words')} value={rule.words} most={200} wide onChange={(words) => set({ words })} />
      {rule.act === 'credit' && (
        <Field label={t('rules.item')}>
          <Select
            aria-label={t('rules.item')}
            value={rule.item ?? defaultCreditItem}
            options={items.map(({ code, name }) => ({ value: code, label: labelOf(name) }))}
            onChange={(item: string) => set({ item })}
          />
        </Field>
      )}
      <Field label="">
        <Button icon={<DeleteOutlined />} onClick={() => onChange(null)}>
          {t('rules.drop', { n })}
        </Button>
      </Field>
    </fieldset>
  );
};

const places = Object.keys(readyConsequences) as (keyof typeof readyConsequences)[];

const Editor = ({ content, onChange, onReplace }: EditorProps<ConsequenceRules>) => {
  const { t } = useTranslation('property-console');
  const cards = useQuery({
    queryKey: ['scorecards', 'cards'],
    queryFn: ({ signal }) => call(endpoints.scorecards.listCards, {}, signal),
    retry: false,
  }).data?.items;
  const has = (act: ConsequenceRule['act']): boolean => content.rules.some((rule) => rule.act === act);
  // what can be entered in credit records, by the scheme in force
  const items =
    useQuery({
      queryKey: ['credits', 'companies'],
      queryFn: ({ signal }) => call(endpoints.credits.listCredits, {}, signal),
      enabled: has('credit'),
      retry: false,
    }).data?.scheme?.items ?? [];
  const kinds = useQuery({
    queryKey: ['meetings', 'kinds'],
    queryFn: ({ signal }) => call(endpoints.meetings.listMeetingKinds, {}, signal),
    enabled: has('agenda'),
    retry: false,
  }).data?.items;
  const ofEstates = (cards ?? []).filter(({ subjects }) => subjects === 'estate');
  return (
    <>
      <div className="bar">
        {t('rules.begin')}
        {places.map((name) => (
          <Button key={name} size="small" onClick={() => onReplace({ ...structuredClone(readyConsequences[name]), card: content.card })}>
            {t(`rules.places.${name}`)}
          </Button>
        ))}
      </div>
      <div className="score-edit">
        <Field label={t('rules.card')}>
          <Select
            aria-label={t('rules.card')}
            value={content.card}
            options={ofEstates.map(({ code, title }) => ({ value: code, label: labelOf(title) }))}
            onChange={(card: string) => onChange({ ...content, card })}
          />
        </Field>
        <ChoiceField
          label={t('rules.open')}
          value={content.open ? 'yes' : 'no'}
          of={['yes', 'no']}
          word={(one) => t(`rules.${one}`)}
          onChange={(one) => onChange({ ...content, open: one === 'yes' })}
        />
        {content.open && (
          <NumberField
            label={t('rules.posted')}
            value={content.posted}
            most={90}
            places={0}
            onChange={(posted) => onChange({ ...content, posted })}
          />
        )}
        {content.open && (
          <ChoiceField
            label={t('rules.yellow')}
            value={content.yellow}
            of={['open', 'unmended']}
            word={(one) => t(one === 'open' ? 'rules.yellowOpen' : 'rules.yellowUnmended')}
            onChange={(yellow) => onChange({ ...content, yellow })}
          />
        )}
      </div>
      {content.rules.map((rule, at) => (
        <RuleFields
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no key of their own and stay in order
          key={at}
          rule={rule}
          n={at + 1}
          items={items}
          kinds={kinds ?? []}
          onChange={(next) => onChange({ ...content, rules: content.rules.flatMap((one, i) => (i === at ? (next ?? []) : [one])) })}
        />
      ))}
      <Button
        onClick={() =>
          onChange({
            ...content,
            rules: [
              ...content.rules,
              { list: 'yellow', running: 1, act: 'rectify', days: 15, words: t('rules.fresh'), meeting: 'joint', unmended: false },
            ],
          })
        }
      >
        {t('rules.add')}
      </Button>
    </>
  );
};

/** Where the word of a value stands, by its field. */
const wordsOf: Readonly<Record<string, (value: string) => string>> = {
  list: (value) => `property:lists.${value}`,
  act: (value) => `property:acts.${value}`,
  open: (value) => (value === 'true' ? 'rules.yes' : 'rules.no'),
  unmended: (value) => (value === 'true' ? 'rules.late' : 'rules.always'),
  yellow: (value) => (value === 'open' ? 'rules.yellowOpen' : 'rules.yellowUnmended'),
};

/** What follows from the red and yellow list, by versions; begins with what comes with the program. */
export const RulesPage = () => {
  const { t } = useTranslation('property-console');
  const view = useMemo(
    (): DefinitionView<ConsequenceRules> => ({
      kind: 'property.consequences',
      Editor,
      empty: defaultConsequences,
      describe: ({ path, before, after }) => {
        const told = (value: unknown): string => {
          if (value === null || value === undefined) return '';
          if (typeof value === 'object') return String((value as { words?: unknown }).words ?? '');
          const key = wordsOf[path.at(-1) ?? '']?.(String(value));
          return key === undefined ? String(value) : t(key, { defaultValue: String(value) });
        };
        return {
          where: path.map((part) => t(`property:consequencesOf.fields.${part}`, { defaultValue: part })).join(' · '),
          before: told(before),
          after: told(after),
        };
      },
    }),
    [t],
  );
  return <DefinitionFrame view={view} />;
};
