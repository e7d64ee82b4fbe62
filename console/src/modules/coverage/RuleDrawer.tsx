import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { Broken } from '../../components/Broken.tsx';
import { ruleBookQuery } from './book.ts';
import { RulesRead } from './RulesRead.tsx';

/** The rules beside their results. */
export const RuleDrawer = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('coverage');
  const { data, error, refetch } = useQuery(ruleBookQuery);
  return (
    <Drawer open title={t('definitions.rules.title')} onClose={onClose} size={560} destroyOnHidden>
      {error && !data ? <Broken error={error} reset={() => void refetch()} /> : <RulesRead book={data} />}
    </Drawer>
  );
};
