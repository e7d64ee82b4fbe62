import { Input, Select } from 'antd';
import type { TFunction } from 'i18next';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { scopes } from '#contract/assemblies/kinds.ts';
import {
  defaultLocalRules,
  dissents,
  knownRules,
  type LocalRules,
  lifts,
  localRules,
  parkings,
  silences,
  votingWays,
} from '#contract/assemblies/rules.ts';
import { DefinitionFrame } from '../../../components/definition/DefinitionFrame.tsx';
import type { DefinitionView, EditorProps } from '../../../components/definition/definition.ts';
import { describeBy } from '../../../components/definition/describe.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';
import '../../../styles/assemblies.css';

type Field = keyof LocalRules;
const dayFields = ['notice', 'extraordinary', 'posting', 'resultWithin', 'publicity'] as const;

/** What a place's rule says, in words. */
const wordsOf = (t: TFunction, field: Field, rule: Readonly<Record<string, unknown>>): string => {
  const { least, most, days, rule: code } = rule;
  if (least !== undefined) return t('assemblies-console:rules.knownOpen', { least, most });
  if (days !== undefined) return t('assemblies-console:rules.knownDays', { days });
  if (typeof code === 'string') {
    const key = `assemblies:${field}.${code}`;
    return t(key as 'assemblies:lift.code');
  }
  return most === null ? t('assemblies-console:rules.free') : t('assemblies-console:rules.proxies', { most });
};

interface FieldProps {
  field: Field;
  content: LocalRules;
  onChange: (content: LocalRules) => void;
}
/** Rules of places to choose from; choosing one takes its source as well. */
const Known = ({ field, content, onChange }: FieldProps) => {
  const { t } = useTranslation('assemblies-console');
  const known = (knownRules as Partial<Record<Field, readonly Readonly<Record<string, unknown>>[]>>)[field];
  if (!known) return null;
  return (
    <Select
      aria-label={t('rules.known', { field: t(`rules.fields.${field}`) })}
      placeholder={t('rules.choose')}
      value={null}
      popupMatchSelectWidth={false}
      options={known.map((one, i) => ({ value: i, label: `${wordsOf(t, field, one)} · ${String(one['source'])}` }))}
      onChange={(i: number | null) => {
        const chosen = i === null ? undefined : known[i];
        if (chosen) onChange({ ...content, [field]: { ...content[field], ...chosen } });
      }}
    />
  );
};
const Source = ({ field, content, onChange }: FieldProps) => {
  const { t } = useTranslation('assemblies-console');
  return (
    <Input
      className="bar-wide"
      aria-label={t('rules.source', { field: t(`rules.fields.${field}`) })}
      value={content[field]?.source ?? ''}
      maxLength={120}
      onChange={(event) =>
        onChange({ ...content, [field]: { ...defaultLocalRules[field], ...content[field], source: event.target.value } })
      }
    />
  );
};

const Editor = ({ content, onChange }: EditorProps<LocalRules>) => {
  const { t } = useTranslation('assemblies-console');
  const read = localRules.safeParse(content);
  // versions from before these rules were known leave them out: they then are the law's
  const c = { ...defaultLocalRules, ...(read.success ? read.data : content) };
  const title = (field: Field): string => t(`rules.fields.${field}`);
  const set = <F extends Field>(field: F, part: Partial<LocalRules[F]>): void => onChange({ ...c, [field]: { ...c[field], ...part } });
  const number = (label: string, value: number | null, put: (n: number) => void, min = 1, max = 100) => (
    <NumberInput aria-label={label} min={min} max={max} precision={0} value={value} onChange={(n) => n !== null && put(n)} />
  );
  const row = (field: Field, input: ReactNode) => (
    <fieldset key={field} className="owners-part">
      <legend>{title(field)}</legend>
      <div className="bar">
        {input}
        <Source field={field} content={c} onChange={onChange} />
        <Known field={field} content={c} onChange={onChange} />
      </div>
    </fieldset>
  );
  const choose = <C extends string>(field: Field, codes: readonly C[], word: (code: C) => string, value: C, put: (code: C) => void) => (
    <Select<C>
      className="bar-wide"
      aria-label={title(field)}
      value={value}
      popupMatchSelectWidth={false}
      options={codes.map((code) => ({ value: code, label: word(code) }))}
      onChange={put}
    />
  );
  return (
    <>
      {dayFields.map((field) =>
        row(
          field,
          number(title(field), c[field].days, (days) => set(field, { days }), 1, 60),
        ),
      )}
      {row(
        'open',
        <>
          {number(t('rules.least'), c.open.least, (least) => set('open', { least }), 1, 90)}
          {number(t('rules.mostDays'), c.open.most, (most) => set('open', { most }), 1, 90)}
        </>,
      )}
      {row(
        'silence',
        choose(
          'silence',
          silences,
          (code) => t(`assemblies:silence.${code}`),
          c.silence.rule,
          (rule) => set('silence', { rule }),
        ),
      )}
      {row(
        'proxies',
        <NumberInput
          aria-label={title('proxies')}
          min={1}
          max={100}
          precision={0}
          value={c.proxies.most}
          placeholder={t('rules.free')}
          onChange={(most) => set('proxies', { most })}
        />,
      )}
      {row(
        'parking',
        choose(
          'parking',
          parkings,
          (code) => t(`assemblies:parking.${code}`),
          c.parking.rule,
          (rule) => set('parking', { rule }),
        ),
      )}
      {row(
        'ways',
        choose(
          'ways',
          votingWays,
          (code) => t(`assemblies:ways.${code}`),
          c.ways.rule,
          (rule) => set('ways', { rule }),
        ),
      )}
      {row(
        'dissent',
        choose(
          'dissent',
          dissents,
          (code) => t(`assemblies:dissent.${code}`),
          c.dissent?.rule ?? 'none',
          (rule) => set('dissent', { rule }),
        ),
      )}
      {row(
        'lift',
        choose(
          'lift',
          lifts,
          (code) => t(`assemblies:lift.${code}`),
          c.lift?.rule ?? 'code',
          (rule) => set('lift', { rule }),
        ),
      )}
      {row(
        'scopes',
        <Select
          mode="multiple"
          aria-label={title('scopes')}
          value={c.scopes.allowed}
          options={scopes.map((code) => ({ value: code, label: t(`assemblies:scopes.${code}`) }))}
          onChange={(allowed) => allowed.length > 0 && set('scopes', { allowed })}
        />,
      )}
      {row(
        'change',
        <Select<'yes' | 'no'>
          aria-label={title('change')}
          value={c.change.allowed ? 'yes' : 'no'}
          options={[
            { value: 'yes', label: t('rules.changeYes') },
            { value: 'no', label: t('rules.changeNo') },
          ]}
          onChange={(value) => set('change', { allowed: value === 'yes' })}
        />,
      )}
      {row(
        'archiveYears',
        number(title('archiveYears'), c.archiveYears.years, (years) => set('archiveYears', { years }), 10, 100),
      )}
    </>
  );
};

/** How owners vote here, by versions: each rule with its source. */
export const Rules = () => {
  const { t } = useTranslation('assemblies-console');
  const view = useMemo(
    (): DefinitionView<LocalRules> => ({
      kind: 'assemblies.rules',
      Editor,
      empty: defaultLocalRules,
      describe: describeBy(t, {
        field: (name) => t([`rules.fields.${name}`, `rules.parts.${name}`], { defaultValue: name }),
        code: ([field], code) => {
          const key = `assemblies:${field}.${code}` as const;
          return t(key, { defaultValue: code });
        },
      }),
    }),
    [t],
  );
  return <DefinitionFrame view={view} />;
};
