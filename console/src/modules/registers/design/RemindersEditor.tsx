import { useTranslation } from 'react-i18next';
import type { DefinitionProblem } from '#contract/definitions/api.ts';
import type { RegisterContent } from '#contract/registers/content.ts';
import type { Reminder } from '#contract/registers/parts.ts';
import { labelOf } from '#ui/i18n.ts';
import { ConditionItem } from './ConditionItem.tsx';
import { Entries } from './Entries.tsx';
import { ChoiceItem, ChoicesItem, TextItem } from './Labelled.tsx';

interface Props {
  content: RegisterContent;
  problems: readonly DefinitionProblem[];
  onChange: (next: Pick<RegisterContent, 'reminders'>) => void;
}

/** A code that no other entry has: `r1`, `r2`. */
export const freeCode = (letter: string, taken: readonly { readonly code: string }[]): string => {
  let n = taken.length + 1;
  while (taken.some(({ code }) => code === `${letter}${n}`)) n++;
  return `${letter}${n}`;
};

/** What somebody has to see to while a condition holds. */
export const RemindersEditor = ({ content, problems, onChange }: Props) => {
  const { t } = useTranslation('registers-console');
  const { reminders, states } = content;
  return (
    <Entries
      items={reminders}
      onChange={(next) => onChange({ reminders: next })}
      at="reminders"
      problems={problems}
      title={({ title }) => labelOf(title) || t('design.newReminder')}
      note={({ condition }) => <code>{condition}</code>}
      add={{
        label: t('design.addReminder'),
        fresh: (): Reminder => ({ code: freeCode('r', reminders), title: { zh: '', en: null }, condition: '', to: 'write', states: [] }),
      }}
    >
      {(one, put) => (
        <>
          <TextItem
            label={t('design.reminderTitle')}
            value={one.title.zh}
            maxLength={100}
            onChange={(zh) => put({ ...one, title: { ...one.title, zh } })}
          />
          <ChoiceItem
            label={t('design.reminderTo')}
            value={one.to}
            options={[
              { value: 'write', label: t('design.byWrite') },
              { value: 'confirm', label: t('design.byConfirm') },
            ]}
            onChange={(to) => put({ ...one, to: to as Reminder['to'] })}
          />
          <ChoicesItem
            label={t('design.onlyStates')}
            hint={t('design.reminderStatesHint')}
            value={one.states}
            options={states.map(({ code, title }) => ({ value: code, label: labelOf(title) }))}
            onChange={(next) => put({ ...one, states: next })}
          />
          <ConditionItem
            content={content}
            label={t('design.reminderCondition')}
            hint={t('design.reminderConditionHint')}
            value={one.condition}
            onChange={(condition) => put({ ...one, condition })}
          />
        </>
      )}
    </Entries>
  );
};
