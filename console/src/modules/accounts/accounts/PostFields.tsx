import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { rolesQuery } from '../../../app/roles.ts';
import { AreaItem } from '../../../components/AreaItem.tsx';
import { OrganisationSelect } from '../../../components/OrganisationSelect.tsx';

/** Role and what it reaches: an area subtree, an organisation, or the whole jurisdiction for the administrators. */
export const PostFields = () => {
  const { t } = useTranslation('accounts-console');
  const form = Form.useFormInstance();
  const chosen = Form.useWatch<string | undefined>('role', form);
  const { data, isPending } = useQuery(rolesQuery);
  const role = data?.roles.find(({ code }) => code === chosen);
  const titles = data?.permissions.flatMap(({ code, title }) => (role?.permissions.includes(code) ? [title] : []));
  return (
    <>
      <Form.Item
        name="role"
        label={t('accounts.role')}
        rules={[{ required: true, message: t('accounts.roleNeeded') }]}
        extra={role && t('accounts.about', { what: titles?.join(t('comma')) })}
      >
        <Select
          loading={isPending}
          options={data?.roles.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={() => form.setFieldsValue({ area: undefined, organisationId: undefined })}
        />
      </Form.Item>
      {(role?.standing === 'area' || role?.standing === 'area_and_team') && (
        <AreaItem name="area" label={t('accounts.area')} extra={t('accounts.areaHint')} needed={t('accounts.areaNeeded')} />
      )}
      {(role?.standing === 'organisation' || role?.standing === 'area_and_team') && (
        <Form.Item
          name="organisationId"
          label={t('accounts.organisation')}
          rules={[{ required: role.standing === 'organisation', message: t('accounts.organisationNeeded') }]}
        >
          <OrganisationSelect label={t('accounts.organisation')} />
        </Form.Item>
      )}
    </>
  );
};
