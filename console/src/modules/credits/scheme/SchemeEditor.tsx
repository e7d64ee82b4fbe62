import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Grade, Item, Scheme, Step } from '#contract/credits/scheme.ts';
import { templates } from '#contract/credits/templates.ts';
import { markWindows, stepActs } from '#contract/credits/values.ts';
import { labelOf } from '#ui/i18n.ts';
import { call, endpoints } from '../../../app/api.ts';
import type { EditorProps } from '../../../components/definition/definition.ts';
import { ChoiceField, Field, MaybeNumberField, NumberField, TextField } from '../../../components/definition/fields.tsx';

const names = Object.keys(templates) as (keyof typeof templates)[];
/** A code nothing of a list has. */
const freshCode = (kind: string, taken: readonly { code: string }[]): string => {
  let n = taken.length + 1;
  while (taken.some(({ code }) => code === `${kind}_${n}`)) n += 1;
  return `${kind}_${n}`;
};

const ItemFields = ({ one, scheme, onChange }: { one: Item; scheme: Scheme; onChange: (one: Item | null) => void }) => {
  const { t } = useTranslation('credits-console');
  const set = (part: Partial<Item>): void => onChange({ ...one, ...part });
  const word = (key: string): string => t(`edit.${key}`);
  return (
    <fieldset className="score-edit">
      <legend>{labelOf(one.name) || word('item')}</legend>
      <TextField label={word('name')} value={one.name.zh} most={60} onChange={(zh) => set({ name: { ...one.name, zh } })} />
      <TextField
        label={word('nameEn')}
        value={one.name.en ?? ''}
        most={80}
        onChange={(en) => set({ name: { ...one.name, en: en || null } })}
      />
      <ChoiceField
        label={word('sign')}
        value={one.sign}
        of={['good', 'bad'] as const}
        word={(sign) => t(`signs.${sign}`)}
        onChange={(sign) => set(sign === 'good' ? { sign, grave: false, veto: null } : { sign })}
      />
      <NumberField label={word('points')} value={one.points} most={1_000} onChange={(points) => set({ points })} />
      <NumberField label={word('months')} value={one.months} most={36} places={0} onChange={(months) => set({ months })} />
      {one.sign === 'bad' && (
        <>
          <Field label={word('grave')}>
            <Checkbox checked={one.grave} onChange={({ target }) => set({ grave: target.checked })}>
              {t('edit.graveHint')}
            </Checkbox>
          </Field>
          <Field label={word('veto')}>
            <Select
              aria-label={word('veto')}
              allowClear
              placeholder={t('edit.noVeto')}
              value={one.veto}
              options={scheme.grades.map(({ code, name }) => ({ value: code, label: name }))}
              onChange={(veto: string | undefined) => set({ veto: veto ?? null })}
            />
          </Field>
        </>
      )}
      <Field label="">
        <Button icon={<DeleteOutlined />} onClick={() => onChange(null)}>
          {t('edit.remove', { name: labelOf(one.name) })}
        </Button>
      </Field>
    </fieldset>
  );
};

const GradeFields = ({ one, onChange }: { one: Grade; onChange: (one: Grade | null) => void }) => {
  const { t } = useTranslation('credits-console');
  const set = (part: Partial<Grade>): void => onChange({ ...one, ...part });
  const word = (key: string): string => t(`edit.${key}`);
  return (
    <fieldset className="score-edit">
      <legend>{one.name || word('grade')}</legend>
      <TextField label={word('gradeName')} value={one.name} most={12} onChange={(name) => set({ name })} />
      <NumberField label={word('from')} value={one.from} most={1_000} onChange={(from) => set({ from })} />
      <MaybeNumberField label={word('clean')} value={one.clean} most={1_000} onChange={(clean) => set({ clean })} />
      <ChoiceField
        label={word('list')}
        value={one.list ?? 'none'}
        of={['none', 'red', 'black'] as const}
        word={(list) => t(`lists.${list}`)}
        onChange={(list) => set({ list: list === 'none' ? null : list })}
      />
      <Field label="">
        <Button icon={<DeleteOutlined />} onClick={() => onChange(null)}>
          {t('edit.remove', { name: one.name })}
        </Button>
      </Field>
    </fieldset>
  );
};

const StepFields = ({ one, onChange }: { one: Step; onChange: (one: Step | null) => void }) => {
  const { t } = useTranslation('credits-console');
  const set = (part: Partial<Step>): void => onChange({ ...one, ...part });
  const word = (key: string): string => t(`edit.${key}`);
  return (
    <fieldset className="score-edit">
      <legend>{labelOf(one.name) || word('step')}</legend>
      <NumberField label={word('stepFrom')} value={one.from} most={1_000} onChange={(from) => set({ from })} />
      <ChoiceField
        label={word('act')}
        value={one.act}
        of={stepActs}
        word={(act) => t(`marks.acts.${act}`)}
        onChange={(act) => set({ act })}
      />
      <NumberField label={word('holds')} value={one.months} most={36} places={0} onChange={(months) => set({ months })} />
      <TextField label={word('stepName')} value={one.name.zh} most={60} onChange={(zh) => set({ name: { ...one.name, zh } })} />
      <TextField
        label={word('stepNameEn')}
        value={one.name.en ?? ''}
        most={80}
        onChange={(en) => set({ name: { ...one.name, en: en || null } })}
      />
      <Field label="">
        <Button icon={<DeleteOutlined />} onClick={() => onChange(null)}>
          {t('edit.remove', { name: labelOf(one.name) })}
        </Button>
      </Field>
    </fieldset>
  );
};

/** What follows from bad points: the period in which they add up, and its steps. */
const MarksFields = ({ scheme: { marks }, onChange }: { scheme: Scheme; onChange: (marks: Scheme['marks']) => void }) => {
  const { t } = useTranslation('credits-console');
  const word = (key: string): string => t(`edit.${key}`);
  if (marks === null) return <Button onClick={() => onChange(structuredClone(templates.beijing.marks))}>{word('addMarks')}</Button>;
  return (
    <>
      <div className="score-edit">
        <ChoiceField
          label={word('markWindow')}
          value={marks.window}
          of={markWindows}
          word={(one) => t(`edit.windowsOfMarks.${one}`)}
          onChange={(window) => onChange({ ...marks, window })}
        />
        <Field label={word('begins')}>
          <Input
            type="date"
            aria-label={word('begins')}
            value={marks.begins ?? ''}
            onChange={({ target }) => onChange({ ...marks, begins: target.value || null })}
          />
        </Field>
      </div>
      {marks.steps.map((one, i) => (
        <StepFields
          key={one.code}
          one={one}
          onChange={(next) => onChange({ ...marks, steps: next === null ? marks.steps.toSpliced(i, 1) : marks.steps.with(i, next) })}
        />
      ))}
      <div className="bar">
        <Button
          icon={<PlusOutlined />}
          onClick={() =>
            onChange({
              ...marks,
              steps: [
                ...marks.steps,
                {
                  code: freshCode('step', marks.steps),
                  name: { zh: '', en: null },
                  from: (marks.steps.at(-1)?.from ?? 0) + 3,
                  act: 'warn',
                  months: 12,
                },
              ],
            })
          }
        >
          {word('addStep')}
        </Button>
        <Button icon={<DeleteOutlined />} onClick={() => onChange(null)}>
          {word('dropMarks')}
        </Button>
      </div>
    </>
  );
};

/** Writes a scheme: begun from a place’s rule, gone through field by field. */
export const SchemeEditor = ({ content, problems, onChange, onReplace }: EditorProps<Scheme>) => {
  const { t } = useTranslation('credits-console');
  const cards = useQuery({
    queryKey: ['scorecards', 'cards'],
    queryFn: ({ signal }) => call(endpoints.scorecards.listCards, {}, signal),
    retry: false,
  }).data?.items;
  const set = (part: Partial<Scheme>): void => onChange({ ...content, ...part });
  const word = (key: string): string => t(`edit.${key}`);
  /** The list with one of its members changed, or without it. */
  const put = <T,>(all: readonly T[], i: number, next: T | null): T[] => (next === null ? all.toSpliced(i, 1) : all.with(i, next));
  const ofCompanies = (cards ?? []).filter(({ subjects }) => subjects === 'estate' || subjects === 'company');
  return (
    <>
      {problems.map(({ at, message }) => (
        <p key={`${at} ${message}`} className="field-problem" role="alert">
          {message}
        </p>
      ))}
      <div className="bar">
        {t('edit.begin')}
        {names.map((name) => (
          <Button key={name} size="small" onClick={() => onReplace(structuredClone(templates[name]))}>
            {t(`templates.${name}`)}
          </Button>
        ))}
      </div>
      <div className="score-edit">
        <TextField label={word('title')} value={content.title.zh} most={60} onChange={(zh) => set({ title: { ...content.title, zh } })} />
        <TextField
          label={word('titleEn')}
          value={content.title.en ?? ''}
          most={80}
          onChange={(en) => set({ title: { ...content.title, en: en || null } })}
        />
        <TextField label={word('source')} value={content.source} most={300} wide onChange={(source) => set({ source })} />
        <ChoiceField
          label={word('window')}
          value={content.window}
          of={['rolling', 'year'] as const}
          word={(one) => t(`windows.${one}`)}
          onChange={(window) => set({ window })}
        />
        <NumberField label={word('base')} value={content.base} most={1_000} onChange={(base) => set({ base })} />
        <MaybeNumberField label={word('goodMost')} value={content.goodMost} most={1_000} onChange={(goodMost) => set({ goodMost })} />
        <MaybeNumberField label={word('badMost')} value={content.badMost} most={1_000} onChange={(badMost) => set({ badMost })} />
        <TextField label={word('missing')} value={content.missing} most={12} onChange={(missing) => set({ missing })} />
        <Field label={word('card')}>
          <Select
            aria-label={word('card')}
            allowClear
            placeholder={t('edit.noCard')}
            value={content.card?.code}
            options={ofCompanies.map(({ code, title }) => ({ value: code, label: labelOf(title) }))}
            onChange={(code: string | undefined) =>
              set({ card: code === undefined ? null : { code, of: content.card?.of ?? 100, most: content.card?.most ?? 10 } })
            }
          />
        </Field>
        {content.card && (
          <>
            <NumberField
              label={word('cardOf')}
              value={content.card.of}
              most={1_000}
              onChange={(of) => content.card && set({ card: { ...content.card, of } })}
            />
            <NumberField
              label={word('cardMost')}
              value={content.card.most}
              most={1_000}
              onChange={(most) => content.card && set({ card: { ...content.card, most } })}
            />
          </>
        )}
        {(['objectDays', 'answerDays', 'shown', 'shownGrave', 'shownMost'] as const).map((key) => (
          <NumberField key={key} label={word(key)} value={content[key]} most={60} places={0} onChange={(n) => set({ [key]: n })} />
        ))}
      </div>
      <h2>{word('grades')}</h2>
      {content.grades.map((one, i) => (
        <GradeFields key={one.code} one={one} onChange={(next) => set({ grades: put(content.grades, i, next) })} />
      ))}
      <Button
        icon={<PlusOutlined />}
        onClick={() =>
          set({ grades: [...content.grades, { code: freshCode('grade', content.grades), name: '', from: 0, clean: null, list: null }] })
        }
      >
        {word('addGrade')}
      </Button>
      <h2>{word('marks')}</h2>
      <MarksFields scheme={content} onChange={(marks) => set({ marks })} />
      <h2>{word('items')}</h2>
      {content.items.map((one, i) => (
        <ItemFields key={one.code} one={one} scheme={content} onChange={(next) => set({ items: put(content.items, i, next) })} />
      ))}
      <Button
        icon={<PlusOutlined />}
        onClick={() =>
          set({
            items: [
              ...content.items,
              {
                code: freshCode('item', content.items),
                name: { zh: '', en: null },
                sign: 'bad',
                points: 1,
                months: 12,
                grave: false,
                veto: null,
              },
            ],
          })
        }
      >
        {word('addItem')}
      </Button>
    </>
  );
};
