import { Button, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { states } from '#contract/cases/lifecycle.ts';
import type { CaseType, TypeBook } from '#contract/cases/types.ts';
import { useLocale, useMedia } from '../../../app/hooks.ts';
import { ActionMenu } from '../../../components/ActionMenu.tsx';
import type { EditorProps } from '../../../components/definition/definition.ts';
import { named } from '../../../components/named.ts';
import { TypeDrawer } from './TypeDrawer.tsx';
import { typeName } from './words.ts';
import '../../../styles/stacks.css';
import '../../../styles/types.css';

/** Case types as a table, each with its own drawer; changes go into the draft. */
export const TypeEditor = ({ content, problems, onChange }: EditorProps<TypeBook>) => {
  const { t } = useTranslation('cases-console');
  const locale = useLocale();
  const wide = useMedia('(min-width: 768px)');
  const [open, setOpen] = useState<{ type: CaseType; isNew: boolean } | null>(null);
  const { types } = content;
  const wrong = new Set(problems.flatMap(({ at }) => types[Number(/^types\.(\d+)/.exec(at)?.[1] ?? -1)]?.code ?? []));
  const put = (type: CaseType): void => {
    const at = types.findIndex(({ code }) => code === type.code);
    onChange({ types: at >= 0 ? types.with(at, type) : [...types, type] });
  };
  return (
    <>
      <Table<CaseType>
        size="small"
        rowKey="code"
        className="stacks"
        dataSource={types}
        pagination={false}
        scroll={wide ? { x: 760 } : {}}
        columns={[
          {
            title: t('types.fields.name'),
            key: 'name',
            render: (_, type) => (
              <span>
                <strong>{typeName(type, locale)}</strong> <span className="soft">{type.code}</span>
                {type.retired && <Tag>{t('types.retired')}</Tag>}
                {wrong.has(type.code) && <span className="field-problem"> {t('categories.wrong')}</span>}
              </span>
            ),
          },
          {
            title: t('types.life'),
            key: 'life',
            onCell: () => named(t('types.life')),
            render: (_, { life }) => (
              <span className="soft">
                {t('types.lifeSize', {
                  states: states.filter((state) => life[state]).length,
                  steps: states.reduce((n, state) => n + Object.keys(life[state]?.moves ?? {}).length, 0),
                })}
              </span>
            ),
          },
          {
            title: t('types.conditions'),
            key: 'conditions',
            onCell: () => named(t('types.conditions')),
            render: (_, { filing, closing }) =>
              filing.length + closing.length > 0 ? (
                t('types.conditionCount', { count: filing.length + closing.length })
              ) : (
                <span className="soft">{t('types.none')}</span>
              ),
          },
          {
            title: t('types.fields.privacy'),
            key: 'privacy',
            onCell: () => named(t('types.fields.privacy')),
            render: (_, { privacy }) => <span className={privacy === 'usual' ? 'soft' : ''}>{t(`types.privacies.${privacy}`)}</span>,
          },
          {
            title: t('accounts-console:accounts.acts'),
            key: 'acts',
            width: 170,
            render: (_, type) => (
              <div className="cell-acts">
                <Button
                  size="small"
                  onClick={() => setOpen({ type, isNew: false })}
                  aria-label={t('categories.changeOf', { name: typeName(type, locale) })}
                >
                  {t('categories.change')}
                </Button>
                <ActionMenu
                  of={typeName(type, locale)}
                  actions={[
                    {
                      key: 'copy',
                      words: t('types.copy'),
                      run: () =>
                        setOpen({ type: { ...structuredClone(type), code: '', name: '', nameEn: '', retired: false }, isNew: true }),
                    },
                    {
                      key: 'retire',
                      words: t(type.retired ? 'types.restore' : 'types.retire'),
                      run: () => put({ ...type, retired: !type.retired }),
                    },
                    {
                      key: 'remove',
                      words: t('types.remove'),
                      danger: true,
                      run: () => onChange({ types: types.filter(({ code }) => code !== type.code) }),
                    },
                  ]}
                />
              </div>
            ),
          },
        ]}
      />
      {open && (
        <TypeDrawer
          {...open}
          taken={types.map(({ code }) => code)}
          onClose={() => setOpen(null)}
          onDone={(type) => {
            put(type);
            setOpen(null);
          }}
        />
      )}
    </>
  );
};
