import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Proposal } from '#contract/proposals/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { AreaItem, type PlainArea } from '../../../components/AreaItem.tsx';
import { WordsItem } from '../../../components/WordsItem.tsx';
import { methodsQuery } from '../queries.ts';
import { partsOf } from '../words.ts';

interface Values {
  title: string;
  method: string;
  area?: PlainArea;
  text: string;
}

/** Drafts a proposal: what it is, by which method, and the text, a paragraph a line. */
export const DraftForm = ({ onClose, onDone }: { onClose: () => void; onDone: (proposal: Proposal) => void }) => {
  const { t } = useTranslation('proposals-console');
  const methods = useQuery(methodsQuery);
  const needed = [{ required: true, message: t('form.needed') }];
  return (
    <ActDrawer<Values, Proposal>
      keep="proposals.draft"
      subject=""
      title={t('draft')}
      submit={t('draft')}
      done={t('done.drafted')}
      renews="proposals"
      wide
      initial={{ method: 'four_steps' }}
      request={({ title, method, area, text }) =>
        asked(endpoints.proposals.createProposal, {
          body: { areaCode: area?.code ?? '', method, title: title.trim(), parts: partsOf(text, []) },
        })
      }
      onClose={onClose}
      onDone={onDone}
    >
      <Form.Item name="title" label={t('form.title')} rules={[{ required: true, whitespace: true, min: 4, message: t('form.needed') }]}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="method" label={t('form.method')} rules={needed}>
        <Select
          loading={methods.isPending}
          options={(methods.data ?? []).map(({ code, title }) => ({ value: code, label: labelOf(title) }))}
        />
      </Form.Item>
      <AreaItem name="area" label={t('area')} needed={t('form.needed')} />
      <WordsItem name="text" label={t('form.text')} needed={t('form.needed')} most={20_000} rows={6} />
    </ActDrawer>
  );
};
