import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WhistleDetail, whistleOptions } from '#contract/whistles/api.ts';
import type { WhistleKind } from '#contract/whistles/kinds.ts';
import { endpoints } from '../../app/api.ts';
import { asked } from '../../app/send.ts';
import { ActDrawer } from '../../components/ActDrawer.tsx';
import { OrganisationSelect } from '../../components/OrganisationSelect.tsx';
import { whistlesKey } from './queries.ts';
import { limitWords } from './words.ts';

type Options = (typeof whistleOptions.response)['_output'];
interface Values {
  from: string;
  kind: WhistleKind;
  title: string;
  note: string;
  place: string;
  meetAt?: string;
  lead: string;
  others?: (string | undefined)[];
}
interface Props {
  options: Options;
  /** The case it is called from. */
  about?: { id: string; title: string; area: { code: string; name: string }; place: string };
  onClose: () => void;
  onDone: (whistle: WhistleDetail) => void;
}

/** What a field of the browser for day and time holds, in Shanghai, as a moment. */
const momentOf = (typed: string | undefined): string | null => (typed ? new Date(`${typed}:00+08:00`).toISOString() : null);

/** Calls departments: who, where, when, what for; one of them leads. */
export const CallForm = ({ options, about, onClose, onDone }: Props) => {
  const { t } = useTranslation('whistles-console');
  const [first] = options.from;
  const rule = (length: number) => [
    { required: true, whitespace: true, min: 2, max: length, message: t('form.wordsRule', { max: length }) },
  ];
  return (
    <ActDrawer<Values, WhistleDetail>
      keep="whistles.call"
      subject={about?.id ?? ''}
      title={t('call')}
      lead={<p className="soft">{t('form.lead')}</p>}
      submit={t('form.submit')}
      done={t('done.called')}
      renews={whistlesKey}
      wide
      initial={{
        ...(first && { from: first.code }),
        ...(first?.kinds[0] && { kind: first.kinds[0] }),
        ...(about && { title: about.title.slice(0, 100), place: about.place.slice(0, 200) }),
      }}
      request={(v) =>
        asked(endpoints.whistles.callWhistle, {
          body: {
            from: v.from,
            kind: v.kind,
            title: v.title.trim(),
            note: v.note.trim(),
            place: v.place.trim(),
            areaCode: about?.area.code ?? null,
            caseId: about?.id ?? null,
            meetAt: v.kind.startsWith('emergency') ? null : momentOf(v.meetAt),
            organisations: [
              { id: v.lead, leads: true },
              ...(v.others ?? []).flatMap((id) => (id && id !== v.lead ? [{ id, leads: false }] : [])),
            ],
          },
        })
      }
      onClose={onClose}
      onDone={(whistle) => {
        onClose();
        onDone(whistle);
      }}
    >
      <Form.Item name="from" label={t('form.from')} hidden={options.from.length === 1}>
        <Select options={options.from.map(({ code, name }) => ({ value: code, label: name }))} />
      </Form.Item>
      <KindFields options={options} />
      <Form.Item name="title" label={t('form.title')} rules={rule(100)}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="note" label={t('form.note')} rules={rule(2000)}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 3, maxRows: 8 }} />
      </Form.Item>
      <Form.Item name="place" label={t('form.place')} rules={rule(200)}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="lead" label={t('form.leadOrganisation')} rules={[{ required: true, message: t('form.organisationRule') }]}>
        <OrganisationSelect label={t('form.leadOrganisation')} />
      </Form.Item>
      <Form.List name="others">
        {(fields, { add, remove }) => (
          <Form.Item label={t('form.others')}>
            {fields.map(({ key, name }) => (
              <div key={key} className="whistle-other">
                <Form.Item name={name} noStyle>
                  <OrganisationSelect label={t('form.otherOrganisation', { number: name + 1 })} />
                </Form.Item>
                <Button
                  type="text"
                  icon={<MinusCircleOutlined />}
                  aria-label={t('form.removeOther', { number: name + 1 })}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            {fields.length < 19 && (
              <Button icon={<PlusOutlined />} onClick={() => add()}>
                {t('form.addOther')}
              </Button>
            )}
          </Form.Item>
        )}
      </Form.List>
    </ActDrawer>
  );
};

/** The kind, with what it asks of those called, and the time, which an emergency goes without. */
const KindFields = ({ options }: { options: Options }) => {
  const { t } = useTranslation('whistles-console');
  const form = Form.useFormInstance<Values>();
  const from = Form.useWatch('from', form);
  const kind = Form.useWatch('kind', form);
  const rule = options.rules.find((one) => one.kind === kind);
  const kinds = options.from.find(({ code }) => code === from)?.kinds ?? [];
  const stages = (['answer', 'contact', 'arrive', 'feedback'] as const).flatMap((stage) => {
    const limit = rule?.[stage];
    return limit ? [t('form.stage', { stage: t(`whistles:stages.${stage}`), limit: limitWords(t, limit) })] : [];
  });
  return (
    <>
      <Form.Item name="kind" label={t('kind')} extra={stages.join(t('console:comma'))}>
        <Select options={kinds.map((value) => ({ value, label: t(`whistles:kinds.${value}`) }))} />
      </Form.Item>
      {kind && !kind.startsWith('emergency') && (
        <Form.Item
          name="meetAt"
          label={t('form.meetAt')}
          rules={[{ required: true, message: t('form.meetRule') }]}
          normalize={(at: string) => at || undefined}
        >
          <Input type="datetime-local" />
        </Form.Item>
      )}
    </>
  );
};
