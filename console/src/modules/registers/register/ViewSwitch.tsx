import {
  AppstoreOutlined,
  CalculatorOutlined,
  CalendarOutlined,
  EnvironmentOutlined,
  ProjectOutlined,
  TableOutlined,
} from '@ant-design/icons';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterDetail } from '#contract/registers/api.ts';
import type { View } from '../search.ts';

const icons: Readonly<Record<View, ReactNode>> = {
  table: <TableOutlined aria-hidden />,
  cards: <AppstoreOutlined aria-hidden />,
  board: <ProjectOutlined aria-hidden />,
  calendar: <CalendarOutlined aria-hidden />,
  map: <EnvironmentOutlined aria-hidden />,
  groups: <CalculatorOutlined aria-hidden />,
};

/** Fields of days a calendar can stand on. */
export const datesOf = ({ content, filterable }: RegisterDetail) =>
  content.fields.filter(({ key, type }) => type === 'date' && filterable.includes(key));

/** Views a register has: a calendar needs a day, a map an area or a place. */
export const viewsOf = (register: RegisterDetail): View[] => [
  'table',
  'cards',
  'board',
  ...(datesOf(register).length > 0 ? (['calendar'] as const) : []),
  ...(register.content.areaField !== null || register.content.fields.some(({ type }) => type === 'place') ? (['map'] as const) : []),
  'groups',
];

interface Props {
  register: RegisterDetail;
  view: View;
  onChange: (view: View) => void;
}

/** How the rows of a register are looked at. */
export const ViewSwitch = ({ register, view, onChange }: Props) => {
  const { t } = useTranslation('registers-console');
  return (
    <Segmented<View>
      className="registers-views"
      aria-label={t('views.title')}
      value={view}
      options={viewsOf(register).map((one) => ({ value: one, label: t(`views.${one}`), icon: icons[one] }))}
      onChange={onChange}
    />
  );
};
