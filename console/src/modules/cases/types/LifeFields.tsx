import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseAction, type CaseState, openStates, stageOf, states, stepOf, steps } from '#contract/cases/lifecycle.ts';
import type { CaseType } from '#contract/cases/types.ts';
import { StateTag } from '../../../components/StateTag.tsx';
import { MoveModal } from './MoveModal.tsx';
import { type Move, targetWords, whoWords } from './words.ts';

type Life = CaseType['life'];
type Used = NonNullable<Life[CaseState]>;
interface Props {
  value?: Life;
  onChange?: (life: Life) => void;
}
/** Where every case begins and ends. */
const fixed: readonly CaseState[] = ['reported', 'archived'];

/** The life of a type to be read from the top down: its states by the six steps, each with its clock and the steps that lead on. */
export const LifeFields = ({ value = {}, onChange }: Props) => {
  const { t } = useTranslation('cases-console');
  const [open, setOpen] = useState<{ state: CaseState; action: CaseAction | null } | null>(null);
  const set = (state: CaseState, used: Used | null): void => {
    const { [state]: _, ...others } = value;
    onChange?.(used ? { ...value, [state]: used } : others);
  };
  const unused = states.filter((state) => !value[state]);
  const used = open && value[open.state];
  return (
    <div className="life">
      {steps.map((step) => {
        const here = states.filter((state) => stepOf[state] === step && value[state]);
        if (here.length === 0) return null;
        return (
          <section key={step} aria-label={t(`cases:steps.${step}`)} className="life-step">
            <h3>{t(`cases:steps.${step}`)}</h3>
            {here.map((state) => (
              <State
                key={state}
                state={state}
                used={value[state] as Used}
                onChange={(next) => set(state, next)}
                onOpen={(action) => setOpen({ state, action })}
              />
            ))}
          </section>
        );
      })}
      {unused.length > 0 && (
        <Select
          value={null}
          placeholder={t('types.addState')}
          aria-label={t('types.addState')}
          options={unused.map((state) => ({ value: state, label: t(`cases:states.${state}`) }))}
          onChange={(state: CaseState | null) => state && set(state, { clock: stageOf[state] !== undefined, why: null, moves: {} })}
          style={{ width: 220 }}
        />
      )}
      {open && used && (
        <MoveModal
          state={open.state}
          action={open.action}
          used={used}
          targets={states.filter((state) => value[state])}
          onClose={() => setOpen(null)}
          onDone={(moves) => {
            set(open.state, { ...used, moves });
            setOpen(null);
          }}
        />
      )}
    </div>
  );
};

interface StateProps {
  state: CaseState;
  used: Used;
  onChange: (used: Used | null) => void;
  onOpen: (action: CaseAction | null) => void;
}

const State = ({ state, used, onChange, onOpen }: StateProps) => {
  const { t } = useTranslation('cases-console');
  const open = (openStates as readonly CaseState[]).includes(state);
  const name = t(`cases:states.${state}`);
  return (
    <div className="life-state">
      <div className="life-head">
        <StateTag state={state} />
        {stageOf[state] && (
          <Checkbox checked={used.clock} onChange={({ target }) => onChange({ ...used, clock: target.checked, why: null })}>
            {t('types.fields.clock')}
            <span className="sr-only"> {name}</span>
          </Checkbox>
        )}
        {!fixed.includes(state) && (
          <Button size="small" type="text" onClick={() => onChange(null)} aria-label={t('types.removeState', { state: name })}>
            {t('types.removeShort')}
          </Button>
        )}
      </div>
      {open && !used.clock && (
        <Input
          value={used.why ?? ''}
          maxLength={200}
          placeholder={t('types.whyHint')}
          aria-label={t('types.whyOf', { state: name })}
          onChange={({ target }) => onChange({ ...used, why: target.value || null })}
        />
      )}
      <ul className="life-moves">
        {(Object.entries(used.moves) as [CaseAction, Move][]).map(([action, move]) => (
          <li key={action}>
            <button
              type="button"
              onClick={() => onOpen(action)}
              aria-label={t('types.changeMove', { state: name, action: t(`cases:actions.${action}`) })}
            >
              <strong>{t(`cases:actions.${action}`)}</strong> → {targetWords(t, move.to)}
              <span className="soft">{whoWords(t, move)}</span>
            </button>
          </li>
        ))}
        {state !== 'archived' && (
          <li>
            <Button size="small" type="dashed" onClick={() => onOpen(null)} aria-label={t('types.addMoveTo', { state: name })}>
              {t('types.addMove')}
            </Button>
          </li>
        )}
      </ul>
    </div>
  );
};
