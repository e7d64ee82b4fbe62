import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { areaRoles, organisationRoles, postRoles } from '#contract/accounts/roles.ts';
import { AreaItem } from '../../../components/AreaItem.tsx';
import { OrganisationSelect } from '../../../components/OrganisationSelect.tsx';

const has = (roles: readonly string[], role: string | undefined): boolean => role !== undefined && roles.includes(role);

/** Role and what it reaches: an area subtree, an organisation, or the whole jurisdiction for the administrators. */
export const PostFields = () => {
  const { t } = useTranslation('accounts-console');
  const form = Form.useFormInstance();
  const role = Form.useWatch<string | undefined>('role', form);
  return (
    <>
      <Form.Item
        name="role"
        label={t('accounts.role')}
        rules={[{ required: true, message: t('accounts.roleNeeded') }]}
        extra={role && t(`accounts.about.${role}`)}
      >
        <Select
          options={postRoles.map((r) => ({ value: r, label: t(`accounts:roles.${r}`) }))}
          onChange={() => form.setFieldsValue({ area: undefined, organisationId: undefined })}
        />
      </Form.Item>
      {has(areaRoles, role) && (
        <AreaItem
          name="area"
          label={t('accounts.area')}
          extra={t('accounts.areaHint')}
          needed={role === 'grid_worker' ? undefined : t('accounts.areaNeeded')}
        />
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
