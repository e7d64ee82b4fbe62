import { Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PatrolPoint } from '#contract/patrols/points.ts';
import { type BasisKind, basisKinds, type CodeMode, codeModes } from '#contract/patrols/values.ts';
import { endpoints } from '../../app/api.ts';
import { asked } from '../../app/send.ts';
import { ActDrawer } from '../../components/ActDrawer.tsx';
import { NumberInput } from '../../components/NumberInput.tsx';
import { patrolsKey } from './Sections.tsx';

interface Values {
  checklist: string;
  codeMode: CodeMode;
  metres?: number | null;
  opens?: string;
  closes?: string;
  kind: BasisKind | '';
  text?: string;
  source?: string;
  approvedBy?: string;
  until?: string;
}
interface Props {
  point: PatrolPoint;
  checklists: readonly { code: string; name: string; source: string }[];
  onClose: () => void;
}

/** What is looked at at a point, how its code works, and – for whoever approves – on what basis it has to be scanned. */
export const PointForm = ({ point, checklists, onClose }: Props) => {
  const { t } = useTranslation('patrols-console');
  const approves = point.actions.includes('approve');
  const needed = [{ required: true, whitespace: true, min: 2, message: t('basisRule') }];
  const { basis } = point;
  return (
    <ActDrawer<Values, PatrolPoint>
      keep="patrols.point"
      subject={point.placeId}
      title={point.name}
      submit={t('save')}
      done={t('saved')}
      renews={patrolsKey}
      initial={{
        checklist: point.checklist,
        codeMode: point.codeMode,
        metres: point.metres,
        ...(point.hours && { opens: point.hours[0], closes: point.hours[1] }),
        kind: basis?.kind ?? '',
        ...(basis && { text: basis.text, source: basis.source, approvedBy: basis.approvedBy, until: basis.until }),
      }}
      request={({ checklist, codeMode, metres, opens, closes, kind, text = '', source = '', approvedBy = '', until = '' }) =>
        asked(endpoints.patrols.setPoint, {
          params: { placeId: point.placeId },
          body: {
            version: point.version,
            checklist,
            codeMode,
            metres: metres ?? null,
            hours: opens && closes ? [opens, closes] : null,
            basis: kind === '' ? null : { kind, text, source, approvedBy, until },
          },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="checklist" label={t('checklist')}>
        <Select options={checklists.map(({ code, name }) => ({ value: code, label: name }))} />
      </Form.Item>
      <Form.Item name="codeMode" label={t('code')} extra={t('codeHint')}>
        <Radio.Group options={codeModes.map((value) => ({ value, label: t(`codeModes.${value}`) }))} />
      </Form.Item>
      <div className="form-two">
        <Form.Item name="metres" label={t('metres')}>
          <NumberInput aria-label={t('metres')} min={10} max={2000} precision={0} placeholder="100" />
        </Form.Item>
        <Form.Item name="opens" label={t('opens')}>
          <Input type="time" />
        </Form.Item>
        <Form.Item name="closes" label={t('closes')}>
          <Input type="time" />
        </Form.Item>
      </div>
      <Form.Item name="kind" label={t('basis')} extra={t(approves ? 'basisHint' : 'basisOthers')}>
        <Select
          disabled={!approves}
          options={(['', ...basisKinds] as const).map((value) => ({
            value,
            label: value === '' ? t('basisIs.none') : t(`basisKinds.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) =>
          getFieldValue('kind') && (
            <>
              <Form.Item name="text" label={t('basisText')} rules={needed}>
                <Input maxLength={200} disabled={!approves} />
              </Form.Item>
              <Form.Item name="source" label={t('basisSource')} rules={needed}>
                <Input maxLength={200} disabled={!approves} />
              </Form.Item>
              <Form.Item name="approvedBy" label={t('approvedBy')} rules={needed}>
                <Input maxLength={60} disabled={!approves} />
              </Form.Item>
              <Form.Item name="until" label={t('until')} rules={needed}>
                <Input type="date" disabled={!approves} />
              </Form.Item>
            </>
          )
        }
      </Form.Item>
    </ActDrawer>
  );
};
