import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DrawnArea } from '#contract/drawing/api.ts';
import { AreaFields } from '../EditFacts.tsx';
import type { Proposal } from './acts.ts';
import { type Count, counts } from './figures.ts';

type Part = Pick<DrawnArea, 'name' | 'kind' | Count>;
interface Props {
  proposal: Proposal;
  before: readonly DrawnArea[];
  /** Whether the areas are grids, which may be estates or dedicated ones. */
  kinds: boolean;
  onLook: (key: string) => void;
  onCancel: () => void;
  onDone: (features: readonly DrawnArea[]) => void;
}

const total = (areas: readonly (Partial<Part> | undefined)[], count: Count): number =>
  areas.reduce((sum, area) => sum + (area?.[count] ?? 0), 0);

/** Names and figures of the parts that came about. The figures are a suggestion by area; what they add up to stands beside what it was. */
export const PartsForm = ({ proposal, before, kinds, onLook, onCancel, onDone }: Props) => {
  const { t } = useTranslation('drawing');
  const [form] = Form.useForm<{ parts: Part[] }>();
  const values = Form.useWatch('parts', form);
  const parts = proposal.keys.flatMap((key) => proposal.features.find((area) => area.key === key) ?? []);
  const touched = before.filter((area) => {
    const now = proposal.features.find((one) => one.key === area.key);
    return !now || (now !== area && proposal.keys.includes(area.key));
  });
  const finish = ({ parts: given }: { parts: Part[] }): void => {
    const next = new Map(
      parts.map((part, i) => {
        const { name, kind, households, residents } = given[i] ?? part;
        // the short name goes with the name, unless it had one of its own
        const shortName = part.shortName === part.name ? name.trim() : part.shortName;
        const figures = { kind: kind ?? null, households: households ?? null, residents: residents ?? null };
        return [part.key, { ...part, ...figures, name: name.trim(), shortName }];
      }),
    );
    onDone(proposal.features.map((area) => next.get(area.key) ?? area));
  };
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={finish} initialValues={{ parts }} className="grids-parts">
      <h2>{t('partsTitle')}</h2>
      <p className="soft">{t('partsText')}</p>
      {parts.map((part, i) => (
        <fieldset key={part.key} onFocus={() => onLook(part.key)}>
          <legend>
            <button type="button" className="plain-link" onClick={() => onLook(part.key)}>
              {values?.[i]?.name || part.name}
            </button>{' '}
            {part.code === null ? <span className="flag">{t('newOne')}</span> : <span className="soft num">{part.code}</span>}
          </legend>
          <AreaFields at={['parts', i]} kinds={kinds} short={false} />
        </fieldset>
      ))}
      {counts.map((count) => {
        const was = total(touched, count);
        const is = total(values ?? parts, count);
        return (
          was > 0 && (
            <p key={count} className={was === is ? 'soft num' : 'num grids-differs'} role={was === is ? undefined : 'status'}>
              {t(was === is ? 'sumKept' : 'sumDiffers', { what: t(count), now: is, before: was })}
            </p>
          )
        );
      })}
      <div className="form-end">
        <Button onClick={onCancel}>{t('console:cancel')}</Button>
        <Button type="primary" htmlType="submit">
          {t('confirm')}
        </Button>
      </div>
    </Form>
  );
};
