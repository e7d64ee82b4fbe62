import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DisputeDetail } from '#contract/disputes/api.ts';
import { type DisputeKind, disputeKindSet, disputeSources, type PartySide, partySides } from '#contract/disputes/kinds.ts';
import { call, endpoints } from '../../app/api.ts';
import { refined } from '../../app/kinds.ts';
import { asked } from '../../app/send.ts';
import { ActDrawer } from '../../components/ActDrawer.tsx';
import { AreaSelect } from '../../components/AreaSelect.tsx';
import { OrganisationSelect } from '../../components/OrganisationSelect.tsx';

interface Values {
  kind: DisputeKind;
  title: string;
  facts: string;
  areaCode: string;
  organisationId: string;
  mediatorId?: string;
  mediator?: string;
  source: (typeof disputeSources)[number];
  parties: { side: PartySide; name: string; phone?: string }[];
}
interface Props {
  /** The case it begins with. */
  about?: { id: string; title: string; area: { code: string; name: string } };
  onClose: () => void;
  onDone: (dispute: DisputeDetail) => void;
}

/** Takes a dispute to mediation. */
export const OpenForm = ({ about, onClose, onDone }: Props) => {
  const { t } = useTranslation('disputes-console');
  const words = (max: number) => [{ required: true, whitespace: true, min: 2, max, message: t('form.wordsRule', { max }) }];
  const chosen = [{ required: true, message: t('form.chooseRule') }];
  return (
    <ActDrawer<Values, DisputeDetail>
      keep="disputes.open"
      subject={about?.id ?? ''}
      title={t('open')}
      submit={t('open')}
      done={t('done.opened')}
      renews="disputes"
      secret={['parties']}
      wide
      initial={{
        kind: 'neighbours',
        source: 'asked',
        parties: [
          { side: 'first', name: '' },
          { side: 'second', name: '' },
        ],
        ...(about && { areaCode: about.area.code }),
      }}
      request={({ parties, ...v }) =>
        asked(endpoints.disputes.openDispute, {
          body: {
            ...v,
            caseId: about?.id ?? null,
            mediatorId: v.mediatorId ?? null,
            mediator: v.mediator?.trim() || null,
            parties: parties.map(({ side, name, phone }) => ({ side, name: name.trim(), phone: phone?.trim() || null })),
          },
        })
      }
      onClose={onClose}
      onDone={(dispute) => {
        onClose();
        onDone(dispute);
      }}
    >
      <Form.Item name="kind" label={t('kind')}>
        <Select options={refined(disputeKindSet).map((value) => ({ value, label: t(`disputes:kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item name="title" label={t('form.title')} extra={t('form.titleHint')} rules={words(100)}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="facts" label={t('form.facts')} rules={words(2000)}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 3, maxRows: 8 }} />
      </Form.Item>
      <Parties />
      <Form.Item name="source" label={t('source')}>
        <Select options={disputeSources.map((value) => ({ value, label: t(`disputes:sources.${value}`) }))} />
      </Form.Item>
      <Form.Item name="areaCode" label={t('area')} rules={chosen}>
        <AreaSelect label={t('area')} {...(about && { valueName: about.area.name })} />
      </Form.Item>
      <Form.Item name="organisationId" label={t('organisation')} rules={chosen}>
        <OrganisationSelect label={t('organisation')} />
      </Form.Item>
      <MediatorFields />
    </ActDrawer>
  );
};

/** Both sides, as many persons as there are. */
const Parties = () => {
  const { t } = useTranslation('disputes-console');
  return (
    <Form.List name="parties">
      {(fields, { add, remove }) => (
        <fieldset className="dispute-parties">
          <legend>{t('parties')}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className="dispute-party">
              <Form.Item name={[name, 'side']} className="dispute-side">
                <Select
                  aria-label={t('form.side', { n: name + 1 })}
                  options={partySides.map((value) => ({ value, label: t(`disputes:sides.${value}`) }))}
                />
              </Form.Item>
              <Form.Item
                name={[name, 'name']}
                rules={[{ required: true, whitespace: true, min: 2, max: 40, message: t('form.wordsRule', { max: 40 }) }]}
              >
                <Input
                  maxLength={40}
                  placeholder={t('form.name')}
                  aria-label={`${t('form.party', { n: name + 1 })} ${t('form.name')}`}
                  autoComplete="off"
                />
              </Form.Item>
              <Form.Item name={[name, 'phone']} rules={[{ pattern: /^\s*1[3-9]\d{9}\s*$/, message: t('form.phoneRule') }]}>
                <Input
                  maxLength={20}
                  inputMode="tel"
                  placeholder={t('form.phone')}
                  aria-label={`${t('form.party', { n: name + 1 })} ${t('form.phone')}`}
                  autoComplete="off"
                />
              </Form.Item>
              {fields.length > 2 && (
                <Button
                  type="text"
                  icon={<MinusCircleOutlined />}
                  aria-label={t('form.removeParty', { n: name + 1 })}
                  onClick={() => remove(name)}
                />
              )}
            </div>
          ))}
          {fields.length < 8 && (
            <Button icon={<PlusOutlined />} onClick={() => add({ side: 'second', name: '' })}>
              {t('form.addParty')}
            </Button>
          )}
        </fieldset>
      )}
    </Form.List>
  );
};

/** Who mediates: an account of the organisation or the area, or somebody without one. @param of where it is settled already */
export const MediatorFields = ({ of }: { of?: { organisationId: string; areaCode: string } }) => {
  const { t } = useTranslation('disputes-console');
  const form = Form.useFormInstance<Partial<Values>>();
  const [organisationId, areaCode] = [Form.useWatch('organisationId', form), Form.useWatch('areaCode', form)];
  const [organisation, area] = [of?.organisationId ?? organisationId, of?.areaCode ?? areaCode];
  const { data, isFetching } = useQuery({
    queryKey: ['disputes', 'mediators', organisation, area],
    enabled: Boolean(organisation && area),
    queryFn: ({ signal }) =>
      call(endpoints.disputes.listMediators, { query: { organisation: organisation ?? '', area: area ?? '' } }, signal),
  });
  return (
    <>
      <Form.Item name="mediatorId" label={t('mediator')} extra={t('form.nobodyChosen')}>
        <Select
          allowClear
          loading={isFetching}
          disabled={!organisation || !area}
          options={(data?.items ?? []).map(({ accountId, name, onDuty }) => ({
            value: accountId,
            label: onDuty ? `${name}（${t('form.onDuty')}）` : name,
          }))}
        />
      </Form.Item>
      <Form.Item name="mediator" label={t('form.mediatorName')} extra={t('form.mediatorNameHint')}>
        <Input maxLength={40} />
      </Form.Item>
    </>
  );
};
