import { Button, Input, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { hazardKindSet } from '#contract/hazards/kinds.ts';
import { type Checklist, type Checklists, defaultChecklists } from '#contract/patrols/checklists.ts';
import { problemWays } from '#contract/patrols/values.ts';
import { refined } from '../../app/kinds.ts';
import { DefinitionFrame } from '../../components/definition/DefinitionFrame.tsx';
import type { DefinitionView, EditorProps } from '../../components/definition/definition.ts';
import '../../styles/whistles.css';

const newCode = (): string => `list_${Math.random().toString(36).slice(2, 8)}`;

const ListFields = ({ list, onChange }: { list: Checklist; onChange: (list: Checklist | null) => void }) => {
  const { t } = useTranslation('patrols-console');
  const set = (part: Partial<Checklist>): void => onChange({ ...list, ...part });
  return (
    <fieldset className="whistle-rule">
      <legend>{list.name}</legend>
      <Input aria-label={t('checklists.name')} value={list.name} maxLength={40} onChange={({ target }) => set({ name: target.value })} />
      <Input
        aria-label={t('checklists.source')}
        placeholder={t('checklists.source')}
        value={list.source}
        maxLength={200}
        onChange={({ target }) => set({ source: target.value })}
      />
      <Select
        aria-label={t('checklists.problem')}
        value={list.problem}
        options={problemWays.map((value) => ({ value, label: t(`checklists.ways.${value}`) }))}
        onChange={(problem) => set({ problem })}
      />
      {list.problem === 'hazard' && (
        <Select
          aria-label={t('checklists.hazardKind')}
          value={list.hazardKind}
          options={refined(hazardKindSet).map((value) => ({ value, label: t(`hazards:kinds.${value}`) }))}
          onChange={(hazardKind) => set({ hazardKind })}
        />
      )}
      <Input.TextArea
        aria-label={t('checklists.items')}
        value={list.items.map(({ text }) => text).join('\n')}
        autoSize={{ minRows: 3, maxRows: 16 }}
        onChange={({ target }) =>
          set({
            // a line that stays keeps its key, so that answers of earlier rounds stand beside it
            items: target.value.split('\n').map((text, i) => ({ key: list.items[i]?.key ?? `item_${i + 1}_${newCode()}`, text })),
          })
        }
      />
      <Button size="small" danger onClick={() => onChange(null)}>
        {t('checklists.remove', { name: list.name })}
      </Button>
    </fieldset>
  );
};

const Editor = ({ content, onChange }: EditorProps<Checklists>) => {
  const { t } = useTranslation('patrols-console');
  const all = content.checklists;
  const set = (at: number, next: Checklist | null): void =>
    onChange({ checklists: all.flatMap((one, i) => (i === at ? (next ?? []) : [one])) });
  return (
    <>
      {all.map((list, at) => (
        <ListFields key={list.code} list={list} onChange={(next) => set(at, next)} />
      ))}
      <Button
        onClick={() =>
          onChange({
            checklists: [
              ...all,
              {
                code: newCode(),
                name: t('checklists.fresh'),
                source: '',
                problem: 'case',
                hazardKind: 'other',
                items: [{ key: 'item_1', text: t('checklists.freshItem') }],
              },
            ],
          })
        }
      >
        {t('checklists.add')}
      </Button>
    </>
  );
};

const told = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : typeof value === 'object'
      ? String((value as { text?: unknown; name?: unknown }).text ?? (value as { name?: unknown }).name ?? '')
      : String(value);

/** Checklists by kind of point, by versions; begins with those that come with the program. */
export const ChecklistsPage = () => {
  const { t } = useTranslation('patrols-console');
  const view = useMemo(
    (): DefinitionView<Checklists> => ({
      kind: 'patrols.checklists',
      Editor,
      empty: { checklists: [...defaultChecklists] },
      describe: ({ path, before, after }) => ({
        where: path
          .slice(1)
          .map((part) => t(`checklists.${part}`, { defaultValue: part }))
          .join(' · '),
        before: told(before),
        after: told(after),
      }),
    }),
    [t],
  );
  return <DefinitionFrame view={view} />;
};
