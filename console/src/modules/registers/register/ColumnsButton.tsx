import { ArrowDownOutlined, ArrowUpOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, InputNumber, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RegisterDetail } from '#contract/registers/api.ts';
import { titleOf } from '#ui/form/fields.ts';
import { type Column, type Columns, widths } from './useColumns.ts';

interface Props {
  register: RegisterDetail;
  columns: Columns;
}

/** Which columns are shown, in which order and how wide. */
export const ColumnsButton = ({ register, columns }: Props) => {
  const { t } = useTranslation('registers-console');
  return (
    <Popover trigger="click" placement="bottomLeft" destroyOnHidden content={<Chosen register={register} columns={columns} />}>
      <Button icon={<SettingOutlined />}>{t('bar.columnsShown', { count: columns.chosen.length })}</Button>
    </Popover>
  );
};

const Chosen = ({ register: { content }, columns: { all, chosen, choose, fresh } }: Props) => {
  const { t } = useTranslation('registers-console');
  const nameOf = (key: string): string => {
    const field = content.fields.find((one) => one.key === key);
    return field ? titleOf(field) : key;
  };
  const hidden = all.filter((key) => !chosen.some((one) => one.key === key));
  const moved = (at: number, to: number): void => choose(chosen.with(at, chosen[to] as Column).with(to, chosen[at] as Column));
  return (
    <ul className="registers-chosen" aria-label={t('bar.columns')}>
      {chosen.map(({ key, width }, at) => {
        const name = nameOf(key);
        return (
          <li key={key}>
            <Checkbox checked onChange={() => choose(chosen.filter((one) => one.key !== key))}>
              {name}
            </Checkbox>
            <InputNumber
              size="small"
              aria-label={t('columns.width', { name })}
              min={widths.least}
              max={widths.most}
              step={10}
              value={width}
              onChange={(next) => next !== null && choose(chosen.with(at, { key, width: next }))}
            />
            <Button
              size="small"
              type="text"
              icon={<ArrowUpOutlined />}
              aria-label={t('columns.up', { name })}
              disabled={at === 0}
              onClick={() => moved(at, at - 1)}
            />
            <Button
              size="small"
              type="text"
              icon={<ArrowDownOutlined />}
              aria-label={t('columns.down', { name })}
              disabled={at === chosen.length - 1}
              onClick={() => moved(at, at + 1)}
            />
          </li>
        );
      })}
      {hidden.map((key) => (
        <li key={key}>
          <Checkbox checked={false} onChange={() => choose([...chosen, fresh(key)])}>
            {nameOf(key)}
          </Checkbox>
        </li>
      ))}
    </ul>
  );
};
