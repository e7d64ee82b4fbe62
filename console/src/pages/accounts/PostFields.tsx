import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { areaRoles, organisationRoles, postRoles } from '#contract/people/roles.ts';
import type { Area } from '#contract/territory/api.ts';
import { AreaSelect } from '../../components/AreaSelect.tsx';
import { OrganisationSelect } from '../../components/OrganisationSelect.tsx';

const has = (roles: readonly string[], role: string | undefined): boolean => role !== undefined && roles.includes(role);

/** Role and what it reaches: an area subtree, an organisation, or the whole jurisdiction for the administrators. */
export const PostFields = () => {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const role = Form.useWatch<string | undefined>('role', form);
  const [area, setArea] = useState<Area>();
  return (
    <>
      <Form.Item
        name="role"
        label={t('accounts.role')}
        rules={[{ required: true, message: t('accounts.roleNeeded') }]}
        extra={role && t(`accounts.about.${role}`)}
      >
        <Select
          options={postRoles.map((r) => ({ value: r, label: t(`people:roles.${r}`) }))}
          onChange={() => form.setFieldsValue({ areaId: undefined, organisationId: undefined })}
        />
      </Form.Item>
      {has(areaRoles, role) && (
        <Form.Item
          name="areaId"
          label={t('accounts.area')}
          extra={t('accounts.areaHint')}
          rules={[{ required: role !== 'grid_worker', message: t('accounts.areaNeeded') }]}
          getValueProps={() => ({ value: area?.code })}
        >
          <AreaValue label={t('accounts.area')} onArea={setArea} name={area?.name} />
        </Form.Item>
      )}
      {has(organisationRoles, role) && (
        <Form.Item
          name="organisationId"
          label={t('accounts.organisation')}
          rules={[{ required: role === 'handler', message: t('accounts.organisationNeeded') }]}
        >
          <OrganisationSelect label={t('accounts.organisation')} />
        </Form.Item>
      )}
    </>
  );
};

const AreaValue = ({
  value,
  onChange,
  onArea,
  label,
  name,
  id,
}: {
  value?: string;
  onChange?: (id: string | undefined) => void;
  onArea: (area: Area | undefined) => void;
  label: string;
  name: string | undefined;
  id?: string;
}) => (
  <AreaSelect
    id={id ?? ''}
    label={label}
    value={value}
    valueName={name}
    onChange={(_, area) => {
      onArea(area);
      onChange?.(area?.id);
    }}
  />
);
