import { Button, Input, InputNumber, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { defaultSheet, type InspectionSheet, type SheetGroup } from '#contract/inspections/sheet.ts';
import { inspectionLines } from '#contract/inspections/values.ts';
import { DefinitionFrame } from '../../../components/definition/DefinitionFrame.tsx';
import type { DefinitionView, EditorProps } from '../../../components/definition/definition.ts';
import '../../../styles/inspections.css';

const newKey = (): string => `item_${Math.random().toString(36).slice(2, 10)}`;

const GroupFields = ({ group, onChange }: { group: SheetGroup; onChange: (group: SheetGroup | null) => void }) => {
  const { t } = useTranslation('inspections-console');
  const set = (part: Partial<SheetGroup>): void => onChange({ ...group, ...part });
  const setItem = (at: number, part: Partial<SheetGroup['items'][number]>): void =>
    set({ items: group.items.map((one, i) => (i === at ? { ...one, ...part } : one)) });
  return (
    <fieldset className="inspection-group">
      <legend>{group.name}</legend>
      <div className="inspection-head">
        <div className="inspection-field">
          <span>{t('sheet.name')}</span>
          <Input aria-label={t('sheet.name')} value={group.name} maxLength={40} onChange={({ target }) => set({ name: target.value })} />
        </div>
        <div className="inspection-field">
          <span>{t('sheet.line')}</span>
          <Select
            aria-label={t('sheet.line')}
            value={group.line}
            options={inspectionLines.map((value) => ({ value, label: t(`inspections:lines.${value}`) }))}
            onChange={(line) => set({ line })}
          />
        </div>
        <div className="inspection-field">
          <span>{t('sheet.mendDays')}</span>
          <InputNumber
            aria-label={t('sheet.mendDays')}
            min={0}
            max={90}
            precision={0}
            value={group.mendDays}
            onChange={(mendDays) => set({ mendDays: mendDays ?? 0 })}
          />
        </div>
        <div className="inspection-field">
          <span>{t('sheet.waived')}</span>
          <InputNumber
            aria-label={t('sheet.waived')}
            min={0}
            max={100}
            precision={0}
            value={group.waived}
            onChange={(waived) => set({ waived: waived ?? 0 })}
          />
        </div>
      </div>
      {group.items.map((one, at) => (
        <div key={one.key} className="inspection-item">
          <Input
            aria-label={t('sheet.item', { n: at + 1 })}
            value={one.text}
            maxLength={80}
            onChange={({ target }) => setItem(at, { text: target.value })}
          />
          <InputNumber
            aria-label={t('sheet.points', { n: at + 1 })}
            min={0.01}
            max={100}
            precision={2}
            value={one.points}
            onChange={(points) => setItem(at, { points: points ?? 1 })}
          />
          <Button
            aria-label={t('sheet.dropItem', { text: one.text })}
            disabled={group.items.length === 1}
            onClick={() => set({ items: group.items.filter((_, i) => i !== at) })}
          >
            {t('sheet.drop')}
          </Button>
        </div>
      ))}
      <div className="inspection-acts">
        <Button onClick={() => set({ items: [...group.items, { key: newKey(), text: '', points: 1 }] })}>{t('sheet.addItem')}</Button>
        <Button danger onClick={() => onChange(null)}>
          {t('sheet.dropGroup', { name: group.name })}
        </Button>
      </div>
    </fieldset>
  );
};

const Editor = ({ content, onChange }: EditorProps<InspectionSheet>) => {
  const { t } = useTranslation('inspections-console');
  return (
    <>
      <div className="inspection-head">
        <div className="inspection-field">
          <span>{t('sheet.title')}</span>
          <Input
            aria-label={t('sheet.title')}
            value={content.name}
            maxLength={60}
            onChange={({ target }) => onChange({ ...content, name: target.value })}
          />
        </div>
        <div className="inspection-field">
          <span>{t('sheet.source')}</span>
          <Input
            aria-label={t('sheet.source')}
            value={content.source}
            maxLength={200}
            onChange={({ target }) => onChange({ ...content, source: target.value })}
          />
        </div>
      </div>
      {content.groups.map((group, at) => (
        <GroupFields
          key={group.key}
          group={group}
          onChange={(next) => onChange({ ...content, groups: content.groups.flatMap((one, i) => (i === at ? (next ?? []) : [one])) })}
        />
      ))}
      <Button
        onClick={() =>
          onChange({
            ...content,
            groups: [
              ...content.groups,
              {
                key: newKey(),
                line: 'base',
                name: t('sheet.freshGroup'),
                mendDays: 3,
                waived: 50,
                items: [{ key: newKey(), text: t('sheet.freshItem'), points: 1 }],
              },
            ],
          })
        }
      >
        {t('sheet.addGroup')}
      </Button>
    </>
  );
};

const told = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : typeof value === 'object'
      ? String((value as { text?: unknown }).text ?? (value as { name?: unknown }).name ?? '')
      : String(value);

/** The sheet of daily checks, by versions; begins with that which comes with the program. */
export const SheetPage = () => {
  const { t } = useTranslation('inspections-console');
  const view = useMemo(
    (): DefinitionView<InspectionSheet> => ({
      kind: 'inspections.sheet',
      Editor,
      empty: defaultSheet,
      describe: ({ path, before, after }) => ({
        where: path.map((part) => t(`inspections:sheetOf.fields.${part}`, { defaultValue: part })).join(' · '),
        before: told(before),
        after: told(after),
      }),
    }),
    [t],
  );
  return <DefinitionFrame view={view} />;
};
