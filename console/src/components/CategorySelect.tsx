import { useQuery } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Category } from '#contract/cases/api.ts';
import { useLocale } from '../app/hooks.ts';
import { categoriesQuery } from '../app/queries.ts';

interface Props {
  value?: string | undefined;
  onChange?: (code: string | undefined) => void;
  id?: string;
  label: string;
  /** Only last-level categories may be chosen (for filing); a filter may take a whole class. */
  leavesOnly?: boolean;
  placeholder?: string;
}

/** A category out of the tree of matters. */
export const CategorySelect = ({ value, onChange, id, label, leavesOnly = false, placeholder }: Props) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data, isPending } = useQuery(categoriesQuery);
  const tree = useMemo(() => {
    const children = Map.groupBy(data ?? [], (c: Category) => c.parentCode);
    const build = (parent: string | null): object[] =>
      (children.get(parent) ?? []).map((c) => {
        const below = build(c.code);
        return {
          value: c.code,
          title: locale === 'en' ? c.nameEn : c.name,
          children: below,
          selectable: !leavesOnly || below.length === 0,
        };
      });
    return build(null);
  }, [data, locale, leavesOnly]);
  return (
    <TreeSelect
      id={id}
      aria-label={label}
      value={value}
      placeholder={placeholder ?? label}
      allowClear
      treeData={tree}
      loading={isPending}
      showSearch={{ treeNodeFilterProp: 'title' }}
      style={{ width: '100%' }}
      popupMatchSelectWidth={300}
      notFoundContent={isPending ? t('loading') : t('categories.none')}
      onChange={(code: string | undefined) => onChange?.(code)}
    />
  );
};
