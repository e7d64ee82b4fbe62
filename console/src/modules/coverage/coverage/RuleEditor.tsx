import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { RuleForm } from './RuleForm.tsx';

/** The rules beside their results. */
export const RuleEditor = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation();
  return (
    <Drawer open title={t('coverage:edit.title')} onClose={onClose} size={560} destroyOnHidden className="coverage">
      <RuleForm onSaved={onClose} />
    </Drawer>
  );
};
