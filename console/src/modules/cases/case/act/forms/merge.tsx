import { useQuery } from '@tanstack/react-query';
import { Form, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import { AlikeFacts, alikeQuery } from '../../Alike.tsx';
import type { ActForm } from './form.ts';

/** Which of the similar cases around it joins. */
const Fields = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation('cases-console');
  const { data: found, isPending } = useQuery(alikeQuery(data.id));
  const items = found?.items ?? [];
  return (
    <Form.Item name="intoId" label={t('alike.choose')} rules={[{ required: true, message: t('alike.needed') }]}>
      <Radio.Group className="choose" aria-label={t('alike.choose')} aria-busy={isPending}>
        {items.map((one) => (
          <Radio key={one.id} value={one.id}>
            <AlikeFacts one={one} />
          </Radio>
        ))}
        {!isPending && items.length === 0 && <p className="soft">{t('alike.noneToMerge')}</p>}
      </Radio.Group>
    </Form.Item>
  );
};

export const merge: ActForm = {
  key: 'm',
  words: 'may',
  turns: true,
  wide: true,
  Fields,
  body: ({ intoId }) => ({ intoId }),
};
