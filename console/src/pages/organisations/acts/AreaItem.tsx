import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { AreaSelect } from '../../../components/AreaSelect.tsx';

interface Named {
  code: string;
  name: string;
}
interface Props {
  name: string;
  label: string;
  /** Code and name of the area whose id the form holds. */
  known: Named | undefined;
  onArea: (area: Named | undefined) => void;
}

/** An area of which the form keeps the id, shown by its name. */
export const AreaItem = ({ name, label, known, onArea }: Props) => {
  const { t } = useTranslation('organisations');
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: true, message: t('form.areaNeeded') }]}
      getValueProps={() => ({ value: known?.code })}
    >
      <Area label={label} known={known} onArea={onArea} />
    </Form.Item>
  );
};

const Area = ({
  id,
  value,
  onChange,
  label,
  known,
  onArea,
}: Pick<Props, 'label' | 'known' | 'onArea'> & { id?: string; value?: string; onChange?: (id: string | undefined) => void }) => (
  <AreaSelect
    {...(id ? { id } : {})}
    label={label}
    value={value}
    valueName={known?.name}
    onChange={(_, area) => {
      onArea(area && { code: area.code, name: area.name });
      onChange?.(area?.id);
    }}
  />
);
