import { Checkbox, Input, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SettingForm } from '#contract/platform/api.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';

interface Props {
  form: SettingForm;
  value: unknown;
  labelledBy: string;
  onChange: (value: unknown) => void;
}

/** The field of a setting, as its form asks for it. */
export const SettingField = ({ form, value, labelledBy, onChange }: Props) => {
  const { t } = useTranslation('platform');
  switch (form.kind) {
    case 'switch':
      return (
        <Switch
          checked={value === true}
          onChange={onChange}
          aria-labelledby={labelledBy}
          checkedChildren={t('settings.on')}
          unCheckedChildren={t('settings.off')}
        />
      );
    case 'several':
      return (
        <Checkbox.Group
          value={value as string[]}
          onChange={onChange}
          role="group"
          aria-labelledby={labelledBy}
          options={form.options}
          className="setting-field"
        />
      );
    case 'one':
      return <Select value={value as string} onChange={onChange} aria-labelledby={labelledBy} options={form.options} />;
    case 'number':
      return (
        <NumberInput
          value={value as number}
          onChange={onChange}
          min={form.min ?? undefined}
          max={form.max ?? undefined}
          aria-labelledby={labelledBy}
        />
      );
    case 'text':
      return (
        <Input
          value={value as string}
          onChange={({ target }) => onChange(target.value)}
          maxLength={form.max}
          aria-labelledby={labelledBy}
        />
      );
  }
};
