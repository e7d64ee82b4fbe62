import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterDetail } from '#contract/registers/api.ts';
import type { Condition } from '#contract/registers/conditions.ts';
import { ConditionRows } from '../ConditionRows.tsx';

/** Conditions of an address; what makes no sense is none. */
export const readConditions = (where: string | undefined): Condition[] => {
  try {
    const read: unknown = JSON.parse(where ?? '[]');
    return Array.isArray(read) ? (read as Condition[]) : [];
  } catch {
    return [];
  }
};
interface Props {
  register: RegisterDetail;
  where: string | undefined;
  onChange: (where: string | undefined) => void;
}

/** Conditions of a list, told when they are all written. */
export const Conditions = ({ register, where, onChange }: Props) => {
  const { t } = useTranslation('registers-console');
  const [rows, setRows] = useState<Condition[]>(() => readConditions(where));
  const full = rows.filter(({ is, from, to, empty }) => (is?.length ?? 0) > 0 || from !== undefined || to !== undefined || empty);
  return (
    <ConditionRows
      fields={register.content.fields.filter(({ key }) => register.filterable.includes(key))}
      rows={rows}
      onChange={setRows}
      end={
        <Button type="primary" onClick={() => onChange(full.length === 0 ? undefined : JSON.stringify(full))}>
          {t('conditions.apply')}
        </Button>
      }
    />
  );
};
