import { PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Input, Table } from 'antd';
import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CategoryBook, CategoryDefinition } from '#contract/cases/categories.ts';
import { depthsOf, inTreeOrder, nextCode } from '#contract/cases/category-tree.ts';
import { useLocale, useMedia } from '../../../app/hooks.ts';
import { ActionMenu } from '../../../components/ActionMenu.tsx';
import type { EditorProps } from '../../../components/definition/definition.ts';
import { named } from '../../../components/named.ts';
import { useTypeNames } from '../case-types.ts';
import { limitWords } from '../limit-words.ts';
import { CategoryDrawer } from './CategoryDrawer.tsx';
import { ImportCategories } from './ImportCategories.tsx';
import '../../../styles/stacks.css';

const empty: Omit<CategoryDefinition, 'parentCode'> = { code: '', name: '', nameEn: '', kind: 'event', keywords: [], limits: {} };
/** Categories as a table, each with its own drawer; changes go into the draft. */
export const CategoryEditor = ({ content, problems, onChange }: EditorProps<CategoryBook>) => {
  const { t } = useTranslation('cases-console');
  const locale = useLocale();
  const typeNames = useTypeNames();
  const wide = useMedia('(min-width: 768px)');
  const [sought, setSought] = useState('');
  const [open, setOpen] = useState<{ category: CategoryDefinition; isNew: boolean } | null>(null);
  const { categories } = content;
  const taken = categories.map(({ code }) => code);
  const depths = depthsOf(categories);
  const [importing, setImporting] = useState(false);
  const words = sought.trim().toLowerCase();
  const rows = categories.filter(
    ({ code, name, nameEn, keywords }) => words === '' || `${code} ${name} ${nameEn} ${keywords.join(' ')}`.toLowerCase().includes(words),
  );
  const wrong = new Set(problems.flatMap(({ at }) => taken[Number(/^categories\.(\d+)/.exec(at)?.[1] ?? -1)] ?? []));
  const add = (parent: CategoryDefinition | null): void => {
    const parentCode = parent?.code ?? null;
    const siblings = categories.filter((one) => one.parentCode === parentCode).map(({ code }) => code);
    const code = nextCode(parentCode ?? '', siblings);
    setOpen({ category: { ...empty, parentCode, code, kind: parent?.kind ?? 'event' }, isNew: true });
  };
  const take = (category: CategoryDefinition): void => {
    const at = taken.indexOf(category.code);
    onChange({ categories: at >= 0 ? categories.with(at, category) : inTreeOrder([...categories, category]) });
    setOpen(null);
  };
  const remove = ({ code }: CategoryDefinition): void => {
    const gone = new Set([code]);
    for (const one of categories) if (one.parentCode !== null && gone.has(one.parentCode)) gone.add(one.code);
    onChange({ categories: categories.filter((one) => !gone.has(one.code)) });
  };
  const nameOf = (one: CategoryDefinition): string => (locale === 'en' ? one.nameEn : one.name);
  return (
    <>
      <div className="card-head">
        <Input.Search
          allowClear
          value={sought}
          onChange={({ target }) => setSought(target.value)}
          placeholder={t('categories.search')}
          aria-label={t('categories.search')}
          style={{ maxWidth: 320 }}
        />
        <span className="cell-acts">
          <Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>
            {t('categories.sheet.open')}
          </Button>
          <Button icon={<PlusOutlined />} onClick={() => add(null)}>
            {t('categories.addClass')}
          </Button>
        </span>
      </div>
      <Table<CategoryDefinition>
        size="small"
        rowKey="code"
        className="stacks"
        dataSource={rows}
        // hundreds of categories: on a desk only those in sight are drawn, on a phone page by page
        pagination={wide ? false : { pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        virtual={wide}
        scroll={wide ? { x: 820, y: 560 } : {}}
        locale={{ emptyText: <span className="soft">{t(words === '' ? 'categories.none' : 'categories.nothing')}</span> }}
        columns={[
          {
            title: t('categories.fields.name'),
            key: 'name',
            render: (_, one) => (
              <span className="category-line" style={{ '--depth': depths.get(one.code) ?? 0 } as CSSProperties}>
                <span className="num soft">{one.code}</span> {one.parentCode === null ? <strong>{nameOf(one)}</strong> : nameOf(one)}
                {wrong.has(one.code) && <span className="field-problem"> {t('categories.wrong')}</span>}
              </span>
            ),
          },
          {
            title: t('categories.fields.kind'),
            key: 'kind',
            width: 120,
            onCell: () => named(t('categories.fields.kind')),
            render: (_, one) => typeNames(one.kind),
          },
          {
            title: t('categories.stages.handle'),
            key: 'handle',
            width: 140,
            onCell: () => named(t('categories.stages.handle')),
            render: (_, one) => limitWords(t, one.limits.handle) || <span className="soft">{t('categories.inherited')}</span>,
          },
          {
            title: t('categories.fields.keywords'),
            key: 'keywords',
            ellipsis: wide,
            onCell: () => named(t('categories.fields.keywords')),
            render: (_, one) => <span className="soft">{one.keywords.join(' ')}</span>,
          },
          {
            title: t('accounts-console:accounts.acts'),
            key: 'acts',
            width: 170,
            render: (_, one) => (
              <div className="cell-acts">
                <Button
                  size="small"
                  onClick={() => setOpen({ category: one, isNew: false })}
                  aria-label={t('categories.changeOf', { name: nameOf(one) })}
                >
                  {t('categories.change')}
                </Button>
                <ActionMenu
                  of={nameOf(one)}
                  actions={[
                    { key: 'add', words: t('categories.addChild'), run: () => add(one) },
                    { key: 'remove', words: t('categories.remove'), danger: true, run: () => remove(one) },
                  ]}
                />
              </div>
            ),
          },
        ]}
      />
      {importing && (
        <ImportCategories
          content={content}
          onClose={() => setImporting(false)}
          onDone={(book) => {
            setImporting(false);
            onChange(book);
          }}
        />
      )}
      {open && <CategoryDrawer {...open} taken={taken} onClose={() => setOpen(null)} onDone={take} />}
    </>
  );
};
