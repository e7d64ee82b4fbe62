import { FilterOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Popover, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RegisterDetail } from '#contract/registers/api.ts';
import { titleOf } from '#ui/form/fields.ts';
import { labelOf } from '#ui/i18n.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import type { RegisterSearch, View } from '../search.ts';
import { ColumnsButton } from './ColumnsButton.tsx';
import { Conditions } from './Conditions.tsx';
import { Export } from './Export.tsx';
import { Saved } from './Saved.tsx';
import type { Columns } from './useColumns.ts';

interface Props {
  register: RegisterDetail;
  search: RegisterSearch;
  view: View;
  columns: Columns;
  onChange: (next: RegisterSearch) => void;
  onOpen: (view: RegisterSearch) => void;
  onTask: (task: 'add' | 'import') => void;
}

/** The query of what is shown, as its exports take it. */
const queryOf = ({ q, state, area, where }: RegisterSearch): string =>
  new URLSearchParams(
    Object.entries({ q, state, area, where }).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  ).toString();

/** What is shown of a register, and what can be done with it. */
export const Bar = ({ register, search, view, columns, onChange, onOpen, onTask }: Props) => {
  const { t } = useTranslation('registers-console');
  const navigate = useNavigate();
  const { code, content, filterable, may } = register;
  const field = (key: string) => content.fields.find((one) => one.key === key);
  const groupable = filterable.flatMap((key) => {
    const one = field(key);
    return one && !['number', 'money', 'date'].includes(one.type) && key !== content.titleField
      ? [{ value: key, label: titleOf(one) }]
      : [];
  });
  return (
    <search className="bar">
      <Input.Search
        key={search.q ?? ''}
        className="registers-words"
        aria-label={t('bar.words')}
        placeholder={t('bar.words')}
        defaultValue={search.q}
        maxLength={60}
        allowClear
        onSearch={(q) => onChange({ q: q.trim() || undefined })}
      />
      <Select
        aria-label={t('bar.state')}
        value={search.state ?? ''}
        options={[
          { value: '', label: t('bar.anyState') },
          ...content.states.map((state) => ({ value: state.code, label: labelOf(state.title) })),
        ]}
        onChange={(state) => onChange({ state: state || undefined })}
      />
      {content.areaField !== null && <AreaSelect label={t('bar.area')} value={search.area} onChange={(area) => onChange({ area })} />}
      <Popover
        trigger="click"
        placement="bottomLeft"
        destroyOnHidden
        content={<Conditions register={register} where={search.where} onChange={(where) => onChange({ where })} />}
      >
        <Button icon={<FilterOutlined />} type={search.where === undefined ? 'default' : 'primary'} ghost={search.where !== undefined}>
          {t('bar.conditions')}
        </Button>
      </Popover>
      {view === 'groups' && (
        <Select
          aria-label={t('bar.group')}
          value={search.by ?? 'state'}
          options={[{ value: 'state', label: t('bar.byState') }, ...groupable]}
          onChange={(by) => onChange({ by })}
        />
      )}
      <Saved code={code} search={search} onOpen={onOpen} />
      {(view === 'table' || view === 'cards') && <ColumnsButton register={register} columns={columns} />}
      <Export code={code} query={queryOf(search)} />
      {may.write && (
        <Button icon={<UploadOutlined />} onClick={() => onTask('import')}>
          {t('import.open')}
        </Button>
      )}
      {may.design && <Button onClick={() => void navigate({ to: '/registers/$code/design', params: { code } })}>{t('list.design')}</Button>}
      {may.write && (
        <Button type="primary" icon={<PlusOutlined />} onClick={() => onTask('add')}>
          {t('bar.add')}
        </Button>
      )}
    </search>
  );
};
