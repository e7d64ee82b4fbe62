import { InputNumber, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DefinitionProblem } from '#contract/definitions/api.ts';
import { type Phase, phases, type RegisterContent, type RegisterState, type Transition } from '#contract/registers/content.ts';
import { isAsked } from '#contract/registers/forms.ts';
import { titleOf } from '#ui/form/fields.ts';
import { labelOf } from '#ui/i18n.ts';
import { Entries } from './Entries.tsx';
import { ChoiceItem, ChoicesItem, Labelled, SwitchItem, TextItem } from './Labelled.tsx';

interface Props {
  content: RegisterContent;
  problems: readonly DefinitionProblem[];
  onChange: (next: Partial<Pick<RegisterContent, 'states' | 'transitions'>>) => void;
}

/** Working days for which things are usually announced. */
const usualNotice = 5;

/** States of rows, and the steps between them. */
export const LifeEditor = ({ content, problems, onChange }: Props) => {
  const { t } = useTranslation('registers-console');
  const { states, transitions, fields } = content;
  const named = states.map(({ code, title }) => ({ value: code, label: labelOf(title) }));
  const days = fields.flatMap((field) =>
    field.type === 'date' && field.personal === null ? [{ value: field.key, label: t('design.waitSince', { name: titleOf(field) }) }] : [],
  );
  const called = (code: string): string => named.find(({ value }) => value === code)?.label ?? code;
  const fresh = (): string => {
    let n = states.length + 1;
    while (states.some(({ code }) => code === `s${n}`)) n++;
    return `s${n}`;
  };
  const begin = states[0]?.code ?? '';
  return (
    <>
      <p className="soft">{t('design.statesHint')}</p>
      <Entries
        items={states}
        onChange={(next) => {
          const codes = new Set(next.map(({ code }) => code));
          onChange({ states: next, transitions: transitions.filter(({ from, to }) => codes.has(from) && codes.has(to)) });
        }}
        at="states"
        problems={problems}
        ordered
        title={({ title, code }) => labelOf(title) || code}
        note={({ phase, locked }) => (
          <>
            <Tag>{t(`design.phases.${phase}`)}</Tag>
            {locked && <Tag>{t('design.isLocked')}</Tag>}
          </>
        )}
        kept={() => (states.length === 1 ? t('design.lastState') : null)}
        add={{
          label: t('design.addState'),
          fresh: (): RegisterState => ({
            code: fresh(),
            title: { zh: t('design.stateName'), en: null },
            phase: 'valid',
            locked: false,
            required: [],
          }),
        }}
      >
        {(state, put) => (
          <>
            <TextItem
              label={t('design.stateName')}
              value={state.title.zh}
              maxLength={100}
              onChange={(zh) => put({ ...state, title: { ...state.title, zh } })}
            />
            <ChoiceItem
              label={t('design.phase')}
              value={state.phase}
              options={phases.map((value) => ({ value, label: t(`design.phases.${value}`) }))}
              onChange={(phase) => put({ ...state, phase: phase as Phase })}
            />
            <ChoicesItem
              label={t('design.stateRequired')}
              value={state.required}
              options={fields.filter(isAsked).map((field) => ({ value: field.key, label: titleOf(field) }))}
              onChange={(required) => put({ ...state, required })}
            />
            <SwitchItem label={t('design.locked')} checked={state.locked} onChange={(locked) => put({ ...state, locked })} />
          </>
        )}
      </Entries>
      <h3>{t('design.where.transitions')}</h3>
      <Entries
        items={transitions}
        onChange={(next) => onChange({ transitions: next })}
        at="transitions"
        problems={problems}
        title={({ title }) => labelOf(title) || t('design.step')}
        note={({ from, to }) => `${called(from)} → ${called(to)}`}
        add={{
          label: t('design.addStep'),
          fresh: (): Transition => ({ from: begin, to: begin, title: { zh: '', en: null }, by: 'confirm', reason: false, wait: null }),
        }}
      >
        {(step, put) => (
          <>
            <TextItem
              label={t('design.step')}
              value={step.title.zh}
              maxLength={100}
              onChange={(zh) => put({ ...step, title: { ...step.title, zh } })}
            />
            <ChoiceItem label={t('design.from')} value={step.from} options={named} onChange={(from) => put({ ...step, from })} />
            <ChoiceItem label={t('design.to')} value={step.to} options={named} onChange={(to) => put({ ...step, to })} />
            <ChoiceItem
              label={t('design.by')}
              value={step.by}
              options={[
                { value: 'write', label: t('design.byWrite') },
                { value: 'confirm', label: t('design.byConfirm') },
                { value: 'module', label: t('design.byModule') },
              ]}
              onChange={(by) => put({ ...step, by: by as Transition['by'] })}
            />
            <SwitchItem label={t('design.asksWhy')} checked={step.reason} onChange={(reason) => put({ ...step, reason })} />
            <ChoiceItem
              label={t('design.waitField')}
              value={step.wait?.field ?? 'none'}
              options={[{ value: 'none', label: t('design.noWait') }, ...days]}
              onChange={(field) =>
                put({ ...step, wait: field === 'none' ? null : { field, workdays: step.wait?.workdays ?? usualNotice } })
              }
            />
            {step.wait && (
              <Labelled label={t('design.workdays')}>
                <InputNumber
                  aria-label={t('design.workdays')}
                  min={1}
                  max={60}
                  value={step.wait.workdays}
                  onChange={(workdays) => step.wait && put({ ...step, wait: { ...step.wait, workdays: workdays ?? usualNotice } })}
                />
              </Labelled>
            )}
          </>
        )}
      </Entries>
    </>
  );
};
