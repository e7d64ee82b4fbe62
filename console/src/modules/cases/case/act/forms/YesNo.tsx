import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';

/** One of the three answers of a call-back. */
export const YesNo = ({
  name,
  value,
  onChange,
  id,
}: {
  name: 'answered' | 'solved' | 'satisfied';
  value?: boolean;
  onChange?: (value: boolean) => void;
  id?: string;
}) => {
  const { t } = useTranslation('cases-console');
  return (
    <Radio.Group id={id} value={value} onChange={(e) => onChange?.(e.target.value as boolean)} aria-label={t(`rating.${name}.ask`)}>
      <Radio value={true}>{t(`rating.${name}.yes`)}</Radio>
      <Radio value={false}>{t(`rating.${name}.no`)}</Radio>
    </Radio.Group>
  );
};
